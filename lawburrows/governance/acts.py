"""What governance writes to the trail."""

from lawburrows.audit.act import Act, Verb

EDITION_ADDED = Act("governance.edition.added", "added an edition of guidance", Verb.COLLECT)
EDITION_READ = Act("governance.edition.read", "said that they have read an edition of guidance", Verb.COLLECT)
FIGURE_AGREED = Act("governance.figure.agreed", "agreed a figure of a rule table", Verb.ALTER)
FIGURE_PROPOSED = Act("governance.figure.proposed", "proposed a figure of a rule table", Verb.COLLECT)
