"""What plans write to the trail."""

from lawburrows.audit.act import Act, Verb

ANSWER_RECORDED = Act("plans.answer.recorded", "recorded what the Risk Management Authority answered", Verb.COLLECT)
BEGUN = Act("plans.begun", "began a version of the risk management plan", Verb.COLLECT)
COMPARED = Act("plans.compared", "compared two versions of the risk management plan", Verb.CONSULT)
FRAME_SET = Act("plans.frame.set", "set the review date and the limits of a plan", Verb.ALTER)
PART_ADDED = Act("plans.part.added", "added to the risk management plan", Verb.COLLECT)
PART_CHANGED = Act("plans.part.changed", "changed the risk management plan", Verb.ALTER)
PART_REMOVED = Act("plans.part.removed", "took something out of a draft of the plan", Verb.ALTER)
PARTS_READ = Act("plans.parts.read", "read what a draft took from the register, and let it stand", Verb.ALTER)
REVIEWED = Act("plans.reviewed", "recorded that a plan was looked at and stays as it is", Verb.COLLECT)
SET_ASIDE = Act("plans.set_aside", "set a draft of the risk management plan aside", Verb.ALTER)
SIGNATURES_ASKED = Act("plans.signatures.asked", "asked for signatures of the risk management plan", Verb.ALTER)
SIGNED = Act("plans.signed", "signed the risk management plan", Verb.ALTER)
TAKEN_BACK = Act("plans.taken_back", "took a plan back to be changed before it was signed", Verb.ALTER)
VICTIM_ADDED = Act("plans.victim.added", "recorded how a victim is kept safe", Verb.COLLECT)
VICTIM_CHANGED = Act("plans.victim.changed", "changed how a victim is kept safe", Verb.ALTER)
VICTIM_TOLD = Act("plans.victim.told", "recorded that the contact agency of a victim was told", Verb.DISCLOSE)
VICTIMS_SEEN = Act("plans.victims.seen", "looked at the part about victims", Verb.CONSULT)
