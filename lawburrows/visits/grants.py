"""A receipt is added by whoever may receive referrals, though they see a summary alone; a device is its user's own."""

from lawburrows.access.grades import Grade, Part
from lawburrows.access.grants import holder_of
from lawburrows.access.permissions import Permission
from lawburrows.access.scope import row_condition, setting

_ME = setting("user", "uuid")
_RECEIPT = "visits_protectionreceipt"
_SEEN = row_condition(f"{_RECEIPT}.record_id", Grade.SUMMARY, Part.VICTIMS)
_DEVICE = "visits_offlinedevice"
GRANTS: dict[str, dict[str, tuple[str, ...]]] = {_DEVICE: {"web": ("SELECT", "INSERT", "UPDATE")}}
POLICIES = {
    # A device is its user's own, and nobody else's.
    _DEVICE: [f"TO lawburrows_web USING (user_id = {_ME}) WITH CHECK (user_id = {_ME})"],
    _RECEIPT: [
        (
            f"FOR INSERT TO lawburrows_web WITH CHECK ({_SEEN} AND {_RECEIPT}.entered_by_id = {_ME} "
            f"AND {holder_of(Permission.PROTECTION_RECEIVE)})"
        )
    ],
}
