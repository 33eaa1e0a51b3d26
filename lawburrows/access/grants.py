"""What each login may do with the tables of access that carry no case, and who may read the trail."""

from lawburrows.access.permissions import Permission
from lawburrows.access.roles import keys
from lawburrows.access.scope import setting

_EDITED = {"web": ("SELECT", "INSERT", "UPDATE", "DELETE"), "worker": ("SELECT", "INSERT", "UPDATE")}
GRANTS = {
    "access_agency": _EDITED,
    "access_area": _EDITED,
    "access_areacover": _EDITED,
    "access_oncall": _EDITED,
    "access_posting": _EDITED,
    "access_submission": {"web": ("SELECT", "INSERT", "UPDATE"), "worker": ("SELECT", "DELETE")},
    "access_team": _EDITED,
    "access_user": _EDITED,
}

_ME, _TODAY, _IN_HAND = setting("user", "uuid"), setting("today", "date"), setting("record", "uuid")


def holder_of(permission: Permission) -> str:
    """The condition that whoever asks has a posting in force whose role holds a permission."""
    roles = ", ".join(repr(key) for key in keys(lambda role: permission in role.permissions))
    return (
        f"EXISTS (SELECT 1 FROM access_posting held WHERE held.user_id = {_ME} AND held.role IN ({roles}) "
        f"AND held.starts <= {_TODAY} AND (held.ends IS NULL OR held.ends > {_TODAY}))"
    )


_AN_AUDITOR = holder_of(Permission.AUDIT_READ)
# Everyone adds to the trail. It is read by auditors, by whoever did the act, and, for one record, by who has it open.
_ADDS = "FOR INSERT TO lawburrows_web, lawburrows_worker WITH CHECK (true)"
_ALL_FOR_THE_WORKER = "FOR SELECT TO lawburrows_worker USING (true)"
POLICIES = {
    # Where a form led names a record: only whoever sent it reads that.
    "access_submission": [
        f"TO lawburrows_web USING (user_id = {_ME}) WITH CHECK (user_id = {_ME})",
        "TO lawburrows_worker USING (true)",  # which deletes them by night
    ],
    # The trail names records by their ids; an auditor, who sees no record, knows them by their numbers alone.
    "access_recordevent": [f"FOR SELECT TO lawburrows_web USING ({_AN_AUDITOR})"],
    "audit_entry": [
        _ADDS,
        _ALL_FOR_THE_WORKER,
        f"FOR SELECT TO lawburrows_web USING (who = {_ME}::text OR {_IN_HAND} = ANY (records) OR {_AN_AUDITOR})",
    ],
    "audit_mention": [
        _ADDS,
        _ALL_FOR_THE_WORKER,
        f"FOR SELECT TO lawburrows_web USING (record_id = {_IN_HAND} OR {_AN_AUDITOR})",
    ],
    "audit_aside": [
        _ADDS,
        _ALL_FOR_THE_WORKER,
        "FOR DELETE TO lawburrows_worker USING (true)",
        (
            "FOR SELECT TO lawburrows_web USING (EXISTS (SELECT 1 FROM audit_entry e WHERE e.id = entry_id "
            f"AND (e.who = {_ME}::text OR {_AN_AUDITOR})))"
        ),
    ],
}
