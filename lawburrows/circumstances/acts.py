"""What changes of circumstances write to the trail."""

from lawburrows.audit.act import Act, Verb

CALL_DEALT_WITH = Act("circumstances.call.dealt_with", "dealt with what a change calls for", Verb.ALTER)
CHANGE_RECORDED = Act("circumstances.change.recorded", "recorded that something has changed", Verb.COLLECT)
PATHWAY_DECIDED = Act("circumstances.pathway.decided", "decided how a young person is managed as an adult", Verb.ALTER)
