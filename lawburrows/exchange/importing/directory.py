"""Which agencies, council areas and users an extract may name, looked up once for a whole file."""

from __future__ import annotations

from dataclasses import dataclass, field

from lawburrows.access.models import Agency, Area, User


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


@dataclass
class Directory:
    """Names as people write them → the agency, the area, the user."""

    agencies: dict[str, Agency] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)

    def agency(self, words: str) -> Agency | None:
        return self.agencies.get(_plain(words))

    def area(self, words: str) -> Area | None:
        return self.areas.get(_plain(words))

    def user(self, words: str) -> User | None:
        return self.users.get(_plain(words))


def directory() -> Directory:
    """The directory as it stands."""
    found = Directory()
    for agency in Agency.objects.all():
        found.agencies |= {_plain(agency.key): agency, _plain(agency.name): agency}
    for area in Area.objects.filter(kind=Area.Kind.COUNCIL):
        found.areas[_plain(area.name)] = area
    for user in User.objects.filter(is_active=True):
        found.users[_plain(user.email)] = user
    return found
