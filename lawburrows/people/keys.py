"""The keys under which a person is found: families of tokens of names, birth, places and numbers, each one keyed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import IntEnum
from itertools import combinations, takewhile
from typing import Any

from lawburrows.people.models import Identifier
from lawburrows.people.sealing import digest
from lawburrows.rules import identifiers as numbers
from lawburrows.rules import names as spelling
from lawburrows.rules import postcode as postcodes
from lawburrows.rules import reach
from lawburrows.rules.dates import PartialDate

SHORTEST_SOUND = 2  # by a single consonant everybody is found
HOUSE_NUMBER = re.compile(r"[0-9]+[a-z]?")
MOST_PAIRED = 8  # tokens of one name that are paired; a longer name is found by its tokens
STREETS = frozenset(
    [
        "avenue",
        "close",
        "court",
        "crescent",
        "drive",
        "flat",
        "gardens",
        "grove",
        "lane",
        "place",
        "road",
        "square",
        "street",
        "terrace",
    ]
)
RULE_OF = {kind.value: numbers.Kind[kind.name] for kind in Identifier.Kind if kind.name in numbers.Kind.__members__}
Key = tuple[int, int]


class Family(IntEnum):
    """What kind of token a key is made of. The numbers are stored."""

    NAME = 1
    NAME_PAIR = 2
    SOUND_PAIR = 3
    BORN = 4
    BORN_SWAPPED = 5
    YEAR_AND_SURNAME = 6
    POSTCODE = 7
    PLACE = 8
    IDENTIFIER = 9
    NAME_START = 10
    SOUND = 11
    HOUSE = 12
    CONTACT = 13
    VEHICLE = 14


WEIGHTS = {
    Family.NAME: 3,
    Family.NAME_PAIR: 6,
    Family.SOUND_PAIR: 4,
    Family.BORN: 8,
    Family.BORN_SWAPPED: 5,
    Family.YEAR_AND_SURNAME: 4,
    Family.POSTCODE: 4,
    Family.PLACE: 1,
    Family.IDENTIFIER: 20,
    Family.HOUSE: 5,
    Family.CONTACT: 20,
    Family.VEHICLE: 20,
}  # a beginning or the sound of one name says nothing of likeness: it has no weight
IN_FULL = frozenset({Family.CONTACT, Family.VEHICLE})  # who is not shown these on the page does not find by them
ORDERS_ONLY = frozenset({Family.HOUSE})  # in one's own cases; of likeness the street and the postcode have said it
REASONS = {
    Family.NAME: "a name is the same",
    Family.NAME_PAIR: "two names are the same",
    Family.SOUND_PAIR: "two names sound alike",
    Family.BORN: "the date of birth is the same",
    Family.BORN_SWAPPED: "the date of birth is the same with day and month exchanged",
    Family.YEAR_AND_SURNAME: "the family name and the year of birth are the same",
    Family.POSTCODE: "the postcode is the same",
    Family.PLACE: "a town or street is the same",
    Family.IDENTIFIER: "a number is the same",
    Family.NAME_START: "a name begins with the same letters",
    Family.SOUND: "a name sounds alike",
    Family.HOUSE: "the house number and the street are the same",
    Family.CONTACT: "a telephone number, e-mail address or name online is the same",
    Family.VEHICLE: "a vehicle is the same",
}


def keys_of(
    person: Any,
    names: Iterable[Any],
    addresses: Iterable[Any],
    identifiers: Iterable[tuple[str, str]],
    *,
    reached: Iterable[Any] = (),
) -> set[Key]:
    """The keys of one person, from rows or from plain values; `identifiers` are (kind, number) in clear.

    `reached` are contacts and vehicles.
    """
    return _keyed(_tokens(person.born, person.born_stated, list(names), addresses, identifiers)) | keys_of_reach(
        reached
    )


def keys_of_reach(reached: Iterable[Any]) -> set[Key]:
    """The keys of contacts and vehicles, each of which is also found by itself."""
    return _keyed(_of_reach(one) for one in reached)


def keys_of_reach_query(text: str) -> set[Key]:
    """A number as a telephone, as an address on the net and as the mark of a vehicle."""
    return _keyed(
        {
            (Family.CONTACT, reach.telephone(text)),
            (Family.CONTACT, reach.online(text)),
            (Family.VEHICLE, reach.registration(text)),
        }
    )


def keys_of_near(name: str) -> list[int]:
    """The keys of every name that is one letter away from this one."""
    return sorted(key for _, key in _keyed((Family.NAME, other) for other in spelling.near(name)))


def keys_of_sound(name: str) -> list[int]:
    return sorted(key for _, key in _keyed({(Family.SOUND, _sound_alone(name))}))


def keys_of_query(
    *,
    given: str = "",
    middle: str = "",
    family: str = "",
    born: date | str | None = None,
    identifier: str = "",
    postcode: str = "",
    address: str = "",
) -> set[Key]:
    """The keys that a person sought by these would have. A number may be of any kind; a date a year or a month."""
    found = set(_of_name(given, middle, family))
    day, years = _birth(born) if not isinstance(born, date) else (born, {born.year})
    if day:
        found |= {(Family.BORN, day.isoformat()), (Family.BORN_SWAPPED, day.isoformat())}
    found |= set(_of_years(years, spelling.fold(family).tokens))
    if identifier.strip():
        kinds = numbers.Kind
        found |= {(Family.IDENTIFIER, _alone(numbers.normalise(kind, identifier))) for kind in kinds}
    found |= set(_of_address("", address, postcode))
    found |= {(Family.HOUSE, f"{number} {streets[0]}") for number, streets in _houses(address)}
    return _keyed(found)


def keys_of_beginnings(forms: Iterable[str]) -> list[int]:
    """The keys of names that are one of these or begin with it; of a long one its first letters decide."""
    tokens = {(Family.NAME, form) for form in forms}
    tokens |= {(Family.NAME_START, form[: spelling.LONGEST_START]) for form in forms}
    return sorted(key for _, key in _keyed(tokens))


def number_digest(kind: str, value: str) -> int:
    """By which two rows hold the same number of the same kind; never shown."""
    return digest(f"{kind}:{normalise(kind, value)}")


def normalise(kind: str, value: str) -> str:
    """A number written our way; a kind without a rule loses its spaces and small letters."""
    rule = RULE_OF.get(kind)
    return numbers.normalise(rule, value) if rule else "".join(value.upper().split())


def _keyed(tokens: Iterable[tuple[Family, str]]) -> set[Key]:
    return {(int(family), digest(f"{int(family)}:{token}")) for family, token in tokens if token}


def _tokens(
    born: date | None,
    born_stated: str,
    names: list[Any],
    addresses: Iterable[Any],
    identifiers: Iterable[tuple[str, str]],
) -> Iterator[tuple[Family, str]]:
    day, years = (born, {born.year}) if born else _birth(born_stated)
    for name in names:
        first = names[0]
        given, family = name.given or first.given, name.family or first.family
        yield from _of_name(given, name.middle, family)
        for token in spelling.fold(f"{given} {name.middle} {family}").tokens:
            for start in spelling.starts(token):
                yield Family.NAME_START, start
            yield Family.SOUND, _sound_alone(token)
        yield from _of_years(years, spelling.fold(family).tokens)
    if day:
        yield Family.BORN, day.isoformat()
        if day.day <= 12:
            yield (Family.BORN_SWAPPED, day.replace(month=day.day, day=day.month).isoformat())
    for address in addresses:
        yield from _of_address(address.lines, address.town, address.postcode)
        yield from ((Family.HOUSE, f"{number} {street}") for number, all_ in _houses(address.lines) for street in all_)
    for kind, value in identifiers:
        yield Family.IDENTIFIER, _alone(normalise(kind, value))


def _birth(stated: str | None) -> tuple[date | None, set[int]]:
    read = PartialDate.parse(stated or "")
    return read.exact, {read.earliest.year} if read.earliest else set()


def _of_name(given: str, middle: str, family: str) -> Iterator[tuple[Family, str]]:
    tokens = list(dict.fromkeys(spelling.fold(f"{given} {middle} {family}").tokens))
    for token in tokens:
        yield Family.NAME, token
    parts = [spelling.fold(part) for part in (given, family)]
    for folded in parts:
        if len(folded.tokens) > 1:
            yield Family.NAME, folded.joined
    for one, other in combinations(tokens[:MOST_PAIRED], 2):
        yield Family.NAME_PAIR, " ".join(sorted((one, other)))
        sounds = sorted((spelling.sound(one), spelling.sound(other)))
        if all(sounds):
            yield Family.SOUND_PAIR, " ".join(sounds)


def _of_years(years: set[int], surnames: Iterable[str]) -> Iterator[tuple[Family, str]]:
    for surname in surnames:
        for year in years:
            yield Family.YEAR_AND_SURNAME, f"{year} {surname}"


def _of_address(lines: str, town: str, postcode: str) -> Iterator[tuple[Family, str]]:
    yield Family.POSTCODE, re.sub(r"\s", "", postcodes.parse(postcode).text).upper()
    for token in dict.fromkeys(spelling.fold(f"{lines} {town}").tokens):
        if len(token) > 2 and token not in STREETS:
            yield Family.PLACE, token


def _houses(lines: str) -> Iterator[tuple[str, list[str]]]:
    """Each number in an address with the words behind it, as far as the next number."""
    tokens = spelling.fold(lines).tokens
    for n, token in enumerate(tokens):
        if HOUSE_NUMBER.fullmatch(token):
            behind = list(takewhile(lambda word: not word[0].isdigit(), tokens[n + 1 :]))
            if words := [word for word in behind if word not in STREETS] or behind:
                yield token, words


def _of_reach(one: Any) -> tuple[Family, str]:
    if hasattr(one, "registration"):
        return Family.VEHICLE, reach.registration(one.registration)
    return Family.CONTACT, reach.telephone(one.value) if one.kind == "telephone" else reach.online(one.value)


def _sound_alone(token: str) -> str:
    """The sound of one name; one that says too little is no key."""
    sound = spelling.sound(token)
    return sound if len(sound) >= SHORTEST_SOUND else ""


def _alone(value: str) -> str:
    return "".join(character for character in value.upper() if character.isalnum())
