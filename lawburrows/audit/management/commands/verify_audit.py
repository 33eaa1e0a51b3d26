"""Checks the audit trail, in the database or from an export alone: python manage.py verify_audit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lawburrows.audit import fsck, witness
from lawburrows.audit.verify import Check, SignedHead, check_lines, read_heads, read_keys


class Command(BaseCommand):
    help = "Computes the whole trail again and compares it with the heads that the witnesses kept. 0 only if whole."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--export", type=Path, help="check this export instead of the database")
        parser.add_argument(
            "--head",
            type=Path,
            action="append",
            help="heads kept outside; by default those of the witnesses on this machine",
        )
        parser.add_argument("--key", type=Path, help="the sealer's public keys; by default those beside its key")

    def handle(
        self, *args: Any, export: Path | None, head: list[Path] | None, key: Path | None, **options: Any
    ) -> None:
        key = key or witness.sealer_public_file()
        kept = head or [file for _, folder in settings.WITNESSES if (file := folder / "heads.jsonl").exists()]
        try:
            keys = read_keys(key.read_bytes())
            outside: list[SignedHead] = [each for file in kept for each in read_heads(_whole_lines(file))]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CommandError(f"a key or a head cannot be read: {error}") from error
        witnesses = witness.witness_keys()
        if export is None:
            check = fsck.check_database(keys, witnesses, outside)
        else:
            check = Check(keys, witnesses, outside)
            with export.open("rb") as lines:
                check_lines(check, lines)
            check.finish()
        self.stdout.write(check.report())
        if check.findings:
            sys.exit(1)


def _whole_lines(file: Path) -> list[bytes]:
    """A witness may be writing its last line just now."""
    read = file.read_bytes()
    lines = read.splitlines()
    return lines if read.endswith((b"\n", b"}")) else lines[:-1]
