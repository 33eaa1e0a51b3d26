"""What tasks writes to the trail."""

from lawburrows.audit.act import Act, Verb

BROUGHT_UP_TO_DATE = Act("tasks.brought_up_to_date", "brought what is due into line with the facts", Verb.ALTER)
GROUND_AGAIN = Act("tasks.ground_again", "found a ground again for a person whose last one had ended", Verb.ALTER)
MANAGEMENT_ENDED = Act("tasks.management_ended", "stopped sharing when the last ground had ended", Verb.ALTER)
PEOPLE_LISTED = Act("tasks.people.listed", "looked at a list of people", Verb.CONSULT)
SAID_WHY_NOT_YET = Act("tasks.not_yet.said", "said why something overdue is not done yet", Verb.COLLECT)
WORK_LISTED = Act("tasks.work.listed", "looked at a list of what is due", Verb.CONSULT)
