"""What the register of people writes to the trail."""

from lawburrows.audit.act import Act, Verb

PEOPLE_LOADED = Act("people.loaded", "loaded people from an extract", Verb.COLLECT)
