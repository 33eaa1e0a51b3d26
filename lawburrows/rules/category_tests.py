"""The legal test of each category as questions, with the answers that a record gives. A person decides."""

from __future__ import annotations

from dataclasses import dataclass

from lawburrows.rules.harm import RiskOfHarm
from lawburrows.rules.mappa import ACT_2005, GUIDANCE_2022, Category, Level
from lawburrows.rules.source import Source, remembered

CHAPTER_9 = GUIDANCE_2022.at("chapter 9")
STAGE = remembered(
    "Stages of restricted patients", "the guidance says: on a change of circumstances when community access begins"
)


@dataclass(frozen=True)
class Held:
    """What the record says of one person."""

    notifying: bool
    restricted: bool
    convicted: bool
    supervised: bool
    risk: RiskOfHarm = RiskOfHarm.NOT_ASSESSED
    level: Level | None = None


@dataclass(frozen=True)
class Answer:
    """One question with its answer; `met` is None where the record cannot tell. `must`: without it there is none."""

    question: str
    answer: str
    met: bool | None
    source: Source
    must: bool = False


# Category → the question, where it stands, and whether the law itself demands it (the rest is what guidance may include).
QUESTIONS: dict[Category, tuple[tuple[str, Source, bool], ...]] = {
    Category.ONE: (("Is the person subject to notification requirements?", ACT_2005.at("section 10(1)(a)"), True),),
    Category.TWO: (
        (
            "Is the person a restricted patient, under one of the three orders or directions of category 2?",
            ACT_2005.at("section 10(11)"),
            True,
        ),
    ),
    Category.THREE: (
        ("Is the person neither subject to notification requirements nor a restricted patient?", CHAPTER_9, False),
        ("Convicted, and supervised in the community by an enactment, an order or a licence?", CHAPTER_9, False),
        ("Is the risk of serious harm high or very high?", CHAPTER_9, False),
        ("Does it need active management at level 2 or 3?", CHAPTER_9, False),
        ("Is there a conviction at all?", ACT_2005.at("section 10(1)(e)"), True),
    ),
}
STAGES = (
    ("Notification when somebody becomes a restricted patient", STAGE),
    ("Referral before the first unescorted leave, and before a conditional discharge", STAGE),
)


def answers(category: Category, held: Held) -> tuple[Answer, ...]:
    """The questions of a category, answered from the record."""
    high = held.risk.at_least(RiskOfHarm.HIGH)
    met: dict[Category, tuple[bool | None, ...]] = {
        Category.ONE: (held.notifying,),
        Category.TWO: (held.restricted,),
        Category.THREE: (
            not held.notifying and not held.restricted,
            held.convicted and held.supervised,
            high,
            None if held.level is None else held.level is not Level.ONE,
            held.convicted,
        ),
    }
    return tuple(
        Answer(question, _words(category, number, held, answer), answer, source, must)
        for number, ((question, source, must), answer) in enumerate(
            zip(QUESTIONS[category], met[category], strict=True)
        )
    )


def _words(category: Category, number: int, held: Held, answer: bool | None) -> str:
    if category is Category.THREE and number == 2:
        return f"{'Yes' if answer else 'No' if answer is False else 'Not known'}: {held.risk.value}"
    return {True: "Yes", False: "No", None: "Not known: say which level is asked for"}[answer]


def fitting(held: Held) -> Category | None:
    """The category that the grounds themselves give; category 3 is never given by itself."""
    if held.notifying:
        return Category.ONE
    return Category.TWO if held.restricted else None


def forbids(category: Category, held: Held) -> tuple[str, ...]:
    """What the law itself demands of the category, and the record does not hold."""
    return tuple(
        f"Category {category.value} does not fit what is recorded. {one.question} {one.answer}."
        for one in answers(category, held)
        if one.must and not one.met
    )


def to_confirm(category: Category, held: Held) -> tuple[str, ...]:
    """What guidance may include and the record does not show: for a person to confirm, never an error."""
    return tuple(
        f"{one.question} {one.answer}. Confirm that category {category.value} is meant."
        for one in answers(category, held)
        if not one.must and not one.met
    )
