"""The writes: a visit to the police station; stays, journeys, and changes told in advance."""

from lawburrows.access.models import StaleEdit
from lawburrows.notification.commands.away import (
    answer_advance,
    cancel_journey,
    end_stay,
    give_advance,
    record_journey,
    record_leaving,
    record_return,
    record_stay,
)
from lawburrows.notification.commands.visits import ChangedMeanwhile, file_paper, keep_draft, record_visit

__all__ = [
    "ChangedMeanwhile",
    "StaleEdit",
    "answer_advance",
    "cancel_journey",
    "end_stay",
    "file_paper",
    "give_advance",
    "keep_draft",
    "record_journey",
    "record_leaving",
    "record_return",
    "record_stay",
    "record_visit",
]
