"""What two administrators decide about an account is seen by administrators and by whom it is about."""

from lawburrows.access.grants import holder_of
from lawburrows.access.permissions import Permission
from lawburrows.access.security import ME

_ADMINISTERS = holder_of(Permission.USERS_MANAGE)
_TABLES = ("accounts_proposedposting", "accounts_firstlink")
GRANTS = {table: {"web": ("SELECT", "INSERT", "UPDATE")} for table in _TABLES}
_MINE = f"(user_id = {ME} AND answer = 'agreed')"
POLICIES = {
    table: [
        f"FOR SELECT TO lawburrows_web USING (user_id = {ME} OR {_ADMINISTERS})",
        (
            f"FOR INSERT TO lawburrows_web WITH CHECK (proposed_by_id = {ME} AND user_id <> {ME} "
            f"AND answer = 'waiting' AND {_ADMINISTERS})"
        ),
        f"FOR UPDATE TO lawburrows_web USING ({_ADMINISTERS} OR {_MINE}) WITH CHECK ({_ADMINISTERS} OR {_MINE})",
    ]
    for table in _TABLES
}
