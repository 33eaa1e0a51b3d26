"""What a person must tell the police, matter by matter: at the first notification, and when it changes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from lawburrows.rules.notification.duties import Change
from lawburrows.rules.notification.periodic import Notified
from lawburrows.rules.notification.sources import ACCOUNTS, TRAVEL, section
from lawburrows.rules.source import Confidence, Source


class Matter(Enum):
    BORN = "date of birth"
    INSURANCE_NUMBER = "National Insurance number"
    NAMES = "names: every name used, on the day of conviction and now"
    HOME = "home address, or the place where the person is regularly found"
    OTHER_PLACES = "other places in the United Kingdom where the person regularly stays"
    PASSPORTS = "passports"
    ACCOUNTS = "bank and credit accounts, joint ones included"
    CARDS = "payment cards, joint ones included"
    STAYS = "seven days or more at another place, together in twelve months"
    TRAVEL = "leaving the United Kingdom, however short"
    RELEASE = "release from custody or hospital"
    PRESCRIBED = "whatever else regulations prescribe"
    REACH = "telephones, e-mail and names used online"
    VEHICLES = "vehicles"


@dataclass(frozen=True)
class MatterRow:
    """One matter: when it is told for the first time, which changes of it are told, and where that stands."""

    matter: Matter
    first_told: Notified | None
    changes: tuple[Change, ...]
    source: Source

    @property
    def must_be_told(self) -> bool:
        return self.first_told is not None or bool(self.changes)


_SCOTTISH = section("83(5), as amended in Scotland", Confidence.SECONDARY)
_FIRST = section("83(5)")
_NOT_FOUND = section("83(5)(h)", Confidence.GENERAL_KNOWLEDGE)

MATTERS = (
    MatterRow(Matter.BORN, Notified.INITIAL, (), _FIRST),
    MatterRow(Matter.INSURANCE_NUMBER, Notified.INITIAL, (), _FIRST),
    MatterRow(Matter.NAMES, Notified.INITIAL, (Change.NAME,), _FIRST),
    MatterRow(Matter.HOME, Notified.INITIAL, (Change.HOME_ADDRESS,), _FIRST),
    MatterRow(Matter.OTHER_PLACES, Notified.INITIAL, (), _FIRST),
    MatterRow(Matter.PASSPORTS, Notified.INITIAL, (Change.PASSPORT_GAINED, Change.PASSPORT_LOST), _SCOTTISH),
    MatterRow(Matter.ACCOUNTS, Notified.INITIAL, (Change.ACCOUNT_OPENED, Change.ACCOUNT_CLOSED), ACCOUNTS),
    MatterRow(Matter.CARDS, Notified.INITIAL, (Change.CARD_OBTAINED, Change.CARD_EXPIRED), ACCOUNTS),
    MatterRow(Matter.STAYS, None, (Change.STAY,), section("84(1)(c), (6)")),
    MatterRow(Matter.RELEASE, None, (Change.RELEASE,), section("84(1)(d)")),
    MatterRow(Matter.TRAVEL, Notified.TRAVEL, (), TRAVEL),
    MatterRow(Matter.PRESCRIBED, Notified.INITIAL, (), _FIRST),
    # Asked at the counter because they are held; no provision that we have read demands them.
    MatterRow(Matter.REACH, None, (), _NOT_FOUND),
    MatterRow(Matter.VEHICLES, None, (), _NOT_FOUND),
)


def row_of(matter: Matter) -> MatterRow:
    """The row of a matter."""
    [found] = [row for row in MATTERS if row.matter is matter]
    return found


@dataclass(frozen=True)
class KindOfVisit:
    """Which section a visit to the station comes under, and why."""

    kind: Notified
    because: str
    source: Source


def kind_of_visit(*, told_before: bool, changed: bool) -> KindOfVisit:
    """The first notification since the requirements began; else a change, if something changed; else a confirmation."""
    if not told_before:
        text = "Nothing has been notified since the requirements began, so this is the first notification"
        return KindOfVisit(Notified.INITIAL, text, section("83(1)"))
    if changed:
        text = "There was a notification before, and something has changed since, so this is a change"
        return KindOfVisit(Notified.CHANGE, text, section("84(1)"))
    text = "There was a notification before, and nothing has changed since, so this is the periodic confirmation"
    return KindOfVisit(Notified.PERIODIC, text, section("85(1)"))
