"""What the demonstration writes to the trail."""

from lawburrows.audit.act import Act, Verb

CASES_DRESSED = Act("demo.cases_dressed", "made a few cases of the demonstration tell more", Verb.ALTER)
PERSONAS_SEATED = Act("demo.personas_seated", "gave the people of the demonstration their postings", Verb.ALTER)
SIGNED_IN = Act("demo.signed_in", "signed in from the demonstration's page", Verb.SIGN_IN)
