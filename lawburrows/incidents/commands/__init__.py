"""The writes: the report and what is decided about it, the case review, and social work's own review."""

from lawburrows.incidents.commands.incidents import (
    change_incident,
    decide_incident,
    end_other_review,
    pass_on_incident,
    record_incident,
    send_report,
    view_report,
    withhold_report,
)
from lawburrows.incidents.commands.recommendations import (
    add_recommendation,
    answer_recommendation,
    give_recommended_action,
    note_recommendation_done,
)
from lawburrows.incidents.commands.reviews import (
    add_event,
    decide_publication,
    end_member,
    hand_in_review,
    name_member,
    plan_review,
    write_findings,
)
from lawburrows.incidents.commands.social_work import (
    end_social_work,
    note_reply,
    notify_inspectorate,
    refuse_social_work,
    send_social_work,
)

__all__ = [
    "add_event",
    "add_recommendation",
    "answer_recommendation",
    "change_incident",
    "decide_incident",
    "decide_publication",
    "end_member",
    "end_other_review",
    "end_social_work",
    "give_recommended_action",
    "hand_in_review",
    "name_member",
    "note_recommendation_done",
    "note_reply",
    "notify_inspectorate",
    "pass_on_incident",
    "plan_review",
    "record_incident",
    "refuse_social_work",
    "send_report",
    "send_social_work",
    "view_report",
    "withhold_report",
    "write_findings",
]
