"""What actions write to the trail."""

from lawburrows.audit.act import Act, Verb

ACCEPTED = Act("actions.accepted", "accepted what came of an action", Verb.ALTER)
CHANGED = Act("actions.changed", "changed whose an action is, or its date", Verb.ALTER)
GIVEN = Act("actions.given", "gave an action", Verb.COLLECT)
REPORTED = Act("actions.reported", "reported what came of an action", Verb.ALTER)
RETURNED = Act("actions.returned", "returned an action: what came of it is not accepted", Verb.ALTER)
