"""What notifications and referrals to the coordinator say in a chronology, and what bodies outside were told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined
from lawburrows.referrals.models import OutsideForm, ReferralStep


def step(row: Any) -> Iterator[Said]:
    kind = row.referral.get_kind_display()
    yield row.made_at, f"{kind}: {row.get_after_display()}", joined(row.reason, row.lacks)


def told(row: Any) -> Iterator[Said]:
    yield row.told_on, f"{row.recipient} was told: {row.get_form_display()}", row.why


KIND = ("referrals", "MAPPA notifications and referrals")
SAID: tuple[Source, ...] = (
    Source(*KIND, ReferralStep, step, ("referral",)),
    Source(*KIND, OutsideForm, told),
)
