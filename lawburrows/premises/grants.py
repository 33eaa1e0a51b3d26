"""Whoever is asked for a part has it without the record; places carry no case, and those who keep them write them."""

from lawburrows.access.addressed import sent_row
from lawburrows.access.security import ME

_BOTH = "lawburrows_web, lawburrows_worker"
_WRITE = {"web": ("SELECT", "INSERT", "UPDATE"), "worker": ("SELECT", "INSERT", "UPDATE")}
GRANTS = {"premises_place": _WRITE, "premises_placebatch": _WRITE}
_ASKED = sent_row("premises_agencypart", "asked_id")


def _mine(table: str) -> str:
    """As long as they have the part itself, which its own policies decide."""
    return f"EXISTS (SELECT 1 FROM premises_agencypart q WHERE q.id = {table}.part_id AND q.asked_id = {ME})"


def _to_write(table: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM premises_agencypart q WHERE q.id = {table}.part_id "
        f"AND q.record_id = {table}.record_id AND q.asked_id = {ME} AND q.state = 'asked')"
    )


_SIGNED = f"premises_signedpart.signed_by_id = {ME}"
POLICIES = {
    "premises_agencypart": [
        f"FOR SELECT TO {_BOTH} USING ({_ASKED})",
        (
            f"FOR UPDATE TO {_BOTH} USING (premises_agencypart.state = 'asked' AND {_ASKED}) "
            f"WITH CHECK (premises_agencypart.state = 'signed' AND {_ASKED})"
        ),
    ],
    "premises_signedpart": [
        f"FOR SELECT TO {_BOTH} USING ({_SIGNED} AND {_mine('premises_signedpart')})",
        f"FOR INSERT TO {_BOTH} WITH CHECK ({_SIGNED} AND {_to_write('premises_signedpart')})",
    ],
    "premises_finding": [
        f"FOR SELECT TO {_BOTH} USING ({_mine('premises_finding')})",
        f"FOR INSERT TO {_BOTH} WITH CHECK ({_to_write('premises_finding')})",
    ],
}
