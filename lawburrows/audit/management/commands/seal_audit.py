"""Seals the audit trail until it is told to stop: python manage.py seal_audit."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lawburrows.audit import sealer, stopping


class Command(BaseCommand):
    help = "Seals what is committed, signs each new head, and waits for more. One at a time; SIGTERM ends it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="seal what there is, and end")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        if not once:
            sealer.run(settings.AUDIT_KEY, stopping.asked())
            return
        if not sealer.take_lock():
            raise CommandError("another sealer is at work")
        one, sealed = sealer.Sealer(settings.AUDIT_KEY), 0
        while taken := one.seal():
            sealed += taken
        self.stdout.write(f"sealed: {sealed}")
