"""Who may write, sign and answer about a plan; each refusal comes with its reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.grades import Part
from lawburrows.access.models import Agency, Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import holds, may, says_enough
from lawburrows.access.roles import BY_KEY
from lawburrows.actions.policy import may_give
from lawburrows.custody.models import ToldDate
from lawburrows.orders.policy import may_record
from lawburrows.people.policy import sees
from lawburrows.plans.for_life import ForLife
from lawburrows.plans.models import Plan, VictimCare
from lawburrows.plans.whole import Whole
from lawburrows.rules.deadline import in_words
from lawburrows.rules.plan import State, gaps, may_stand_for, still_needed
from lawburrows.rules.plan.lifelong import Standing
from lawburrows.rules.verdict import Verdict, first_refusal, refusal

NAMES_A_VICTIM = (
    "This names {who}. What stands in a plan is read by people who may not know who a victim is: write “{who}” instead"
)
WRITTEN = "Only a draft is changed. To change a plan that was signed, begin a new version"


def may_write(record: Record, *, by: Any) -> Verdict:
    """Whoever records in this case may write its plan."""
    return may_record(record, by=by)


def may_begin(
    record: Record, open_plan: Plan | None, *, by: Any, after: Plan | None = None, why: str | None = None
) -> Verdict:
    """`after`: the version in force, of which the new one is a copy; its reason is asked for then."""
    return first_refusal(
        (may_write(record, by=by), ""),
        (open_plan is None, "A version is being written already: change that one"),
        (why is None or after is None or says_enough(why), "Say in words what calls for a new version"),
    )


def names_nobody(who: str) -> Verdict:
    """`who`: the reference of a victim whose name stands in what was typed; empty when nobody's does."""
    return first_refusal((not who, NAMES_A_VICTIM.format(who=who)))


def may_change(plan: Plan, *, by: Any, names: str = "") -> Verdict:
    """`names`: the reference of a victim whose name stands in what was typed."""
    return first_refusal(
        (may_write(plan.record, by=by), ""),
        (plan.state == State.DRAFT, WRITTEN),
        (names_nobody(names), ""),
    )


def needs_a_risk() -> Verdict:
    return refusal("Each scenario and each strategy belongs to a risk: add a risk first")


def may_read_parts(plan: Plan, *, by: Any, unread: int) -> Verdict:
    """What was taken from the register stands as it is, as soon as somebody says that they have read it."""
    return first_refusal(
        (may_change(plan, by=by), ""),
        (unread > 0, "Everything that was taken from the register has been looked at"),
    )


def may_remove(plan: Plan, *, by: Any, used: bool = False) -> Verdict:
    return first_refusal(
        (may_change(plan, by=by), ""),
        (not used, "Scenarios and strategies belong to this risk: take them out, or give them to another risk, first"),
    )


def may_ask(
    whole: Whole, *, by: Any, on: date, sign_by: date | None = None, because: str | None = None, names: str = ""
) -> Verdict:
    """A plan with gaps can be signed, because somebody may have to act today; then it says why."""
    missing = gaps(whole.said())
    number = len(missing)
    return first_refusal(
        (may_change(whole.plan, by=by, names=names), ""),
        (bool(whole.rows["risk"]), "A plan without a risk is no plan: add one"),
        (
            because is None or not missing or says_enough(because),
            (
                f"{number} thing{'s are' if number != 1 else ' is'} missing. Complete the plan, or say in words why it "
                "is signed as it stands"
            ),
        ),
        (sign_by is None or sign_by >= on, "The day by which it is signed lies ahead, or is today"),
    )


def _posted(by: Any) -> list[Any]:
    return [one for one in by.postings_on(by.identity.today) if Permission.ORDERS_WRITE in BY_KEY[one.role].permissions]


def agency_signing(by: Any) -> Agency | None:
    """The agency for which somebody signs."""
    posted = _posted(by)
    return posted[0].agency if posted else None


def capacity_refused(whole: Whole, key: str, *, by: Any) -> str:
    """Why `by` may not sign as this; empty when they may."""
    agency = agency_signing(by)
    return may_stand_for(
        key,
        who=str(by.pk),
        author=str(whole.plan.begun_by_id),
        agency_kind=agency.kind if agency else "",
        leads=agency is not None and agency.pk == whole.plan.record.lead_id,
        supervises=holds(by, Permission.WORK_REASSIGN),
        signed=whole.signed(),
    )


def may_sign(whole: Whole, *, by: Any, supervised: bool, signs_as: str | None = None) -> Verdict:
    """Without `signs_as`: whether they may sign as anything that is still needed."""
    needed = [row.key for row in still_needed(whole.signed(), supervised=supervised)]
    reasons = {key: capacity_refused(whole, key, by=by) for key in needed}
    free = [key for key, reason in reasons.items() if not reason]
    last = next(iter(reasons.values()), "Everybody has signed")
    return first_refusal(
        (may_write(whole.plan.record, by=by), ""),
        (whole.plan.state == State.WAITING, "This version does not wait for signatures"),
        (signs_as in free if signs_as else bool(free), reasons.get(signs_as or "", last) or last),
    )


def signs_as(whole: Whole, *, by: Any, supervised: bool) -> list[tuple[str, str]]:
    """As what `by` may sign, in the order of the table."""
    needed = still_needed(whole.signed(), supervised=supervised)
    return [(row.key, row.words.capitalize()) for row in needed if not capacity_refused(whole, row.key, by=by)]


def may_review(plan: Plan, *, by: Any, on: date, reviewed_on: date | None = None, names: str = "") -> Verdict:
    """The plan in force stays as it is: what has to change becomes a new version."""
    since = plan.in_force_on
    return first_refusal(
        (may_write(plan.record, by=by), ""),
        (plan.state == State.IN_FORCE and since is not None, "Only the plan in force is reviewed"),
        (reviewed_on is None or reviewed_on <= on, "Enter the day on which it was reviewed, not one that lies ahead"),
        (
            reviewed_on is None or since is None or reviewed_on >= since,
            f"This plan is in force since {in_words(since)}: it cannot have been reviewed before" if since else "",
        ),
        (names_nobody(names), ""),
    )


def may_give_action(plan: Plan, *, by: Any, names: str = "") -> Verdict:
    """An action is one thing with one date; what is done again and again is a strategy."""
    return first_refusal(
        (may_give(plan.record, by=by), ""),
        (plan.state == State.IN_FORCE, "Only the plan in force gives actions: what is being written is not agreed yet"),
        (names_nobody(names), ""),
    )


def may_take_back(plan: Plan, *, by: Any) -> Verdict:
    return first_refusal(
        (may_write(plan.record, by=by), ""),
        (plan.state == State.WAITING, "This version does not wait for signatures"),
    )


def may_set_aside(plan: Plan, *, by: Any) -> Verdict:
    return may_change(plan, by=by)


def may_record_sent(one: ForLife, *, by: Any) -> Verdict:
    return first_refusal(
        (may_write(one.order.record, by=by), ""),
        (one.standing is not Standing.SENT, "The plan was sent, and no answer is recorded yet"),
    )


def may_record_report(one: ForLife, *, by: Any) -> Verdict:
    return first_refusal(
        (may_write(one.order.record, by=by), ""),
        (bool(one.sent), "A report is on a plan: record first that the plan was sent"),
    )


def may_record_answer(one: ForLife, *, by: Any, on: date, answered_on: date | None = None) -> Verdict:
    sent = one.sent[-1] if one.sent else None
    return first_refusal(
        (may_write(one.order.record, by=by), ""),
        (one.standing is Standing.SENT, "No plan waits for an answer: record first that it was sent"),
        (answered_on is None or answered_on <= on, "An answer cannot have come on a day that lies ahead"),
        (
            answered_on is None or sent is None or answered_on >= sent,
            f"The plan was sent on {in_words(sent)}: the answer cannot have come before" if sent else "",
        ),
    )


def may_see_victims(record: Record, *, by: Any) -> Verdict:
    return first_refusal(
        (sees(record, by=by, part=Part.VICTIMS), "This is kept in the part about victims, which you do not see")
    )


def may_keep_victims(record: Record, *, by: Any) -> Verdict:
    return first_refusal(
        (may(by, Permission.PEOPLE_WRITE), ""),
        (may_write(record, by=by), ""),
        (may_see_victims(record, by=by), ""),
    )


def may_tell_victim(
    care: VictimCare,
    *,
    by: Any,
    on: date,
    release: ToldDate | None,
    told_on: date | None = None,
    before: bool = False,
) -> Verdict:
    """Told only who wishes it; `before`: this date was told already."""
    return first_refusal(
        (may_keep_victims(care.record, by=by), ""),
        (release is not None, "The prison service has told no date of release"),
        (care.wish == VictimCare.Wish.YES, "It is not recorded that this victim wishes to be told"),
        (not before, "It is recorded already that this date was told"),
        (told_on is None or told_on <= on, "Enter the day on which it was told, not one that lies ahead"),
    )
