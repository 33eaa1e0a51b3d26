"""What tasks writes to the trail."""

from lawburrows.audit.act import Act, Verb

BROUGHT_UP_TO_DATE = Act("tasks.brought_up_to_date", "brought what is due into line with the facts", Verb.ALTER)
CORRECTED = Act("tasks.corrected", "said what was done about a corrected rule", Verb.COLLECT)
CORRECTIONS_LISTED = Act("tasks.corrections.listed", "looked at whom a corrected rule had wronged", Verb.CONSULT)
ESCALATED = Act("tasks.escalated", "told whoever is next of what is near or late", Verb.COLLECT)
PEOPLE_LISTED = Act("tasks.people.listed", "looked at a list of people", Verb.CONSULT)
SAID_WHY_NOT_YET = Act("tasks.not_yet.said", "said why something overdue is not done yet", Verb.COLLECT)
TOOK_NOTE = Act("tasks.took_note", "took note of what is near or late", Verb.ALTER)
WORK_LISTED = Act("tasks.work.listed", "looked at a list of what is due", Verb.CONSULT)
