"""The executive summary of minutes: its states with owner and clock, and where a text names somebody.

Full minutes are not released: whoever asks outside gets a summary, from which other people are taken out. The states
and the second pair of eyes are our own layout; no text that was read prescribes them, nor a time.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from lawburrows.rules.source import remembered

PRACTICE = remembered("MAPPA practice", "documents 9 and 10; the layout is our own")
NO_TIME = "no time is laid down"
REMOVED = "[name removed]"


@dataclass(frozen=True)
class State:
    """Where a summary stands, who has to do the next thing, by when, and what may follow."""

    key: str
    words: str
    owner: str
    clock: str
    after: tuple[str, ...] = ()


STATES = (
    State("draft", "draft", "whoever writes it", NO_TIME, ("waiting",)),
    State(
        "waiting", "waits for a second person", "a second person who runs the case", NO_TIME, ("released", "returned")
    ),
    State("returned", "returned with reasons", "whoever writes it", NO_TIME, ("waiting",)),
    State("released", "checked and released", "nobody: it is over", ""),
)
CHOICES = [(one.key, one.words) for one in STATES]
MOVES = {one.key: set(one.after) for one in STATES}
WRITTEN_IN = ("draft", "returned")


@dataclass(frozen=True)
class Named:
    """What the record holds that could tell who somebody is."""

    who: str  # what they are: a victim, another person; never the name
    words: str
    name: bool = True  # a name, of which each part tells; otherwise a number or an address
    stops: bool = True  # a text with it in it is not released

    def may_stand_in(self, whole: str, digits: str) -> bool:
        """Whether it is worth looking for it in a long text, given folded, and its digits: no is certain, yes is not."""
        number = digits_of(self.words)
        if len(number) >= LEAST_NUMBER and number[-9:] in digits:
            return True
        return any(part in whole for part in _parts(self.words) if len(part) >= LEAST_PART)


@dataclass(frozen=True)
class Place:
    """Where it stands in the text."""

    start: int
    end: int
    words: str
    who: str
    stops: bool


# Names that are words too: alone they are shown, and stop nothing; with the rest of the name they do.
ALSO_WORDS = frozenset(
    ["may", "will", "mark", "rose", "grace", "hope", "joy", "faith", "dawn", "june", "april", "summer", "iris", "ivy"]
)
_TOKEN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\+?\d[\d\s()./-]{4,}\d")
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.IGNORECASE)
_MAIL = re.compile(r"[^\s<>,;]+@[^\s<>,;]+\w")
_STREET = re.compile(r"\b\d+[a-z]?,?\s+[^\W\d_]+\s+[^\W\d_]+", re.IGNORECASE)
_PERSON = re.compile(r"\b[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)+")
LEAST_PART, LEAST_NUMBER = 2, 6


def folded(words: str) -> str:
    """Without accents and capitals, each sign in its place or gone."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def digits_of(words: str) -> str:
    return re.sub(r"\D", "", words)


def telling(who: str, text: str) -> list[Named]:
    """The numbers, addresses and e-mail addresses that stand in a free text of the record."""
    found = [match for one in (_NUMBER, _POSTCODE, _MAIL, _STREET) for match in one.findall(text)]
    return [Named(who, one, name=False) for one in dict.fromkeys(found)]


def people_in(text: str, *, but: frozenset[str]) -> list[str]:
    """What looks like the name of a person in a free text: capitals side by side, and none of the words of agencies."""
    found = [match.group() for match in _PERSON.finditer(text)]
    return [one for one in found if not but & set(_parts(one))]


def places(text: str, named: Iterable[Named], *, person: Iterable[str] = ()) -> list[Place]:
    """Every place at which something of it stands, whole or in part. `person`: the names of the person managed."""
    tokens = [(folded(match.group()), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    own = {part for name in person for part in _parts(name)}
    found: dict[tuple[int, int], Place] = {}
    for one in named:
        parts = _parts(one.words)
        spans = _runs(tokens, parts)
        if one.name:
            joined = [one + two for one, two in itertools.pairwise(parts)]
            alone = {part for part in [*parts, *joined] if len(part) >= LEAST_PART and part not in own}
            spans += [(start, end) for token, start, end in _with_pairs(tokens) if _is_one_of(token, alone)]
        else:
            spans += _numbers(text, one.words)
        for start, end in spans:
            here = folded(text[start:end])
            stops = one.stops and here not in ALSO_WORDS
            if (start, end) not in found or stops:
                found[start, end] = Place(start, end, text[start:end], one.who, stops)
    return sorted(found.values(), key=lambda place: (place.start, -place.end))


def _parts(words: str) -> list[str]:
    return [folded(match.group()) for match in _TOKEN.finditer(words)]


def _is_one_of(token: str, parts: set[str]) -> bool:
    return token in parts or (token.endswith("s") and token[:-1] in parts)


def _with_pairs(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Each word, and each two that stand together as one: Mac Donald is Macdonald."""
    pairs = [(one + two, start, end) for (one, start, _), (two, _, end) in itertools.pairwise(tokens)]
    return [*tokens, *pairs]


def _runs(tokens: list[tuple[str, int, int]], parts: list[str]) -> list[tuple[int, int]]:
    """Where all parts stand one after another, apart or written as one word."""
    if not parts:
        return []
    size = len(parts)
    found = [
        (tokens[at][1], tokens[at + size - 1][2])
        for at in range(len(tokens) - size + 1)
        if [token for token, _, _ in tokens[at : at + size - 1]] == parts[:-1]
        and _is_one_of(tokens[at + size - 1][0], {parts[-1]})
    ]
    joined = "".join(parts)
    return found + [(start, end) for token, start, end in _with_pairs(tokens) if size > 1 and token == joined]


def _numbers(text: str, words: str) -> list[tuple[int, int]]:
    """The same digits, however they are spaced; with or without the code of the country."""
    digits = digits_of(words)
    if len(digits) < LEAST_NUMBER:
        return []
    return [match.span() for match in _NUMBER.finditer(text) if digits[-9:] in digits_of(match.group())]


def without(text: str, found: Iterable[Place]) -> str:
    """The text with each place taken out."""
    end, kept = 0, []
    for place in sorted(found, key=lambda one: (one.start, -one.end)):
        if folded(place.words) in ALSO_WORDS:
            continue
        if place.start >= end:
            kept += [text[end : place.start], REMOVED]
        end = max(end, place.end)
    return "".join([*kept, text[end:]])
