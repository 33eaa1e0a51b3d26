"""Reading a file of places, GeoJSON or CSV: what can be taken in, and what is wrong with the rest, row by row."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lawburrows.rules.grid import Point, from_degrees, from_reference
from lawburrows.rules.premises import PLACES
from lawburrows.rules.verdict import Refused

MOST = 20_000
PROBLEMS_KEPT = 50
LONGEST = 200
KINDS = {row.key: row.key for row in PLACES} | {row.words.casefold(): row.key for row in PLACES}
COLUMNS = "kind, name, and either latitude and longitude, easting and northing, or grid_reference"
Row = tuple[str, str, int, int]  # kind, name, easting, northing


@dataclass
class Read:
    """What a file holds: rows that can be taken in, and a sentence for each that cannot."""

    rows: list[Row] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    refused: int = 0

    def refuse(self, number: int, why: str) -> None:
        self.refused += 1
        if len(self.problems) < PROBLEMS_KEPT:
            self.problems.append(f"Row {number}: {why}")


def read_places(content: bytes, name: str) -> Read:
    """Refused whole when it is no such file; else each row is read by itself."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("The file is not text in UTF-8. Save it anew as CSV UTF-8, or as GeoJSON") from None
    given = _features(text) if text.lstrip().startswith("{") else _lines(text)
    found, seen = Read(), set()
    for number, one in enumerate(given, start=1):
        if number > MOST:
            raise Refused(f"The file has more than {MOST:,} places. Divide it, and bring the parts one by one")
        row = _row(one)
        if isinstance(row, str):
            found.refuse(number, row)
        elif row in seen:
            found.refuse(number, "stands in the file twice")
        else:
            seen.add(row)
            found.rows.append(row)
    if not found.rows and not found.problems:
        raise Refused(f"The file {name} holds no places")
    return found


def _features(text: str) -> Iterator[dict[str, Any]]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused("The file is damaged: it begins as GeoJSON and cannot be read to its end") from None
    features = whole.get("features")
    if whole.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise Refused("The GeoJSON must be a FeatureCollection of points")
    for one in features:
        said = one if isinstance(one, dict) else {}
        about, shape = said.get("properties"), said.get("geometry")
        row = dict(about) if isinstance(about, dict) else {}
        shape = shape if isinstance(shape, dict) else {}
        at = shape.get("coordinates")
        if shape.get("type") == "Point" and isinstance(at, list) and len(at) >= 2:
            row["longitude"], row["latitude"] = at[0], at[1]
        yield row


def _lines(text: str) -> Iterator[dict[str, Any]]:
    reader = csv.DictReader(io.StringIO(text))
    head = {(name or "").strip().casefold() for name in reader.fieldnames or ()}
    if not {"kind", "name"} <= head:
        raise Refused(f"The first line of the CSV names its columns: {COLUMNS}")
    try:
        for line in reader:
            yield {(name or "").strip().casefold(): value for name, value in line.items() if isinstance(value, str)}
    except csv.Error:
        raise Refused("The CSV cannot be read to its end. Save it anew and select that") from None


def _row(one: dict[str, Any]) -> Row | str:
    kind = KINDS.get(str(one.get("kind") or "").strip().casefold().replace("-", "_"))
    name = " ".join(str(one.get("name") or "").split())
    if kind is None:
        return f"the kind is not known. Use one of: {', '.join(row.words for row in PLACES)}"
    if not name or len(name) > LONGEST or "\0" in name:
        return f"the name is missing, or longer than {LONGEST} characters"
    at = position(one)
    if at is None:
        return "no position in Great Britain: give latitude and longitude, easting and northing, or grid_reference"
    return kind, name, at.easting, at.northing


def position(one: dict[str, Any]) -> Point | None:
    """From whichever of the three ways is filled in; None when it is none in Great Britain."""
    if reference := str(one.get("grid_reference") or "").strip():
        return from_reference(reference)
    pairs = [_numbers(one, names) for names in (("easting", "northing"), ("latitude", "longitude"))]
    if pairs[0]:
        point = Point(round(pairs[0][0]), round(pairs[0][1]))
        return point if point.on_the_grid else None
    return from_degrees(*pairs[1]) if pairs[1] else None


_PAIR = re.compile(r"(-?[0-9]{1,7}(?:\.[0-9]{1,12})?)[\s,;]+(-?[0-9]{1,7}(?:\.[0-9]{1,12})?)")


def position_in(text: str) -> Point | None:
    """From one line as people paste it: a grid reference, easting and northing, or latitude and longitude."""
    if found := _PAIR.fullmatch(text.strip()):
        names = ("latitude", "longitude") if abs(float(found[1])) < 90 else ("easting", "northing")
        return position(dict(zip(names, found.groups(), strict=True)))
    return from_reference(text)


def _numbers(one: dict[str, Any], names: tuple[str, str]) -> tuple[float, float] | None:
    try:
        first, second = (float(str(one.get(name)).strip()) for name in names)
    except ValueError:
        return None
    return (first, second) if abs(first) < 1e9 and abs(second) < 1e9 else None  # not "nan" either
