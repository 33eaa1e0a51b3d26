"""Places on the National Grid of Great Britain: from latitude and longitude, from a grid reference, and how far apart.

The grid is flat and in metres, so a distance is plain geometry and a neighbourhood is a rectangle of whole numbers. From
latitude and longitude (WGS84) it is reached by the transformation with seven parameters and the projection that Ordnance
Survey publishes; that is right to about five metres, which is less than the width of a house and its garden.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, pi, radians, sin, sqrt, tan

EAST, NORTH = 700_000, 1_300_000  # the grid ends there
ACCURACY = 5  # metres, of what was given as latitude and longitude
_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"  # no I
_REFERENCE = re.compile(r"([A-HJ-Z]{2})([0-9]{2,10})")


@dataclass(frozen=True)
class Ellipsoid:
    """Half the long and half the short axis, in metres."""

    a: float
    b: float

    @property
    def squared(self) -> float:
        return 1 - (self.b / self.a) ** 2


WGS84 = Ellipsoid(6_378_137.0, 6_356_752.314245)
AIRY = Ellipsoid(6_377_563.396, 6_356_256.909)
# From WGS84 to OSGB36: metres, seconds of arc, parts in a million.
SHIFT = (-446.448, 125.157, -542.060)
TURN = tuple(radians(one / 3600) for one in (-0.1502, -0.2470, -0.8421))
SCALE = 20.4894e-6
# The projection: scale on its meridian, true origin, and the false one.
F0, LAT0, LON0, E0, N0 = 0.9996012717, radians(49), radians(-2), 400_000, -100_000


@dataclass(frozen=True, order=True)
class Point:
    """A place by its easting and northing, in whole metres."""

    easting: int
    northing: int

    @property
    def on_the_grid(self) -> bool:
        return 0 <= self.easting < EAST and 0 <= self.northing < NORTH

    @property
    def reference(self) -> str:
        """NT 25773 73451."""
        east, north = self.easting // 100_000, self.northing // 100_000
        first = (19 - north) - (19 - north) % 5 + (east + 10) // 5
        second = (19 - north) * 5 % 25 + east % 5
        return (
            f"{_LETTERS[first]}{_LETTERS[second]} {self.easting % 100_000:05} {self.northing % 100_000:05}"
            if self.on_the_grid
            else ""
        )


def metres_between(one: Point, other: Point) -> float:
    return hypot(one.easting - other.easting, one.northing - other.northing)


def bearing(start: Point, end: Point) -> str:
    """In which direction the other lies, in words of the compass."""
    if start == end:
        return "here"
    angle = degrees(atan2(end.easting - start.easting, end.northing - start.northing)) % 360
    words = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
    return words[round(angle / 45) % 8]


def from_reference(text: str) -> Point | None:
    """The place that a grid reference names, in the middle of its square; None when it names none."""
    found = _REFERENCE.fullmatch(re.sub(r"\s", "", text.upper()))
    if found is None or len(found[2]) % 2:
        return None
    first, second = (_LETTERS.index(letter) for letter in found[1])
    east, north = ((first - 2) % 5) * 5 + second % 5, 19 - first // 5 * 5 - second // 5
    half = len(found[2]) // 2
    unit: int = 10 ** (5 - half)
    within = [int(part) * unit + unit // 2 for part in (found[2][:half], found[2][half:])]
    point = Point(east * 100_000 + within[0], north * 100_000 + within[1])
    return point if point.on_the_grid else None


def from_degrees(latitude: float, longitude: float) -> Point | None:
    """The place at a latitude and longitude as satellites and web maps give them; None off the grid."""
    if not (49 <= latitude <= 61.5 and -9.5 <= longitude <= 3):
        return None
    point = _projected(*_shifted(radians(latitude), radians(longitude)))
    return point if point.on_the_grid else None


def _shifted(lat: float, lon: float) -> tuple[float, float]:
    """The same place on the ellipsoid of the grid."""
    nu = WGS84.a / sqrt(1 - WGS84.squared * sin(lat) ** 2)
    x, y, z = nu * cos(lat) * cos(lon), nu * cos(lat) * sin(lon), (1 - WGS84.squared) * nu * sin(lat)
    rx, ry, rz = TURN
    scale = 1 + SCALE
    x, y, z = (
        SHIFT[0] + scale * x - rz * y + ry * z,
        SHIFT[1] + rz * x + scale * y - rx * z,
        SHIFT[2] - ry * x + rx * y + scale * z,
    )
    flat = hypot(x, y)
    found, before = atan2(z, flat * (1 - AIRY.squared)), 2 * pi
    while abs(found - before) > 1e-12:
        before = found
        nu = AIRY.a / sqrt(1 - AIRY.squared * sin(before) ** 2)
        found = atan2(z + AIRY.squared * nu * sin(before), flat)
    return found, atan2(y, x)


def _projected(lat: float, lon: float) -> Point:
    """The transverse Mercator projection of the grid."""
    a, b, e2 = AIRY.a, AIRY.b, AIRY.squared
    n = (a - b) / (a + b)
    nu = a * F0 / sqrt(1 - e2 * sin(lat) ** 2)
    rho = a * F0 * (1 - e2) / (1 - e2 * sin(lat) ** 2) ** 1.5
    eta2 = nu / rho - 1
    apart, together = lat - LAT0, lat + LAT0
    arc = (
        b
        * F0
        * (
            (1 + n + 5 / 4 * (n**2 + n**3)) * apart
            - (3 * (n + n**2) + 21 / 8 * n**3) * sin(apart) * cos(together)
            + 15 / 8 * (n**2 + n**3) * sin(2 * apart) * cos(2 * together)
            - 35 / 24 * n**3 * sin(3 * apart) * cos(3 * together)
        )
    )
    t2, off = tan(lat) ** 2, lon - LON0
    northing = (
        arc
        + N0
        + nu / 2 * sin(lat) * cos(lat) * off**2
        + nu / 24 * sin(lat) * cos(lat) ** 3 * (5 - t2 + 9 * eta2) * off**4
        + nu / 720 * sin(lat) * cos(lat) ** 5 * (61 - 58 * t2 + t2**2) * off**6
    )
    easting = (
        E0
        + nu * cos(lat) * off
        + nu / 6 * cos(lat) ** 3 * (nu / rho - t2) * off**3
        + nu / 120 * cos(lat) ** 5 * (5 - 18 * t2 + t2**2 + 14 * eta2 - 58 * t2 * eta2) * off**5
    )
    return Point(round(easting), round(northing))
