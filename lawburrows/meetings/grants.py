"""A meeting is seen by whoever plans meetings in its area, leads or minutes it, or may see one of its cases."""

from lawburrows.access.addressed import sent_row
from lawburrows.access.permissions import Permission
from lawburrows.access.roles import keys
from lawburrows.access.scope import setting
from lawburrows.access.security import ME, NAMED_JOB

_TODAY = setting("today", "date")
_KEPT = {"web": ("SELECT", "INSERT", "UPDATE"), "worker": ("SELECT", "INSERT", "UPDATE")}
GRANTS = {
    "meetings_meeting": _KEPT,
    "meetings_meetingevent": {"web": ("SELECT", "INSERT"), "worker": ("SELECT", "INSERT")},
}
_PLANNERS = ", ".join(repr(key) for key in keys(lambda role: Permission.MEETINGS_PLAN in role.permissions))
_BOTH = "lawburrows_web, lawburrows_worker"


def plans(area: str) -> str:
    """The condition that whoever asks plans meetings in the area of a column."""
    return (
        f"EXISTS (SELECT 1 FROM access_posting p WHERE p.user_id = {ME} AND p.role IN ({_PLANNERS}) "
        f"AND p.starts <= {_TODAY} AND (p.ends IS NULL OR p.ends > {_TODAY}) AND (p.area_id IS NULL "
        f"OR p.area_id = {area} OR EXISTS (SELECT 1 FROM access_areacover c "
        f"WHERE c.area_id = p.area_id AND c.council_area_id = {area})))"
    )


def _meeting(table: str, key: str) -> str:
    mine = f"{table}.chair_id = {ME} OR {table}.minute_taker_id = {ME}"
    # Of the cases those that the policies of their own table let through.
    case = f"EXISTS (SELECT 1 FROM meetings_meetingcase c WHERE c.meeting_id = {table}.{key})"
    return f"({NAMED_JOB} OR {mine} OR {plans(f'{table}.area_id')} OR {case})"


_RUNS = (
    f"({NAMED_JOB} OR meetings_meeting.chair_id = {ME} OR meetings_meeting.minute_taker_id = {ME} "
    f"OR {plans('meetings_meeting.area_id')})"
)


_INVITED = sent_row("meetings_invitation", "user_id")
_ASKED = sent_row("meetings_informationrequest", "asked_id")
# As long as they have the request itself, which its own policies decide.
_ANSWERED = (
    f"meetings_informationanswer.answered_by_id = {ME} AND EXISTS (SELECT 1 FROM meetings_informationrequest q "
    "WHERE q.id = meetings_informationanswer.request_id)"
)
_TO_ANSWER = (
    "EXISTS (SELECT 1 FROM meetings_informationrequest q WHERE q.id = meetings_informationanswer.request_id "
    f"AND q.record_id = meetings_informationanswer.record_id AND q.asked_id = {ME} AND q.state = 'asked')"
)
POLICIES = {
    # Whoever is asked to a case knows when it is; whose it is, only who may see the record.
    "meetings_meetingcase": [
        (
            f"FOR SELECT TO {_BOTH} USING (EXISTS (SELECT 1 FROM meetings_invitation i "
            f"WHERE i.case_id = meetings_meetingcase.id AND i.user_id = {ME}))"
        )
    ],
    "meetings_invitation": [
        f"FOR SELECT TO {_BOTH} USING ({_INVITED})",
        f"FOR UPDATE TO {_BOTH} USING ({_INVITED}) WITH CHECK ({_INVITED})",
    ],
    "meetings_informationrequest": [
        f"FOR SELECT TO {_BOTH} USING ({_ASKED})",
        (
            f"FOR UPDATE TO {_BOTH} USING (meetings_informationrequest.state = 'asked' AND {_ASKED}) "
            f"WITH CHECK (meetings_informationrequest.state = 'answered' AND {_ASKED})"
        ),
    ],
    "meetings_informationanswer": [
        f"FOR SELECT TO {_BOTH} USING ({_ANSWERED})",
        f"FOR INSERT TO {_BOTH} WITH CHECK ({_ANSWERED} AND {_TO_ANSWER})",
    ],
    "meetings_meeting": [
        f"FOR SELECT TO {_BOTH} USING {_meeting('meetings_meeting', 'id')}",
        f"FOR INSERT TO {_BOTH} WITH CHECK ({NAMED_JOB} OR {plans('meetings_meeting.area_id')})",
        f"FOR UPDATE TO {_BOTH} USING {_RUNS} WITH CHECK ({NAMED_JOB} OR {ME} IS NOT NULL)",
    ],
    "meetings_meetingevent": [
        f"FOR SELECT TO {_BOTH} USING ({NAMED_JOB} OR {plans('meetings_meetingevent.area_id')})",
        f"FOR INSERT TO {_BOTH} WITH CHECK (pg_trigger_depth() > 0)",
    ],
}
