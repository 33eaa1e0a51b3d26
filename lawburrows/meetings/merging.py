"""Two who write in the same minutes: what each has changed stands; only where both changed the same is anybody asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any


def mark(value: Any) -> str:
    """A few letters for a value, however its lines were ended: what a page began from, without the words themselves."""
    words = "" if value is None else str(value)
    plain = words.replace("\r\n", "\n").strip()
    return blake2b(plain.encode(), digest_size=8).hexdigest()


def marks(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: mark(value) for name, value in values.items()}


@dataclass
class Merged:
    """What should stand; what was taken over from whoever saved meanwhile; and where both changed the same."""

    values: dict[str, Any] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)
    both: list[str] = field(default_factory=list)


def merge(
    typed: Mapping[str, Any], held: Mapping[str, Any], began: Mapping[str, str], *, settled: Collection[str] = ()
) -> Merged:
    """`began`: the marks of what the page showed before anything was typed; `settled`: what no page changes any more."""
    found = Merged()
    for name, value in typed.items():
        mine, now = mark(value), mark(held[name])
        if mine == now:
            found.values[name] = held[name]
        elif mine == began.get(name):
            found.values[name] = held[name]
            found.taken.append(name)
        else:
            found.values[name] = value
            if now != began.get(name) or name in settled:
                found.both.append(name)
    return found
