"""Runs the demonstration's witnesses, each in a folder of its own: python manage.py witness."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from lawburrows.audit import stopping, witness


class Command(BaseCommand):
    help = "Cosigns each head that continues the one before. A head that does not is refused, with an alarm.txt."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        witness.run(witness.named(), witness.sealer_public_file(), stopping.asked())
