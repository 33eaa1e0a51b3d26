"""Lists, for each change of the rules or figures, whom it showed to have been held too long or pursued wrongly."""

from typing import Any

from django.core.management.base import BaseCommand

from lawburrows.access.identity import System, acting
from lawburrows.tasks import corrected


class Command(BaseCommand):
    """Register numbers and dates, no names. What was done about each is said on its page."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        by = System("deadlines")
        with acting(by):
            corrected.count()
            for one in corrected.changes_of_rules():
                new = "; ".join((*(["the rules as written"] if one.rules else []), *one.figures)) or "the first known"
                self.stdout.write(
                    f"{one.since:%Y-%m-%d %H:%M} {new}: {one.held} held too long, {one.pursued} pursued wrongly, "
                    f"{one.dealt_with} dealt with"
                )
            for row in corrected.lines(corrected.wronged(by=by), by=by):
                how = " and ".join(
                    word for word, so in (("held too long", row.held), ("pursued wrongly", row.pursued)) if so
                )
                self.stdout.write(f"  {row.record.ref} {row.what}: was {row.was}, now {row.now or 'no date'}: {how}")
