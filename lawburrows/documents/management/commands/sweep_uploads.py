"""Take away files that no row names: those of transactions that were rolled back more than a day ago."""

from typing import Any

from django.core.management.base import BaseCommand

from lawburrows.access.identity import System, acting
from lawburrows.documents import queries, storage


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        with acting(System("deadlines")):
            gone = storage.sweep(queries.digests())
        self.stdout.write(f"{gone} files taken away")
