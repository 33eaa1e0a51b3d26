"""Who may do what with people's details; each answer comes with its reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F

from lawburrows.access.grades import Grade, Part
from lawburrows.access.models import Agency, CaseData, Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may, says_enough
from lawburrows.access.scope import Visible, is_system
from lawburrows.access.security import case_models
from lawburrows.people.models import Merge, Person, ProposedCorrection
from lawburrows.people.searched import Searched
from lawburrows.rules.verdict import Verdict, first_refusal
from lawburrows.rules.young import may_be_directed

Seen = frozenset[Part] | None  # what `seen_in_full` said, for a page that asks many times
NO_SUCH_RECORD = "There is no record with this number that you may see. Check the number, or ask a colleague"
SEARCH_FIRST = "Search for this person first. Adding a person begins at the end of a search that did not find them"


def agencies_of(by: Any) -> list[Agency]:
    """The agencies for which someone acts today."""
    return [] if is_system(by) else [posting.agency for posting in by.postings_on(by.identity.today)]


def agency_entering(record: Record, *, by: Any) -> Agency:
    """Whose entry it becomes: the lead's own people write for the lead, others for their own agency."""
    mine = agencies_of(by)
    return record.lead if is_system(by) or record.lead in mine or not mine else mine[0]


def sees(record: Record, *, by: Any, grade: Grade = Grade.FULL, part: Part = Part.GENERAL) -> bool:
    """The single answer of the one rule."""
    return Record.objects.filter(Visible(F("pk"), by=by, grade=grade, part=part), pk=record.pk).exists()


def seen_in_full(record: Record, *, by: Any) -> frozenset[Part]:
    """The parts of a record that someone sees in full, asked once for a page with many entries."""
    columns = {part.name: Visible(F("pk"), by=by, grade=Grade.FULL, part=part) for part in parts_held()}
    rows = Record.objects.filter(pk=record.pk).values(**columns)
    return frozenset(Part[name] for row in rows for name, seen in row.items() if seen)


def _in_full(record: Record, part: Part, seen: Seen, *, by: Any) -> bool:
    return sees(record, by=by, part=part) if seen is None else part in seen


def _may_write(record: Record, part: Part, seen: Seen, *, by: Any) -> Verdict:
    return first_refusal(
        (may(by, Permission.PEOPLE_WRITE), ""),
        (record.merged_into_id is None, "This record was merged into another: write there"),
        (_in_full(record, part, seen, by=by), "You do not see this part of the record in full"),
    )


CLOSED = (
    "This record is closed, and takes nothing new. What is wrong in it can still be put right; for anything new, "
    "whoever may open it again does so first, under Exit"
)


def may_add(model: type[CaseData], record: Record, *, by: Any, seen: Seen = None) -> Verdict:
    """A closed record takes no new facts; what a load brings is as it was elsewhere."""
    return first_refusal(
        (_may_write(record, getattr(model, "PART", Part.GENERAL), seen, by=by), ""),
        (record.closed_on is None or is_system(by), CLOSED),
    )


def may_direct_a_parent(record: Record, *, made_on: date) -> Verdict:
    """Whether the age of the person lets a court direct a parent to notify for them (section 89)."""
    person = Person.objects.filter(record=record).only("born", "born_stated").get()
    return may_be_directed(born=person.born, stated=person.born_stated, on=made_on)


def may_change(entry: CaseData, *, by: Any, seen: Seen = None) -> Verdict:
    """The agency that entered it, or the record manager, changes it; anyone else proposes a correction."""
    return first_refusal(
        (_may_write(entry.record, getattr(entry, "PART", Part.GENERAL), seen, by=by), ""),
        (
            _is_keeper(entry, by=by),
            f"{entry.owner} entered this. Propose a correction, and they will answer it",
        ),
    )


def _is_keeper(entry: CaseData, *, by: Any) -> bool:
    manages = getattr(by, "pk", None) is not None and by.pk == entry.record.manager_id
    return is_system(by) or manages or entry.owner in agencies_of(by)


def may_reveal(entry: CaseData, *, by: Any, reason: str | None = None, seen: Seen = None) -> Verdict:
    return first_refusal(
        (may(by, Permission.IDENTIFIERS_REVEAL), ""),
        (_in_full(entry.record, Part.GENERAL, seen, by=by), "You do not see this record in full"),
        (reason is None or says_enough(reason), "Say in words why you need the whole number: 15 letters or more"),
    )


def may_propose_correction(entry: CaseData, *, by: Any, seen: Seen = None) -> Verdict:
    part = getattr(entry, "PART", Part.GENERAL)
    return first_refusal(
        (may(by, Permission.CORRECTIONS_PROPOSE), ""),
        (entry.record.merged_into_id is None, "This record was merged into another: write there"),
        (_in_full(entry.record, part, seen, by=by), "You do not see this entry in full"),
    )


def may_answer_correction(correction: ProposedCorrection, entry: CaseData, *, by: Any) -> Verdict:
    return first_refusal(
        (may(by, Permission.CORRECTIONS_ANSWER), ""),
        (correction.answer == ProposedCorrection.Answer.WAITING, "This correction has been answered"),
        (_is_keeper(entry, by=by), f"Only {entry.owner}, which entered this, or the record manager answers it"),
        (correction.proposed_by_id != by.pk, "Nobody answers their own correction"),
    )


def may_add_person(searched: Searched | None, *, by: Any) -> Verdict:
    return first_refusal((may(by, Permission.PEOPLE_ADD), ""), (searched is not None, SEARCH_FIRST))


def may_look_for_another(*, by: Any) -> Verdict:
    """Whether someone merges at all, before it is known which two."""
    return may(by, Permission.PEOPLE_MERGE)


def may_merge(kept: Record, merged: Record, *, by: Any, reason: str | None = None) -> Verdict:
    return first_refusal(
        (may(by, Permission.PEOPLE_MERGE), ""),
        (kept.pk != merged.pk, "A record is not merged into itself"),
        (kept.merged_into_id is None and merged.merged_into_id is None, "One of the two was merged before"),
        (all(sees(one, by=by) for one in (kept, merged)), "You must see both records in full to merge them"),
        (
            kept.closed_on is None or merged.closed_on is not None,
            "The record that would be kept is closed, the other is open. Keep the open one, or open the closed one first",
        ),
        (reason is None or says_enough(reason), "Say in words why they are one person: 15 letters or more"),
    )


def may_carry_over(made: Merge, *, by: Any) -> Verdict:
    """The worker's part of a merge: nobody who sees what is carried has asked for it, nor does the one who did see it."""
    return first_refusal(
        (may(by, Permission.PEOPLE_MERGE), ""),
        (is_system(by), "What the merger does not see is carried over by the worker"),
        (made.carried_at is None, "This merge is complete"),
    )


def may_carry_over_to(kept: Record) -> Verdict:
    return first_refusal((kept.merged_into_id is None, "The record was merged on just now"))


def parts_held() -> set[Part]:
    """The parts that anything in the register lies in."""
    return {getattr(model, "PART", Part.GENERAL) for model in case_models()}
