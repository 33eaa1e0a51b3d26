"""How an invented person is called, when they were born, and where they live."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from lawburrows.demo import words

# Age on conviction, per cent: no table of ages can be read in section 9, so these are ours, with older people many.
YOUNG = 0.03  # under 18, from 14
AGES = ((18, 24, 16), (25, 34, 24), (35, 44, 20), (45, 54, 17), (55, 64, 12), (65, 79, 8))
OLDEST = 92
_NEEDS = (
    ("learning_disability", 0.06, "Short sentences, and time"),
    ("appropriate_adult", 0.04, "An appropriate adult for every interview"),
    ("reading", 0.04, "Read letters aloud"),
    ("hearing", 0.02, "Wears hearing aids; face him or her"),
    ("sight", 0.01, "Large print"),
)
_LANGUAGES = {"polish": "Polish", "south_asian": "Urdu or Punjabi", "west_african": "English as a second language"}


def home(random: Random) -> dict[str, str]:
    """An address that cannot be anybody's: no such street, town or postcode area exists."""
    inward = f"{random.randrange(10)}{random.choice(words.INWARD)}{random.choice(words.INWARD)}"
    flat = f"Flat {random.randint(1, 12)}, " if random.random() < 0.25 else ""
    return {
        "address_line": f"{flat}{random.randint(1, 180)} {random.choice(words.STREETS)}",
        "town": random.choice(words.TOWNS),
        "postcode": f"ZZ{random.randint(1, 99)} {inward}",
    }


@dataclass(frozen=True)
class Look:
    """Names, sex, birth and address of one person."""

    heritage: str
    given: str
    middle: str
    family: str
    sex: str
    born: date
    address: dict[str, str]

    def columns(self, *, with_home: bool) -> dict[str, str]:
        """As columns of the people's sheet."""
        return {
            "forename": self.given,
            "middle_names": self.middle,
            "surname": self.family,
            "sex": self.sex,
            "date_of_birth": self.born.isoformat(),
            **(self.address if with_home else {}),
        }

    def elsewhere(self, random: Random) -> dict[str, str]:
        return home(random)

    def other_names(self, random: Random) -> Iterator[tuple[str, str, str]]:
        if (short := words.NICKNAMES.get(self.given)) and random.random() < 0.4:
            yield "nickname", short, ""
        if random.random() < 0.1:
            yield "alias", random.choice((self.given, self.middle or self.given)), _family(random, self.heritage)
        if random.random() < (0.5 if self.sex == "female" else 0.03):
            yield "birth", self.given, _family(random, self.heritage)
        if random.random() < 0.05:
            yield "online", f"{self.given.casefold()}{random.randint(10, 99)}", ""

    def needs(self, random: Random) -> Iterator[tuple[str, str]]:
        if self.heritage in _LANGUAGES and random.random() < 0.35:
            yield "interpreter", _LANGUAGES[self.heritage]
        for kind, share, text in _NEEDS:
            if random.random() < share:
                yield kind, text


def _family(random: Random, heritage: str) -> str:
    name = random.choice(words.FAMILY[heritage].split())
    if heritage in {"scottish", "english"} and random.random() < 0.03:
        name = f"{name}-{random.choice(words.FAMILY['scottish'].split())}"
    return name


def _womanly(family: str) -> str:
    """The form that a woman's family name takes in Gaelic and in Polish."""
    if family.startswith("Mac") and any(letter in family for letter in "òìà"):
        return f"Nic{family[3:]}"
    return f"{family[:-1]}a" if family.endswith(("ski",)) else family


def look(random: Random, *, convicted: date, on: date, women: float, young: bool = False) -> Look:
    """Someone who was of a plausible age when they were convicted, and is not too old today."""
    heritage = random.choices([name for name, _ in words.HERITAGES], [share for _, share in words.HERITAGES])[0]
    sex = "female" if random.random() < women else "male"
    men, ladies = words.GIVEN[heritage]
    given = random.choice((ladies if sex == "female" else men).split())
    middle = random.choice((ladies if sex == "female" else men).split()) if random.random() < 0.45 else ""
    family = _family(random, heritage)
    if sex == "female" and heritage in {"gaelic", "polish"}:
        family = _womanly(family)
    least, most, _ = (14, 16, 0) if young else random.choices(AGES, [share for _, _, share in AGES])[0]
    age = min(random.randint(least, most), OLDEST - (on.year - convicted.year))
    born = convicted - timedelta(days=age * 365 + age // 4 + random.randint(1, 360))
    return Look(heritage, given, middle if middle != given else "", family, sex, born, home(random))
