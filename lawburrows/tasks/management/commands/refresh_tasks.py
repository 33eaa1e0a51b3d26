"""Brings the list of what is due into line with the facts: what commands have touched, or everything."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lawburrows.tasks.counting import count_by_the_hour
from lawburrows.tasks.sync import Changes, sync_all, sync_touched


class Command(BaseCommand):
    """Safe to repeat: a second run changes nothing."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="every record, not only those that were changed")

    def handle(self, *args: Any, all: bool, **options: Any) -> None:
        changes = sync_all() if all else Changes()
        while not all and (more := sync_touched()) is not None:
            changes += more
        count_by_the_hour()
        self.stdout.write(
            f"{changes.added} added, {changes.changed} changed, {changes.done} done, {changes.gone} gone, "
            f"for {changes.people} people"
        )
