"""One reading of what the dates of some people depend on, shared by all who work dates out from it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from lawburrows.access.models import Record
from lawburrows.database.lists import one_of
from lawburrows.governance.agreed import AgreedFigures, agreed_figures
from lawburrows.governance.queries import LimitsOf
from lawburrows.orders import queries
from lawburrows.orders.clock import Clock, clock
from lawburrows.orders.facts import Facts
from lawburrows.orders.order_dates import with_order_dates
from lawburrows.orders.supervision import NOTHING


@dataclass(frozen=True)
class Reading:
    """Some records as `by` may see them on a day. Each part is read when it is first asked for, and only once."""

    records: Sequence[uuid.UUID]
    by: Any
    on: date
    # What whoever asks has read already.
    figures: AgreedFigures | None = None
    councils: Mapping[uuid.UUID, tuple[uuid.UUID, str]] | None = None

    @cached_property
    def facts(self) -> dict[uuid.UUID, Facts]:
        """In seven queries."""
        return queries.facts_for(self.records, by=self.by)

    @cached_property
    def agreed(self) -> AgreedFigures:
        return self.figures or agreed_figures(on=self.on)

    @cached_property
    def areas(self) -> Mapping[uuid.UUID, tuple[uuid.UUID, str]]:
        """The council area of each, with its name."""
        if self.councils is not None:
            return self.councils
        rows = Record.objects.visible_to(self.by).filter(one_of("pk", self.records))
        return {record: (area, name) for record, area, name in rows.values_list("pk", "area_id", "area__name")}

    @cached_property
    def limits(self) -> LimitsOf:
        """The time limits as they hold where each of them is dealt with."""
        limits = self.agreed.limits
        return LimitsOf(limits, {record: area for record, (area, _) in self.areas.items()} if limits.within else {})

    @cached_property
    def clocks(self) -> dict[uuid.UUID, Clock]:
        """The statutory clock of each: dates with their steps, grounds, and what has been met.

        With it the dates of orders themselves: ends of conditions, reviews, plans, consents, care programme meetings.
        """
        under_orders = [record for record, facts in self.facts.items() if facts.orders]
        more = queries.supervision_for(under_orders, by=self.by) if under_orders else {}
        return {
            record: with_order_dates(clock(facts, on=self.on), more.get(record, NOTHING), self.limits, on=self.on)
            for record, facts in self.facts.items()
        }
