"""What stands in the pack of one reader, case by case: read as they read it, and without the names of other people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from lawburrows.access.grades import Grade, Part
from lawburrows.access.identity import take_in_hand
from lawburrows.access.models import Record
from lawburrows.actions.queries import open_actions
from lawburrows.casefile.before_meeting import Changed, changed_before
from lawburrows.casefile.lines import Line
from lawburrows.casefile.plan_beside import Beside, plan_beside
from lawburrows.database.lists import one_of
from lawburrows.meetings import asking, minuting
from lawburrows.meetings.models import Invitation, Meeting, MeetingCase
from lawburrows.orders.queries import current_decision
from lawburrows.packs import queries
from lawburrows.packs.grants import KEPT_PARTS
from lawburrows.people.policy import seen_in_full
from lawburrows.people.queries import person_of
from lawburrows.rules.deadline import in_words
from lawburrows.rules.meetings import REPLY
from lawburrows.rules.packs import MOST, hiding
from lawburrows.rules.summaries import Named
from lawburrows.summaries.naming import named_in, person_names

Names = Mapping[UUID, tuple[list[Named], list[str]]]  # of each record: whom it holds, and the person's own
NOT_IN_PACKS = frozenset({Part.VICTIMS, Part.INTELLIGENCE, Part.DEVICES, Part.HOUSING})
NOTHING = "You are asked to this case and do not have its record: nothing of it stands here. What you need is said at the meeting."


@dataclass(frozen=True)
class Section:
    """A heading with its lines; `none` where there is not one; `more` after them."""

    heading: str
    lines: tuple[str, ...]
    none: str = ""
    more: str = ""


@dataclass(frozen=True)
class Case:
    """One case of the pack."""

    invitation: Invitation
    title: str
    sections: tuple[Section, ...]
    parts: tuple[Part, ...] = ()

    @property
    def case(self) -> MeetingCase:
        found: MeetingCase = self.invitation.case
        return found


def names_of(records: Sequence[Record], *, by: Any) -> Names:
    """For the job, which sees every name; none of them goes into a pack."""
    return {one.pk: (named_in(one, by=by), person_names(one, by=by)) for one in records}


def records_of(meeting: Meeting, user: UUID, *, by: Any) -> list[Record]:
    """Of the cases to which somebody is asked."""
    rows = Invitation.objects.visible_to(by).filter(case__meeting=meeting, user=user).values("record_id")
    return list(Record.objects.visible_to(by).filter(pk__in=rows))


def composed(meeting: Meeting, names: Names, *, by: Any, on: date) -> list[Case]:
    """The cases to which the reader is asked, in their order."""
    asked = queries.mine_at(meeting, by=by)
    rows = Record.objects.visible_to(by, grade=Grade.FULL).filter(one_of("pk", [one.record_id for one in asked]))
    records = {one.pk: one for one in rows.select_related("lead", "area", "manager")}
    return [_case(one, records.get(one.record_id), names, by=by, on=on) for one in asked]


def _case(one: Invitation, record: Record | None, names: Names, *, by: Any, on: date) -> Case:
    begins = f"{one.case.begins:%H:%M}"
    if record is None:
        name = asking.name_of(one.record_id, by=by)
        sections = tuple(_asked_of_me(one.case, by=by))
        return Case(one, f"{begins} {name or 'A case to which you are asked'}", sections)
    take_in_hand(by, record.pk, grade=Grade.FULL)
    one.case.record = record
    person = person_of(record, by)
    born = f", born {in_words(person.born)}" if person and person.born else ""
    title = f"{begins} {person.name if person else 'Name not known'}{born}, {record.ref}"
    seen = seen_in_full(record, by=by)
    sections = tuple(_in_full(one.case, seen, by=by, on=on))
    return Case(one, title, _without_names(sections, *names.get(record.pk, ([], []))), tuple(seen & set(KEPT_PARTS)))


def _without_names(sections: Sequence[Section], named: list[Named], own: list[str]) -> tuple[Section, ...]:
    hide = hiding(named, [line for one in sections for line in one.lines], person=own)
    return tuple(Section(one.heading, tuple(hide(line) for line in one.lines), one.none, one.more) for one in sections)


def _asked_of_me(case: MeetingCase, *, by: Any) -> Iterator[Section]:
    lines = []
    for one in asking.my_requests(case, by=by):
        answer = asking.answer_to(one, by=by)
        lines.append(f"{one.question} Asked of {one.agency}, {one.get_state_display()}.")
        lines += one.identity.splitlines() if one.state == "asked" else []
        lines += [f"Your answer: {REPLY[answer.reply].words}. {answer.text}".strip()] if answer else []
    yield Section("What you have", (NOTHING,))
    yield Section("What your agency was asked", tuple(lines), "Your agency was asked nothing before this meeting.")


def _in_full(case: MeetingCase, seen: frozenset[Part], *, by: Any, on: date) -> Iterator[Section]:
    record = case.record
    changed = changed_before(case, by=by, on=on, without=NOT_IN_PACKS)
    yield Section("In short", tuple(_in_short(case, by=by)))
    since = (
        f"since the last meeting, {in_words(changed.since)}" if changed.last else "in the last year: no earlier meeting"
    )
    lines = changed.lines
    left = len(lines) - MOST
    more = (
        f"{left} earlier {'entry is' if left == 1 else 'entries are'} left out: they stand in the chronology."
        if left > 0
        else ""
    )
    yield Section(f"What changed {since}", tuple(map(_said, lines[:MOST])), "Nothing is recorded.", more)
    asked = asking.requests_of(case, by=by, on=on)
    yield Section("What agencies answer", tuple(map(_answer, asked)), "No agency was asked.")
    yield from _plan(plan_beside(record, since=changed.since, by=by, on=on))
    actions = [
        f"{one.what}: {one.whose}, {one.agency}, by {in_words(one.due)}{' (overdue)' if one.due < on else ''}"
        for one in open_actions([record.pk], by=by)
    ]
    yield Section("Open actions", tuple(actions), "No action is open.")
    decided = tuple(_decided(changed, seen, by=by))
    yield Section("What the last meeting decided", decided, "No earlier meeting is recorded.")


def _in_short(case: MeetingCase, *, by: Any) -> Iterator[str]:
    now = {kind: current_decision(case.record_id, kind, by=by) for kind in ("category", "level", "harm")}
    category, level, harm = now.values()
    yield f"Category {category.value if category else 'not decided'}. Level {level.value if level else 'not decided'}."
    yield f"Risk of serious harm: {harm.get_value_display() if harm else 'not assessed'}."
    yield f"Led by {case.record.lead}. Record manager: {case.record.manager or 'nobody is named'}."
    yield f"On this meeting: {case.get_why_display()}{f'. {case.words}' if case.words else ''}"


def _said(line: Line) -> str:
    return f"{in_words(line.day)}: {line.title}{f': {line.text}' if line.text else ''} ({line.by})"


def _answer(one: asking.Asked) -> str:
    """As in minutes: what is still to be discussed is said in the room, and does not lie about on paper."""
    shared = one.answer is not None and one.answer.reply == REPLY["shared"].key
    late = f", late: it was due {in_words(one.request.due)}" if one.late else ""
    return f"{one.request.agency}: {one.words}{late}{f'. {one.answer.text}' if shared and one.answer else ''}"


def _plan(plan: Beside | None) -> Iterator[Section]:
    if plan is None:
        yield Section("The plan", (), "No risk management plan is written.")
        return
    lines = [plan.line, *plan.changed, *(f"{heading}: {line}" for heading, some in plan.parts for line in some)]
    yield Section("The plan", tuple(lines))


def _decided(changed: Changed, seen: frozenset[Part], *, by: Any) -> Iterator[str]:
    last = changed.last
    if last is None:
        return
    yield f"Meeting of {in_words(last.meeting.day)}. Next review, as it was set: {in_words(last.next_review)}."
    minutes = minuting.minutes_of(last, by=by) if Part.MINUTES in seen else None
    if minutes is None:
        yield "The minutes are for those who see minutes in this case."
        return
    yield f"Level {minutes.level or 'not decided'}. {minutes.level_why}"
    yield f"Disclosure {'was' if minutes.disclosure == 'yes' else 'was not'} considered. {minutes.disclosure_why}"
    given = minuting.actions_of(last, by=by)
    yield from (f"Action: {one.what}: {one.whose}, {one.agency}, {one.get_state_display()}" for one in given)
