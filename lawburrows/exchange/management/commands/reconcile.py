"""Compare an extract with the register as one user sees it, and list what differs, field by field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lawburrows.access.identity import acting
from lawburrows.access.models import User
from lawburrows.exchange import exporting, wording
from lawburrows.exchange.commands.comparing import note_reconciliation
from lawburrows.exchange.importing.read import Unreadable
from lawburrows.exchange.reconciling import Reconciliation


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
            with acting(by) as identity:
                found = Reconciliation(options["file"], by, identity.today)
                lines = list(found.differences())
                note_reconciliation([*found.compared, *found.missing], by=by, on=identity.today)
                keyed = list(wording.to_key(lines, found.columns, by, identity.today)) if options["to_key"] else []
        except (Unreadable, OSError) as error:
            raise CommandError(str(error)) from None
        for one in lines:
            extract, register = wording.said(one)
            where = f"{one.reference or '-'} {one.name}".strip()
            self.stdout.write(f"  {where}: {wording.what(one)}: extract {extract!r}, register {register!r}")
        if options["csv"]:
            options["csv"].write_bytes(exporting.as_csv(wording.HEADINGS, wording.listed(lines)))
        if options["to_key"]:
            options["to_key"].write_bytes(exporting.as_csv(wording.KEY_HEADINGS, keyed))
        self.stdout.write(f"{len(found.compared)} compared, {len(lines)} differences")
