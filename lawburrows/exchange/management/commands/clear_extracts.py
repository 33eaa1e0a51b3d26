"""Delete the extracts and comparisons whose keeping time is over, as the worker does every night."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from lawburrows.exchange.jobs import clear_extracts


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        cleared, stray = clear_extracts()
        self.stdout.write(f"{cleared} cleared, {stray} stray files deleted")
