"""Writes the whole audit trail to a file that can be checked offline: python manage.py export_audit FILE."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lawburrows.audit import fsck


class Command(BaseCommand):
    help = "Writes every sealed entry, head and cosignature, one a line. Field names and ids, no values."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        with file.open("xb") as to:
            entries = fsck.export(to)
        self.stdout.write(f"entries: {entries}")
