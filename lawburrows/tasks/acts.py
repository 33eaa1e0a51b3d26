"""What tasks writes to the trail."""

from lawburrows.audit.act import Act, Verb

BROUGHT_UP_TO_DATE = Act("tasks.brought_up_to_date", "brought what is due into line with the facts", Verb.ALTER)
CALENDAR_READ = Act("tasks.calendar.read", "took the days on which something is due into a calendar", Verb.DISCLOSE)
CALENDAR_STOPPED = Act("tasks.calendar.stopped", "stopped the address of their calendar", Verb.ALTER)
CALENDAR_GIVEN = Act("tasks.calendar.given", "was given an address for their calendar", Verb.ALTER)
CASES_LEFT = Act("tasks.cases_left", "looked whether cases name somebody whose posting has ended", Verb.CONSULT)
CHASED = Act("tasks.chased", "reminded those who owe an answer", Verb.DISCLOSE)
CLEARED = Act("tasks.cleared", "cleared sessions, sent forms and finished jobs whose keeping time is over", Verb.ERASE)
DIGEST_CHOSEN = Act("tasks.digest.chosen", "chose how they are reminded by mail", Verb.ALTER)
DIGEST_SENT = Act("tasks.digest.sent", "was reminded by mail of how much is due", Verb.DISCLOSE)
GROUND_AGAIN = Act("tasks.ground_again", "found a ground again for a person whose last one had ended", Verb.ALTER)
LOAD_LISTED = Act("tasks.load.listed", "looked at who has how much to do", Verb.CONSULT)
MANAGEMENT_ENDED = Act("tasks.management_ended", "stopped sharing when the last ground had ended", Verb.ALTER)
PEOPLE_LISTED = Act("tasks.people.listed", "looked at a list of people", Verb.CONSULT)
REASSIGNED = Act("tasks.reassigned", "gave cases from one person to others", Verb.ALTER)
REASSIGNING = Act("tasks.reassigning", "looked at the cases of somebody, to give them to others", Verb.CONSULT)
SAID_WHY_NOT_YET = Act("tasks.not_yet.said", "said why something overdue is not done yet", Verb.COLLECT)
WORK_LISTED = Act("tasks.work.listed", "looked at a list of what is due", Verb.CONSULT)
