"""What searching writes to the trail."""

from lawburrows.audit.act import Act, Verb

SEARCHED = Act("search.searched", "searched the register", Verb.SEARCH)
