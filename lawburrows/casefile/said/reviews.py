"""What level 1 reviews say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined
from lawburrows.reviews.models import LevelOneReview, ReviewSignature
from lawburrows.reviews.presenting import answers
from lawburrows.rules.deadline import in_words


def review(row: Any) -> Iterator[Said]:
    if row.signed_on:
        said = [f"{one['question']} {one['answer']}" for one in answers(row)]
        following = f"next {in_words(row.next_on)}" if row.next_on else ""
        yield row.signed_on, "Level 1 review signed by its author", joined(*said, following)


def signature(row: Any) -> Iterator[Said]:
    if row.signs_as != "author":
        yield row.at, f"Level 1 review signed by {row.get_signs_as_display()}", f"{row.by}, {row.agency}"


SAID: tuple[Source, ...] = (
    Source("level_one", "Level 1 reviews", LevelOneReview, review),
    Source("level_one", "Level 1 reviews", ReviewSignature, signature, ("by", "agency")),
)
