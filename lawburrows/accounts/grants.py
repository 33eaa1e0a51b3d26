"""What two administrators decide about an account is seen by administrators and by whom it is about; how much somebody
holds, by administrators, and counted by the worker."""

from lawburrows.access.grants import holder_of
from lawburrows.access.permissions import Permission
from lawburrows.access.roles import keys
from lawburrows.access.scope import setting
from lawburrows.access.security import ME

_ADMINISTERS = holder_of(Permission.USERS_MANAGE)
_TABLES = ("accounts_proposedposting", "accounts_firstlink")
GRANTS: dict[str, dict[str, tuple[str, ...]]] = {table: {"web": ("SELECT", "INSERT", "UPDATE")} for table in _TABLES}
GRANTS["accounts_holding"] = {"web": ("SELECT",), "worker": ("SELECT", "INSERT", "UPDATE")}
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
POLICIES["accounts_holding"] = [
    f"FOR SELECT TO lawburrows_web USING ({_ADMINISTERS})",
    "FOR ALL TO lawburrows_worker USING (true) WITH CHECK (true)",
]

# The first two administrators get their links from the machine, while no two could give them: as policy says it.
_TODAY = setting("today", "date")
_ROLES = ", ".join(repr(key) for key in keys(lambda role: Permission.USERS_MANAGE in role.permissions))
POLICIES["accounts_firstlink"].append(
    f"FOR INSERT TO lawburrows_web WITH CHECK ({setting('system', 'text')} = 'setup' AND answer = 'agreed' "
    "AND EXISTS (SELECT 1 FROM access_user new WHERE new.id = user_id AND new.password LIKE '!%') "
    "AND (SELECT count(DISTINCT begun.id) FROM access_user begun JOIN access_posting held ON held.user_id = begun.id "
    f"WHERE begun.is_active AND begun.password NOT LIKE '!%' AND held.role IN ({_ROLES}) "
    f"AND held.starts <= {_TODAY} AND (held.ends IS NULL OR held.ends > {_TODAY})) < 2)"
)
