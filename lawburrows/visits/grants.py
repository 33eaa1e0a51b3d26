"""A receipt is added by whoever sees the summary and may receive referrals, though they write nothing else."""

from lawburrows.access.grades import Grade, Part
from lawburrows.access.grants import holder_of
from lawburrows.access.permissions import Permission
from lawburrows.access.scope import row_condition, setting

_ME = setting("user", "uuid")
_RECEIPT = "visits_protectionreceipt"
_SEEN = row_condition(f"{_RECEIPT}.record_id", Grade.SUMMARY, Part.VICTIMS)
GRANTS: dict[str, dict[str, tuple[str, ...]]] = {}
POLICIES = {
    _RECEIPT: [
        (
            f"FOR INSERT TO lawburrows_web WITH CHECK ({_SEEN} AND {_RECEIPT}.entered_by_id = {_ME} "
            f"AND {holder_of(Permission.PROTECTION_RECEIVE)})"
        )
    ]
}
