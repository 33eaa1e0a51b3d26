"""Writes the proof that one entry stands in the trail: python manage.py export_proof ENTRY."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lawburrows.audit import stored


class Command(BaseCommand):
    help = "Writes an entry, its path to the newest head, the head and its cosignatures, for verify.py --proof."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("entry", type=uuid.UUID)

    def handle(self, *args: Any, entry: uuid.UUID, **options: Any) -> None:
        try:
            proof = stored.proof_of(entry)
        except stored.NotSealed as missing:
            raise CommandError(str(missing)) from missing
        self.stdout.write(json.dumps(proof, ensure_ascii=False, indent=2))
