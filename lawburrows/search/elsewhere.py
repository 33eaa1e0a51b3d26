"""Asking other areas: when a record elsewhere is told of, and in words why the others were not asked."""

from __future__ import annotations

from typing import Any

from lawburrows.access.grades import Grade
from lawburrows.access.roles import BY_KEY as ROLES
from lawburrows.people.queries import enough_to_tell
from lawburrows.rules.names import fold
from lawburrows.search.wording import Sought, keys, whole_date

ENOUGH = (
    "Records elsewhere are told of only when you give a given name and a family name; a whole date of birth with a "
    "name or an address; a name with the postcode, the street and the town; or a number such as a PNC number."
)
NOT_MEANT = "Your role is not told of records elsewhere, beyond what partners share with your agency."


def may_ask(sought: Sought) -> bool:
    """It depends on the question alone, never on what is there."""
    return bool(sought.ref) or enough_to_tell(keys(sought))


def why_not_asked(by: Any, sought: Sought) -> str:
    """Nothing when other areas are asked and may answer this reader."""
    if not any(ROLES[posting.role].outside >= Grade.EXISTENCE for posting in by.postings_on(by.identity.today)):
        return NOT_MEANT
    return "" if may_ask(sought) else f"{ENOUGH} You gave only {_and(_given(sought))}."


def tried(sought: Sought) -> list[str]:
    """In words, what other areas were asked."""
    words = []
    if sought.ref:
        words.append("the register number")
    if enough_to_tell(keys(sought)):
        if sought.given or sought.family:
            words.append("whole names in any place, former names and aliases")
        if whole_date(sought.born):
            words.append("the date of birth")
        elif sought.born:
            words.append("the year of birth with the family name")
        if sought.identifier:
            words.append("the number as each kind of official number, not as a telephone, e-mail address or vehicle")
        if sought.postcode or sought.address:
            words.append("the address, earlier ones too")
    return words


def _given(sought: Sought) -> list[str]:
    names = len(fold(f"{sought.given} {sought.family}").tokens) if sought.given or sought.family else 0
    parts = [
        (names == 1, "one name"),
        (names > 1, "names"),
        (bool(sought.born) and bool(whole_date(sought.born)), "a date of birth"),
        (bool(sought.born) and not whole_date(sought.born), "part of a date of birth"),
        (bool(sought.postcode), "a postcode"),
        (bool(sought.address), "an address" if sought.postcode else "part of an address"),
    ]
    return [words for given, words in parts if given] or ["words that are none of these"]


def _and(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
