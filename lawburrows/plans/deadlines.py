"""What falls due of plans: review, signatures, intrusive measures, owners; plans for life; and victims to be told."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from lawburrows.access.identity import LONDON
from lawburrows.database.lists import one_of
from lawburrows.orders.due import NOTIFICATION_OFFICER, SUPERVISING_OFFICER, Dates, Due, due_on_page
from lawburrows.orders.models import Order
from lawburrows.orders.reading import Reading
from lawburrows.orders.standing import SUPERVISED
from lawburrows.plans import queries
from lawburrows.plans.for_life import ForLife
from lawburrows.plans.models import Measure, Plan, PlanReview, Signature, Strategy, VictimCare, VictimTold
from lawburrows.rules.deadline import Step, deadline, in_words
from lawburrows.rules.plan import NEEDED, SignerRow, State, asked_for
from lawburrows.rules.plan import Signature as Signed
from lawburrows.rules.plan.lifelong import SECTION_8, Standing
from lawburrows.rules.plan.sources import OURS, SET_BY_PEOPLE
from lawburrows.rules.source import Source

PLAN, DRAFT, LIFELONG, VICTIMS = "plans:plan", "plans:draft", "plans:lifelong", "plans:victims"
SIGNS = {"police": NOTIFICATION_OFFICER, "social_work": SUPERVISING_OFFICER}  # else the record manager
KEPT = (State.WAITING, State.IN_FORCE, State.REPLACED)


class _Found:
    """What falls due and what was met, by record."""

    def __init__(self) -> None:
        self.due: dict[uuid.UUID, list[Due]] = defaultdict(list)
        self.met: dict[uuid.UUID, dict[str, date]] = defaultdict(dict)

    def say(
        self,
        record: uuid.UUID,
        key: str,
        what: str,
        day: date,
        steps: tuple[Step, ...],
        source: Source,
        *,
        act: str = PLAN,
        label: str = "Open the plan",
        harm: int = 3,
        named: str = "",
        person: uuid.UUID | None = None,
    ) -> None:
        made = deadline(key.split("-", 1)[0], what, day, source, steps, harm=harm)
        self.due[record].append(due_on_page(made, key, act, label, named, person=person))


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """A fixed number of queries however many they are; where nobody has a plan, a few."""
    found = _Found()
    _plans(reading, found)
    _lifelong(reading, found)
    _victims(reading, found)
    return {record: Dates(tuple(found.due[record]), found.met[record]) for record in {*found.due, *found.met}}


def _plans(reading: Reading, found: _Found) -> None:
    rows = Plan.objects.visible_to(reading.by).filter(one_of("record_id", reading.records), state__in=KEPT)
    plans = list(rows.select_related("owner", "record__lead"))
    _signatures(reading, plans, found)
    signed = {one.pk: one for one in plans if one.in_force_on is not None}
    if signed:
        reviews = _reviews(reading, signed)
        for one in signed.values():
            _review(one, reviews.get((one.pk, None), ()), found)
        _measures(reading, signed, reviews, found)
        _owners(reading, signed, found)


Reviews = dict[tuple[uuid.UUID, uuid.UUID | None], list[tuple[date, date]]]


def _reviews(reading: Reading, plans: dict[uuid.UUID, Plan]) -> Reviews:
    """(plan, measure or none) → when it was looked at, and when again, in order."""
    rows = PlanReview.objects.visible_to(reading.by).filter(one_of("plan_id", list(plans)))
    found: Reviews = defaultdict(list)
    for plan, measure, day, again in rows.order_by("reviewed_on", "next_on").values_list(
        "plan_id", "measure_id", "reviewed_on", "next_on"
    ):
        found[plan, measure].append((day, again))
    return found


def _looked_at(
    record: uuid.UUID, start: str, first: date | None, reviews: Iterable[tuple[date, date]], plan: Plan, found: _Found
) -> tuple[str, date] | None:
    """The key and day of the review that is due; those that were held, and the last of a replaced plan, are met."""
    due = first
    for day, again in reviews:
        if due:
            found.met[record][f"{start}-{due}"] = day
        due = again
    if due is None:
        return None
    if plan.ended_on:
        found.met[record][f"{start}-{due}"] = plan.ended_on
        return None
    return f"{start}-{due}", due


def _review(one: Plan, reviews: Iterable[tuple[date, date]], found: _Found) -> None:
    due = _looked_at(one.record_id, f"plan_review-{one.pk}", one.review_on, reviews, one, found)
    if due is None or one.in_force_on is None:
        return
    steps = (
        Step("Plan in force since", in_words(one.in_force_on)),
        Step("Review date, as people set it; no interval is known", in_words(due[1]), SET_BY_PEOPLE),
    )
    what = "Review of the risk management plan"
    found.say(one.record_id, due[0], what, due[1], steps, SET_BY_PEOPLE, label="Review the plan", harm=4)


def _signatures(reading: Reading, plans: list[Plan], found: _Found) -> None:
    """Each signature is on the list of whoever gives it: the author, the officers named in the case, else its manager."""
    given: dict[uuid.UUID, list[Signature]] = defaultdict(list)
    waiting = [one.pk for one in plans if one.state == State.WAITING]
    if waiting:
        rows = Signature.objects.visible_to(reading.by).filter(one_of("plan_id", waiting), taken_back_on=None)
        for row in rows.order_by("signed_at"):
            given[row.plan_id].append(row)
    for one in plans:
        if one.asked_on is None or one.sign_by is None:
            continue
        signed = given[one.pk]
        missing = () if one.in_force_on else _asked_for(one, signed, reading)
        day = one.in_force_on or (signed[-1].signed_at.astimezone(LONDON).date() if signed else one.asked_on)
        for row in NEEDED:
            key = f"plan_signature_{row.key}-{one.pk}-{one.asked_on}"
            if row not in missing:
                found.met[one.record_id][key] = day
                continue
            steps = (
                Step("Signatures were asked for", in_words(one.asked_on)),
                Step("To be signed by, as the author set it", in_words(one.sign_by), SET_BY_PEOPLE),
            )
            what = f"Version {one.number} of the risk management plan: waits for {row.words}"
            found.say(
                one.record_id,
                key,
                what,
                one.sign_by,
                steps,
                SET_BY_PEOPLE,
                act=DRAFT,
                label="Open the plan to sign",
                harm=4,
                named=SIGNS.get(row.key, ""),
                person=one.begun_by_id if row.key == "author" else None,
            )


def _asked_for(one: Plan, signed: list[Signature], reading: Reading) -> tuple[SignerRow, ...]:
    facts = reading.facts.get(one.record_id)
    supervised = facts is not None and any(
        order.kind in SUPERVISED and order.starts <= reading.on and (order.ends is None or order.ends > reading.on)
        for order in facts.orders
    )
    said = [Signed(row.signs_as, str(row.signed_by_id), row.agency_kind) for row in signed]
    return asked_for(said, supervised=supervised, author_kind=one.owner.kind, lead_kind=one.record.lead.kind)


def _measures(reading: Reading, plans: dict[uuid.UUID, Plan], reviews: Reviews, found: _Found) -> None:
    rows = Measure.objects.visible_to(reading.by).filter(one_of("plan_id", list(plans)))
    for row in rows:
        plan = plans[row.plan_id]
        held = reviews.get((plan.pk, row.pk), ())
        due = _looked_at(row.record_id, f"measure_review-{row.pk}", row.review_on, held, plan, found)
        if due is None:
            continue
        steps = (Step("Review date of the measure, as people set it", in_words(due[1]), SET_BY_PEOPLE),)
        what = f"Intrusive measure {row.place} of the plan: is it still necessary?"
        found.say(row.record_id, due[0], what, due[1], steps, SET_BY_PEOPLE, label="Review the measure", harm=4)


def _owners(reading: Reading, plans: dict[uuid.UUID, Plan], found: _Found) -> None:
    rows = Strategy.objects.visible_to(reading.by).filter(one_of("plan_id", list(plans)))
    for row in rows.only("record_id", "plan_id", "place", "agency_id", "person"):
        plan, key = plans[row.plan_id], f"strategy_owner-{row.pk}"
        if (row.agency_id and row.person) or plan.in_force_on is None:
            continue
        if plan.ended_on:
            found.met[row.record_id][key] = plan.ended_on
            continue
        steps = (Step("In force without an owner since", in_words(plan.in_force_on), OURS),)
        what = f"Strategy {row.place} of the plan has no owner"
        found.say(row.record_id, key, what, plan.in_force_on, steps, OURS, label="Give it an owner", harm=4)


def _lifelong(reading: Reading, found: _Found) -> None:
    """Nine months and the yearly report are dates of the order itself; here is what follows a rejection."""
    some = [
        record for record, facts in reading.facts.items() if any(one.kind == Order.Kind.OLR for one in facts.orders)
    ]
    if not some:
        return
    for record, orders in queries.for_life(some, by=reading.by).items():
        for one in orders:
            _again(record, one, found)


def _again(record: uuid.UUID, one: ForLife, found: _Found) -> None:
    for answer in one.answers:
        if answer.again_by is None:
            continue
        key = f"olr_again-{answer.pk}"
        sent = next((day for day in one.sent if day >= answer.answered_on and day != answer.answered_on), None)
        if sent:
            found.met[record][key] = sent
        elif one.standing is Standing.REJECTED:
            steps = (
                Step("The Risk Management Authority rejected the plan", in_words(answer.answered_on), SECTION_8),
                Step("To be sent again by, as people set it: no time limit is known", in_words(answer.again_by)),
            )
            what = "Risk management plan sent again to the Risk Management Authority"
            found.say(
                record,
                key,
                what,
                answer.again_by,
                steps,
                SET_BY_PEOPLE,
                act=LIFELONG,
                label="Record that it was sent",
                named=SUPERVISING_OFFICER,
            )


def _victims(reading: Reading, found: _Found) -> None:
    """A date of release that came after a victim said that they wish to be told: their contact agency is told of it.

    The task says a letter and no more: it stands on lists that are read outside the compartment.
    """
    rows = VictimCare.objects.visible_to(reading.by).filter(
        one_of("record_id", reading.records), wish=VictimCare.Wish.YES
    )
    cared = list(rows.only("record_id", "letter", "wish_on"))
    if not cared:
        return
    releases = queries.told_release([one.record_id for one in cared], by=reading.by)
    told = VictimTold.objects.visible_to(reading.by).filter(one_of("care_id", [one.pk for one in cared]))
    days = {(care, release): day for care, release, day in told.values_list("care_id", "date_id", "told_on")}
    for one in cared:
        release = releases.get(one.record_id)
        if release is None or (one.wish_on and release.day < one.wish_on):
            continue
        key = f"victim_told-{one.pk}-{release.pk}"
        if day := days.get((one.pk, release.pk)):
            found.met[one.record_id][key] = day
            continue
        steps = (
            Step("The prison service told a date of release", in_words(release.told_on)),
            Step("The contact agency is told the same day; no time limit is known", in_words(release.told_on), OURS),
        )
        what = f"Contact agency of victim {one.letter} told of the date of release"
        found.say(
            one.record_id, key, what, release.told_on, steps, OURS, act=VICTIMS, label="Record that it was told", harm=5
        )
