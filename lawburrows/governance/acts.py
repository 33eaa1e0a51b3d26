"""What governance writes to the trail."""

from lawburrows.audit.act import Act, Verb

FIGURE_AGREED = Act("governance.figure.agreed", "agreed a figure of a rule table", Verb.ALTER)
FIGURE_PROPOSED = Act("governance.figure.proposed", "proposed a figure of a rule table", Verb.COLLECT)
