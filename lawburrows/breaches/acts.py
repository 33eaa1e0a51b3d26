"""What breaches writes to the trail."""

from lawburrows.audit.act import Act, Verb

COURT_DATE_RECORDED = Act("breaches.court_date.recorded", "recorded a date in court", Verb.COLLECT)
EVIDENCE_ADDED = Act("breaches.evidence.added", "added evidence to a suspicion", Verb.COLLECT)
EVIDENCE_JUDGED = Act("breaches.evidence.judged", "verified evidence of a suspicion or set it aside", Verb.ALTER)
HEARING_RECORDED = Act("breaches.hearing.recorded", "recorded what happened in court", Verb.ALTER)
MISSING_CHANGED = Act("breaches.missing.changed", "changed what is known of a missing person", Verb.ALTER)
MISSING_ENDED = Act("breaches.missing.ended", "recorded that a missing person was found", Verb.ALTER)
MISSING_RECORDED = Act("breaches.missing.recorded", "recorded a person as missing", Verb.COLLECT)
SEARCH_ANSWERED = Act("breaches.search.answered", "recorded the sheriff's answer about entry and search", Verb.ALTER)
SEARCH_APPLIED = Act("breaches.search.applied", "recorded an application to enter and search", Verb.COLLECT)
SEARCH_ATTEMPTED = Act("breaches.search.attempted", "recorded an attempt to enter an address", Verb.COLLECT)
SEARCH_ENDED = Act("breaches.search.ended", "recorded what became of a warrant to enter and search", Verb.ALTER)
SUSPICION_CONSIDERED = Act("breaches.suspicion.considered", "considered a suspicion of a breach", Verb.COLLECT)
SUSPICION_MOVED = Act("breaches.suspicion.moved", "recorded what followed from a suspicion", Verb.ALTER)
SUSPICION_RAISED = Act("breaches.suspicion.raised", "raised a suspicion of a breach", Verb.COLLECT)
WANTED_CHANGED = Act("breaches.wanted.changed", "changed when a warrant is looked at again", Verb.ALTER)
WANTED_ENDED = Act("breaches.wanted.ended", "recorded the end of a warrant", Verb.ALTER)
WANTED_RECORDED = Act("breaches.wanted.recorded", "recorded a warrant for a person", Verb.COLLECT)
