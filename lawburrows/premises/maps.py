"""The map of an address: rings, north, a scale, and each place by a shape and a letter. Lines and words, no tiles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

from lawburrows.premises.near import Near
from lawburrows.rules.grid import Point
from lawburrows.rules.premises import FARTHEST, RINGS

HALF = 300  # of the drawing, in its own units
MARGIN = 12
PER_METRE = (HALF - MARGIN) / FARTHEST
SIZE = 11  # of a sign, from its middle
SCALE = 200  # metres of the scale bar


def _polygon(corners: int, turn: float = -pi / 2, reach: float = SIZE * 1.2) -> str:
    points = (
        (reach * cos(turn + 2 * pi * n / corners), reach * sin(turn + 2 * pi * n / corners)) for n in range(corners)
    )
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _star() -> str:
    points = []
    for n in range(10):
        reach = SIZE * 1.45 if n % 2 == 0 else SIZE * 0.8
        points.append((reach * cos(-pi / 2 + pi * n / 5), reach * sin(-pi / 2 + pi * n / 5)))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


_ARM = SIZE * 0.55
SHAPES = {
    "square": _polygon(4, -pi / 4, SIZE * 1.3),
    "diamond": _polygon(4, reach=SIZE * 1.4),
    "triangle": _polygon(3, reach=SIZE * 1.6),
    "down": _polygon(3, pi / 2, SIZE * 1.6),
    "pentagon": _polygon(5, reach=SIZE * 1.3),
    "hexagon": _polygon(6),
    "octagon": _polygon(8, pi / 8),
    "star": _star(),
    "cross": " ".join(
        f"{x:.1f},{y:.1f}"
        for x, y in (
            *((-_ARM, -SIZE * 1.3), (_ARM, -SIZE * 1.3), (_ARM, -_ARM), (SIZE * 1.3, -_ARM), (SIZE * 1.3, _ARM)),
            *((_ARM, _ARM), (_ARM, SIZE * 1.3), (-_ARM, SIZE * 1.3), (-_ARM, _ARM), (-SIZE * 1.3, _ARM)),
            *((-SIZE * 1.3, -_ARM), (-_ARM, -_ARM)),
        )
    ),
    "person": _polygon(4, -pi / 4, SIZE * 1.3),
    "circle": "",
}


@dataclass(frozen=True)
class Sign:
    """One thing on the map: where it stands in the drawing, its shape, its letter, and its number in the table."""

    x: float
    y: float
    points: str
    letter: str
    number: int
    title: str
    person: bool


def drawn(at: Point, some: Sequence[Near]) -> dict[str, Any]:
    """What the drawing needs: the rings, the signs, the scale."""
    return {
        "side": 2 * HALF,
        "half": HALF,
        "rings": [
            {
                "metres": metres,
                "radius": round(metres * PER_METRE, 1),
                "label": round(HALF - metres * PER_METRE + 14, 1),
            }
            for metres in reversed(RINGS)
        ],
        "signs": [_sign(at, one, number) for number, one in enumerate(some, start=1)],
        "size": SIZE,
        "scale": {"metres": SCALE, "width": round(SCALE * PER_METRE, 1)},
    }


def _sign(at: Point, one: Near, number: int) -> Sign:
    x = HALF + (one.at.easting - at.easting) * PER_METRE
    y = HALF - (one.at.northing - at.northing) * PER_METRE
    title = f"{number}, {one.words}: {one.name}, {one.metres} metres {one.direction}"
    return Sign(round(x, 1), round(y, 1), SHAPES[one.shape], one.letter, number, title, one.shape == "person")


def legend(*some: Iterable[Near]) -> list[dict[str, str]]:
    """The kinds that the map shows, each with its shape and its letter."""
    found = {one.letter: one for group in some for one in group}
    return [
        {"letter": letter, "words": one.words, "points": SHAPES[one.shape]} for letter, one in sorted(found.items())
    ]
