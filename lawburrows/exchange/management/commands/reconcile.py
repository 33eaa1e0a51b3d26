"""Compare an extract with the register as one user sees it, and list what differs, field by field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lawburrows.access.identity import acting
from lawburrows.access.models import User
from lawburrows.exchange import exporting, reconciling
from lawburrows.exchange.commands.reconcile import note_reconciliation
from lawburrows.exchange.importing.read import Unreadable, read


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="email", required=True, help="e-mail address of the user in whose name it is")
        parser.add_argument("--csv", type=Path, help="write the list of differences here")
        parser.add_argument("--to-key", type=Path, help="write what must be typed in the other register here")

    def handle(self, *args: Any, **options: Any) -> None:
        by = User.objects.filter(email=options["email"].lower(), is_active=True).first()
        if by is None:
            raise CommandError("Nobody signs in with this e-mail address")
        try:
            extract = read(options["file"])
        except (Unreadable, OSError) as error:
            raise CommandError(str(error)) from None
        with acting(by) as identity:
            found = reconciling.compare(extract, by, identity.today)
            note_reconciliation(found.records, by=by, on=identity.today)
        for one in found.differences:
            where = f"{one.reference or '-'} {one.name}".strip()
            self.stdout.write(f"  {where}: {one.field or 'person'}: extract {one.extract!r}, register {one.register!r}")
        if options["csv"]:
            options["csv"].write_bytes(exporting.as_csv(reconciling.COLUMNS, [one.values for one in found.differences]))
        if options["to_key"]:
            options["to_key"].write_bytes(exporting.as_csv(reconciling.COLUMNS, found.to_key))
        self.stdout.write(f"{found.compared} compared, {len(found.differences)} differences")
