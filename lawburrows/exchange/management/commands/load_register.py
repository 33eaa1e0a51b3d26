"""Load an import file whole or not at all; print what was read, loaded, warned about and refused."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lawburrows.access.commands import seed_reference
from lawburrows.access.identity import System, acting
from lawburrows.access.models import Agency, Area
from lawburrows.exchange.commands.load import load_checked, set_aside_known
from lawburrows.exchange.duplicates import warn_of_duplicates
from lawburrows.exchange.importing.checks import Checked, Defaults, check
from lawburrows.exchange.importing.directory import directory
from lawburrows.exchange.importing.read import Unreadable, read
from lawburrows.exchange.sources import refuse_known_elsewhere
from lawburrows.rules.verdict import Refused

MOST_SHOWN = 50
SOURCE = (
    "what the extract is called, the same every time; the file's name if not given. A file with people whom another "
    "extract of the agency has already (the same number, and the same row or the same name and date of birth) is "
    "refused, unless this names an extract that was loaded before"
)


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check only")
        parser.add_argument("--source", default="", help=SOURCE)
        parser.add_argument("--lead", default="police-scotland", help="the lead authority where a row names none")
        parser.add_argument("--area", default="", help="the council area where a row names none")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        stated = bool(options["source"])
        if not path.is_file():
            raise CommandError(f"There is no file {path}")
        if not Agency.objects.exists():
            setup = System("setup")
            with acting(setup) as identity:
                seed_reference(by=setup, on=identity.today)
        loader = System("load")
        with acting(loader) as identity:
            checked, lead, source = self._check(path, options, loader)
            already, changed = set_aside_known(checked, source, lead)
            known = refuse_known_elsewhere(checked, source=source, agency=lead, by=loader, stated=stated)
            doubles = warn_of_duplicates(checked, source=source, agency=lead, by=loader)
            loaded, why = 0, ""
            if known:
                why = f'its people came from another extract. Say --source "{known[0]}"'
            elif checked.findings.refused:
                why = "the rows marked refused must be mended first"
            elif checked.people and not options["dry_run"]:
                try:
                    loaded = load_checked(
                        checked,
                        source=source,
                        owner=lead,
                        agency=lead,
                        by=loader,
                        on=identity.today,
                        stated=stated,
                        progress=self._progress(),
                    )
                except Refused as refused:
                    why = str(refused)
        self._list(checked)
        if already or changed:
            self.stdout.write(f"{already} loaded before and the same, {changed} loaded before and changed (not loaded)")
        if doubles:
            self.stdout.write(f"{doubles} may be people whom the register has already: look at their warnings")
        if options["dry_run"]:
            self.stdout.write(f"{0 if why else len(checked.people)} would be loaded (dry run)")
        self.stdout.write(f"{checked.read} read, {loaded} loaded, {checked.warned} warned, {checked.refused} refused")
        if why:
            raise CommandError(f"Nothing was loaded: {why}")

    def _check(self, path: Path, options: dict[str, Any], by: System) -> tuple[Checked, Agency, str]:
        names = directory()
        lead = names.agency(options["lead"])
        if lead is None:
            raise CommandError(f"No agency is called {options['lead']}")
        area = names.area(options["area"]) if options["area"] else None
        if options["area"] and area is None:
            raise CommandError(f"No council area is called {options['area']}")
        try:
            extract = read(path)
        except Unreadable as error:
            self.stdout.write(f"  refused  {error.text}")
            self.stdout.write("0 read, 0 loaded, 0 warned, 1 refused")
            raise CommandError("Nothing was loaded") from None
        self.stdout.write(f"{path.name}: {extract.encoding}, {len(extract.rows)} rows")
        if area is None and not all(row["council_area"] for row in extract.rows if row.sheet.name == "people"):
            area = Area.objects.filter(kind=Area.Kind.COUNCIL).order_by("name").first()
            self.stdout.write(f"Rows without a council area are put under {area}; name another with --area")
        return check(extract, names, Defaults(lead, area), by=by), lead, options["source"] or path.stem[:60]

    def _progress(self) -> Callable[[int], None]:
        began = time.monotonic()

        def tell(number: int) -> None:
            self.stdout.write(f"  {number} written ({time.monotonic() - began:.0f} s)")
            self.stdout.flush()

        return tell

    def _list(self, checked: Checked) -> None:
        shown = sorted(checked.findings.found, key=lambda one: (not one.structural, one.row))[:MOST_SHOWN]
        for one in shown:
            word = "refused" if one.structural else "warning"
            where = ", ".join(filter(None, [f"row {one.row}" if one.row else "the file", one.column]))
            self.stdout.write(f"  {word}  {where}: {one.text}")
        if (more := len(checked.findings.found) - len(shown)) > 0:
            self.stdout.write(f"  … and {more} more")
