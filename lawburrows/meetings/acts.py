"""What meetings write to the trail."""

from lawburrows.audit.act import Act, Verb

CASE_ADDED = Act("meetings.case.added", "put a case on a meeting", Verb.COLLECT)
CASE_MOVED = Act("meetings.case.moved", "changed the order of a meeting", Verb.ALTER)
CASE_TAKEN_OFF = Act("meetings.case.taken_off", "took a case off a meeting", Verb.ALTER)
INFORMATION_ANSWERED = Act("meetings.information.answered", "answered what an agency holds", Verb.COLLECT)
INFORMATION_ASKED = Act("meetings.information.asked", "asked an agency what it holds", Verb.DISCLOSE)
INFORMATION_SEEN = Act("meetings.information.seen", "opened a request for information", Verb.CONSULT)
INFORMATION_WITHDRAWN = Act("meetings.information.withdrawn", "withdrew a request for information", Verb.ALTER)
INVITATION_ACKNOWLEDGED = Act(
    "meetings.invitation.acknowledged", "acknowledged that a case is confidential", Verb.COLLECT
)
INVITATION_ANSWERED = Act("meetings.invitation.answered", "answered an invitation to a case", Verb.ALTER)
INVITATION_SEEN = Act("meetings.invitation.seen", "opened an invitation to a case", Verb.CONSULT)
INVITATION_SENT = Act("meetings.invitation.sent", "asked somebody to a case of a meeting", Verb.DISCLOSE)
MEETING_CANCELLED = Act("meetings.meeting.cancelled", "cancelled a meeting", Verb.ALTER)
MEETING_CHANGED = Act("meetings.meeting.changed", "changed or moved a meeting", Verb.ALTER)
MEETING_PLANNED = Act("meetings.meeting.planned", "planned a meeting", Verb.COLLECT)
MEETING_SEEN = Act("meetings.meeting.seen", "opened a meeting", Verb.CONSULT)
ATTENDANCE_TAKEN = Act("meetings.attendance.taken", "wrote down who was at a meeting", Verb.ALTER)
CASE_CLOSED = Act("meetings.case.closed", "closed a case of a meeting", Verb.ALTER)
DISSENT_RECORDED = Act("meetings.dissent.recorded", "recorded a differing view at a meeting", Verb.COLLECT)
MINUTES_AGREED = Act("meetings.minutes.agreed", "agreed minutes", Verb.ALTER)
MINUTES_CIRCULATED = Act("meetings.minutes.circulated", "circulated minutes", Verb.DISCLOSE)
MINUTES_RECEIVED = Act("meetings.minutes.received", "received minutes", Verb.ALTER)
MINUTES_WRITTEN = Act("meetings.minutes.written", "wrote in minutes", Verb.ALTER)
WORDS_JUDGED = Act("meetings.words.judged", "took in or left words proposed for minutes", Verb.ALTER)
WORDS_PROPOSED = Act("meetings.words.proposed", "proposed words for minutes", Verb.COLLECT)
