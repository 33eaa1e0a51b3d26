"""Checks the audit trail, in the database or from an export alone: python manage.py verify_audit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lawburrows.audit import fsck, witness
from lawburrows.audit.verify import Check, Unusable, check_lines, kept_in, keys_in


class Command(BaseCommand):
    help = "Computes the whole trail again and compares it with the heads that the witnesses kept. 0 only if whole."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--export", type=Path, help="check this export instead of the database")
        parser.add_argument(
            "--head",
            type=Path,
            action="append",
            help="heads that a witness kept, copied before the export; by default all that those on this machine have "
            "kept, and so more than an older export has",
        )
        parser.add_argument("--key", type=Path, help="the sealer's public keys (PEM); by default those beside its key")

    def handle(
        self, *args: Any, export: Path | None, head: list[Path] | None, key: Path | None, **options: Any
    ) -> None:
        try:
            keys = keys_in(key or witness.sealer_public_file())
            kept = [each for file in head or _files_here() for each in kept_in(file)]
            witnesses = witness.witness_keys()
            if export is None:
                check = fsck.check_database(keys, witnesses, kept)
            else:
                # Elsewhere than where the witnesses' keys lie there is nothing to hold their cosignatures against.
                check = Check(keys, witnesses or None, kept)
                with export.open("rb") as lines:
                    check_lines(check, lines)
                check.finish()
        except Unusable as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"the export cannot be read: {error}") from error
        self.stdout.write(check.report())
        if check.findings:
            sys.exit(1)


def _files_here() -> list[Path]:
    """The files of the witnesses on this machine; one that has seen nothing yet has an empty one, or none."""
    files = [folder / "heads.jsonl" for _, folder in settings.WITNESSES]
    return [file for file in files if file.exists() and file.stat().st_size]
