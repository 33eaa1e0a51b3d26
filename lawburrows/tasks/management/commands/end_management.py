"""Stops sharing where the last ground of a person has ended, and says where a ground holds again."""

from datetime import datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lawburrows.access.identity import LONDON, moment
from lawburrows.rules.dates import PartialDate
from lawburrows.tasks.ending import end_management


class Command(BaseCommand):
    """As the worker does once a day; safe to repeat."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", default="", help="as on this day, like 2026-12-04; never one to come")

    def handle(self, *args: Any, on: str = "", **options: Any) -> None:
        at = None
        if on:
            day = PartialDate.parse(on).exact
            if day is None or day > moment().date():
                raise CommandError("--on must be a real day, today or in the past, like 2026-12-04")
            at = datetime.combine(day, time(12), LONDON)
        found = end_management(at=at)
        self.stdout.write(f"Sharing stopped for {found.stopped} people; a ground holds again for {found.again}")
