"""What a decision about one suspicion rests on, as plain values that the policy is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lawburrows.breaches.chain import State
from lawburrows.orders.models import Order

# Where a report goes: a failure to notify or a breach of a court's order may be an offence; under the others somebody
# supervises the person, and some of them end in recall.
_K = Order.Kind
_PATIENTS = (_K.COMPULSION, _K.RESTRICTION, _K.HOSPITAL_DIRECTION, _K.TRANSFER_TREATMENT)
RECALLED = (_K.LICENCE, _K.EXTENDED, _K.OLR, *_PATIENTS)
SUPERVISED = (*RECALLED, _K.CPO, _K.SUPERVISED_RELEASE)


def fitting(order_kind: str, to: str) -> bool:
    """Whether a report of this sort fits the requirement: `order_kind` is empty for a notification requirement."""
    if to == State.REPORTED:
        return order_kind not in SUPERVISED
    if to == State.SUPERVISOR_TOLD:
        return order_kind in SUPERVISED
    if to == State.RECALL_ASKED:
        return order_kind in RECALLED
    return True


@dataclass(frozen=True)
class Basis:
    """The evidence, the newest consideration (None: nobody has considered it), and charges for the same failure."""

    evidence: Sequence[Any] = ()
    considered: Any = None
    charged_already: Sequence[Any] = ()

    @property
    def verified(self) -> bool:
        return any(one.state == "verified" and not one.opinion for one in self.evidence)

    @property
    def unverified(self) -> int:
        return sum(one.state == "unverified" for one in self.evidence)
