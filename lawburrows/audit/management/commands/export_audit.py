"""Writes the whole audit trail to a file that can be checked offline: python manage.py export_audit FILE."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lawburrows.audit import fsck


class Command(BaseCommand):
    help = "Writes every sealed entry, head and cosignature, one a line. Field names and ids, no values."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a new file; one that is there is not overwritten")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with file.open("xb") as to:
                entries, missing = fsck.export(to)
        except OSError as error:
            raise CommandError(f"the export cannot be written: {error}") from error
        if missing:
            # Row security hides what a login may not read without a word: an export must never pass that on as whole.
            raise CommandError(
                f"{len(missing)} of {entries} entries cannot be read, the first in place {missing[0]}: they are gone, or "
                f"this login may not read the trail. {file} shows the gaps and is not whole."
            )
        self.stdout.write(f"entries: {entries}")
