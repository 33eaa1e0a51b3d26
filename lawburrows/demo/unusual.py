"""A few of the demonstration's people for whom a register must have a place: no home, no real birthday, twice, twins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from itertools import islice

from lawburrows.demo import words
from lawburrows.demo.personas import HOME, PERSONAS

Sheets = dict[str, list[dict[str, str]]]
HOW_MANY = 6
IMPOSSIBLE = "31/02/1961"
AT_HOME = {"address_line", "town", "postcode"}
# Numbers that a second record of the same person does not repeat; what is left in common is for people to judge.
NUMBERS = {"pnc_style_id", "visor_reference", "chs", "prison_number"}
SPELT = {"Iain": "Ian", "Stuart": "Stewart", "Graeme": "Graham", "Callum": "Calum", "Stephen": "Steven"}


def unusual(ordinary: Iterable[Sheets], *, on: date) -> Iterator[Sheets]:
    """Six people, made of four ordinary ones of the personas' own area who live at home."""
    officer = PERSONAS[0].email
    ready = (one for one in ordinary if _lives_at_home(one))
    for number, sheets in enumerate(islice(ready, 4)):
        one = deepcopy(sheets)
        one["people"][0] |= {"notification_officer": officer, "manager": officer}
        match number:
            case 0:
                one["people"][0]["date_of_birth"] = IMPOSSIBLE
                yield one
            case 1:
                yield _without_home(one, on)
            case 2:
                spelt, other = list(SPELT.items())[on.day % len(SPELT)]
                one["people"][0] |= {"forename": spelt, "middle_names": ""}
                again = _again(one, "-again", forename=other)
                again["people"][0] |= {"lead": "council-fife", "partners": "police-scotland"}
                for kind in ("notifications", "orders", "warnings"):
                    again.pop(kind, None)
                # Known to the other agency by nothing but an earlier conviction without requirements.
                again["convictions"] = [row | {"schedule_3": "no"} for row in again["convictions"][:1]]
                again.pop("absences", None)
                yield from (one, again)
            case 3:
                one["people"][0] |= {"forename": "Finlay", "middle_names": "", "sex": "male"}
                yield from (one, _again(one, "-twin", forename="Fraser"))


def _lives_at_home(one: Sheets) -> bool:
    person = one["people"][0]
    return (
        person["council_area"] == HOME
        and person["lead"] == "police-scotland"
        and person["category"] == "1"
        and "address_line" in person
        and len(one.get("notifications", ())) > 2
    )


def _again(one: Sheets, mark: str, **changed: str) -> Sheets:
    """Another row of people with the same birthday and home, under a number of its own."""
    found = {name: [row | {"person_id": row["person_id"] + mark} for row in rows] for name, rows in one.items()}
    person = found["people"][0] | changed
    found["people"] = [{name: value for name, value in person.items() if name not in NUMBERS}]
    found["people"][0]["council_reference"] = f"{person['council_reference']}{mark}"
    found.pop("names", None)
    return found


def _without_home(one: Sheets, on: date) -> Sheets:
    person = one["people"][0]
    kept = {name: person.pop(name) for name in AT_HOME & set(person)}
    who = {"person_id": person["person_id"]}
    found = who | {"use": "found", "town": kept.get("town", words.TOWNS[0]), "address_line": "The night shelter"}
    one.setdefault("addresses", []).append(found | {"note": "no fixed abode"})
    first = min(row["made_on"] for row in one["notifications"])
    weeks = [who | {"section": "s85", "made_on": str(on - timedelta(days=5 + 7 * week))} for week in range(8)]
    told = [who | {"section": "s83", "made_on": first}, *reversed(weeks)]
    one["notifications"] = [row | {"home": "place_regularly_found", "station": words.STATIONS[0]} for row in told]
    return one
