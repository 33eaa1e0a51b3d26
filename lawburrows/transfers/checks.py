"""One thing that is looked at before a record is closed, and what was found of it."""

from __future__ import annotations

from dataclasses import dataclass

from lawburrows.rules.exits import CHECK_BY_KEY, ENDS, EXPLAINED, STOPS


@dataclass(frozen=True)
class Check:
    """One thing on the list: how many of it are open, what each is, and where it is closed."""

    key: str
    items: tuple[str, ...]
    url: str = ""

    @property
    def words(self) -> str:
        return CHECK_BY_KEY[self.key].words

    @property
    def becomes(self) -> str:
        return CHECK_BY_KEY[self.key].becomes

    @property
    def explained(self) -> bool:
        return bool(self.items) and self.becomes == EXPLAINED

    @property
    def stops(self) -> bool:
        return bool(self.items) and self.becomes == STOPS

    @property
    def ends(self) -> bool:
        return bool(self.items) and self.becomes == ENDS
