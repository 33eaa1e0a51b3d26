"""Whether a draft can be sent: each thing that is missing in words, with the page on which it is put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lawburrows.access.policy import says_enough
from lawburrows.referrals.filled import Filled
from lawburrows.rules.category_tests import forbids, to_confirm
from lawburrows.rules.mappa import Category, Level
from lawburrows.rules.referrals import Kind, levels_for

HERE = "referrals:change_referral"


@dataclass(frozen=True)
class Missing:
    """One thing that keeps a draft from being sent; `where` is the name of the page that has it."""

    words: str
    where: str = HERE


def missing(referral: Any, filled: Filled) -> list[Missing]:
    """Everything at once, so that nobody sends it, is refused, and sends it again."""
    kind = Kind(referral.kind)
    category = Category(referral.category) if referral.category else None
    level = Level(referral.level) if referral.level else None
    found = [Missing(f"{line.what} is not recorded", line.where) for line in filled.lacking]
    if category is None:
        found.append(Missing("Choose the category"))
    else:
        found += [Missing(words) for words in forbids(category, filled.held)]
    if level is None or level not in levels_for(kind):
        found.append(Missing("Choose the level that is asked for"))
    if not says_enough(referral.why):
        found.append(Missing("Say in words why it is sent: what the person did, how they are now, what worries you"))
    if category is Category.THREE and not says_enough(referral.considered):
        found.append(Missing("Category 3: say why, because of that conviction, serious harm is to be feared"))
    if kind is Kind.REFERRAL and level in (Level.TWO, Level.THREE) and not says_enough(referral.cannot):
        found.append(Missing(f"Say which parts of the plan cannot be delivered at level {level.value - 1}"))
    if (doubts := questions(referral, filled)) and not referral.confirmed:
        found += [Missing(words) for words in doubts]
    return found


def questions(referral: Any, filled: Filled) -> tuple[str, ...]:
    """What guidance does not expect: a person confirms it, and it is no error."""
    if not referral.category:
        return ()
    held = asked(referral, filled)
    return to_confirm(Category(referral.category), held)


def asked(referral: Any, filled: Filled) -> Any:
    """What the record says, with the level that is asked for in the place of the present one."""
    held = filled.held
    level = Level(referral.level) if referral.level else None
    return type(held)(held.notifying, held.restricted, held.convicted, held.supervised, held.risk, level)
