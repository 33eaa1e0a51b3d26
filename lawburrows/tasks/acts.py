"""What tasks writes to the trail."""

from lawburrows.audit.act import Act, Verb

BROUGHT_UP_TO_DATE = Act("tasks.brought_up_to_date", "brought what is due into line with the facts", Verb.ALTER)
PEOPLE_LISTED = Act("tasks.people.listed", "looked at a list of people", Verb.CONSULT)
WORK_LISTED = Act("tasks.work.listed", "looked at a list of what is due", Verb.CONSULT)
