"""Add the council areas, divisions, regions, health boards and agencies that are missing."""

from typing import Any

from django.core.management.base import BaseCommand

from lawburrows.access.commands import seed_reference
from lawburrows.access.identity import System, acting


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        setup = System("setup")
        with acting(setup) as identity:
            areas, agencies = seed_reference(by=setup, on=identity.today)
        self.stdout.write(f"{areas} areas and {agencies} agencies added.")
