"""What is written to the trail about the strategic groups."""

from lawburrows.audit.act import Act, Verb

ACTION_ENDED = Act("bodies.action.ended", "said what came of an action of a strategic group", Verb.ALTER)
ACTION_GIVEN = Act("bodies.action.given", "gave an agency an action of a strategic group", Verb.COLLECT)
BODY_ADDED = Act("bodies.body.added", "added a strategic group", Verb.COLLECT)
MEETING_RECORDED = Act("bodies.meeting.recorded", "recorded a meeting of a strategic group", Verb.COLLECT)
MEMBER_ADDED = Act("bodies.member.added", "added a member of a strategic group", Verb.COLLECT)
MEMBER_ENDED = Act("bodies.member.ended", "ended a membership of a strategic group", Verb.ALTER)
MEMORANDUM_FILED = Act("bodies.memorandum.filed", "filed the memorandum of an area", Verb.COLLECT)
MEMORANDUM_READ = Act("bodies.memorandum.read", "opened the document of a memorandum", Verb.CONSULT)
