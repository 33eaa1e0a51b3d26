"""What the register of people writes to the trail."""

from dataclasses import dataclass

from lawburrows.audit.act import Act, Verb


@dataclass(frozen=True)
class EntryActs:
    """What may become of one kind of entry."""

    added: Act
    changed: Act
    ended: Act


def _of(key: str, words: str) -> EntryActs:
    return EntryActs(
        Act(f"people.{key}.added", f"added {words}", Verb.COLLECT),
        Act(f"people.{key}.changed", f"changed {words}", Verb.ALTER),
        Act(f"people.{key}.ended", f"ended {words}", Verb.ALTER),
    )


ACCOUNT = _of("account", "an account or card")
ADDRESS = _of("address", "an address")
CONTACT = _of("contact", "a telephone, e-mail or online account")
DESCRIPTION = _of("description", "a description")
DIRECTION = _of("direction", "a direction to a parent")
IDENTIFIER = _of("identifier", "a number")
NAME = _of("name", "a name")
NEED = _of("need", "a communication need")
OCCUPATION = _of("occupation", "a job or study")
OTHER = _of("other", "another person in the case")
PERSON = _of("person", "a person")
PHOTOGRAPH = _of("photograph", "a photograph")
RELATIONSHIP = _of("relationship", "a relationship")
TRAVEL_DOCUMENT = _of("travel_document", "a travel document")
VEHICLE = _of("vehicle", "a vehicle")
WARNING = _of("warning", "a warning")

CARRIED_OVER = Act(
    "people.carried_over", "completed a merge with what the merger may not see, if anything", Verb.COMBINE
)
CORRECTION_ANSWERED = Act("people.correction.answered", "answered a proposed correction", Verb.ALTER)
CORRECTION_PROPOSED = Act("people.correction.proposed", "proposed a correction", Verb.COLLECT)
DUPLICATES_SHOWN = Act("people.duplicates.shown", "looked at possible duplicates", Verb.SEARCH)
MERGE_CONSIDERED = Act("people.merge.considered", "compared two records that may be of one person", Verb.CONSULT)
NUMBER_REVEALED = Act("people.number.revealed", "saw a protected number in full", Verb.CONSULT)
PHOTOGRAPH_SHOWN = Act("people.photograph.shown", "looked at a photograph", Verb.CONSULT)
PEOPLE_LOADED = Act("people.loaded", "loaded people from an extract", Verb.COLLECT)
PEOPLE_MERGED = Act("people.merged", "merged two records of one person", Verb.COMBINE)
