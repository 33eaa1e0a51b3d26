"""Runs files of known answers against the rules; the last line counts, and only a clean run ends well."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lawburrows.rules.known_answers import MalformedFile, Outcome, load, run


class Command(BaseCommand):
    """Needs no database: the rules are plain Python."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a file of known answers (JSON)")

    def handle(self, *args: Any, files: list[str], **options: Any) -> None:
        try:
            cases = [case for file in files for case in load(file)]
        except MalformedFile as broken:
            raise CommandError(str(broken)) from broken
        outcome: Outcome = run(cases)
        for line in outcome.lines:
            self.stdout.write(line)
        if not outcome:
            sys.exit(1)
