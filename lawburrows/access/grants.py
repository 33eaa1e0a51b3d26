"""What each login may do with the tables of access that carry no case, and who may read the trail."""

from lawburrows.access.permissions import Permission
from lawburrows.access.roles import keys
from lawburrows.access.scope import setting

_EDITED = {"web": ("SELECT", "INSERT", "UPDATE", "DELETE"), "worker": ("SELECT", "INSERT", "UPDATE")}
GRANTS = {
    "access_agency": _EDITED,
    "access_area": _EDITED,
    "access_areacover": _EDITED,
    "access_posting": _EDITED,
    "access_submission": {"web": ("SELECT", "INSERT", "UPDATE")},
    "access_team": _EDITED,
    "access_user": _EDITED,
}

_ME, _TODAY, _IN_HAND = setting("user", "uuid"), setting("today", "date"), setting("record", "uuid")
_AUDITORS = ", ".join(repr(key) for key in keys(lambda role: Permission.AUDIT_READ in role.permissions))
_AN_AUDITOR = (
    f"EXISTS (SELECT 1 FROM access_posting auditing WHERE auditing.user_id = {_ME} AND auditing.role IN ({_AUDITORS}) "
    f"AND auditing.starts <= {_TODAY} AND (auditing.ends IS NULL OR auditing.ends > {_TODAY}))"
)
# Everyone adds to the trail. It is read by auditors, by whoever did the act, and, for one record, by who has it open.
_ADDS = "FOR INSERT TO lawburrows_web, lawburrows_worker WITH CHECK (true)"
_ALL_FOR_THE_WORKER = "FOR SELECT TO lawburrows_worker USING (true)"
POLICIES = {
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
