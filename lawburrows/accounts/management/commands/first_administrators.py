"""Make the first two administrators of a new register, and print for each a first link and its code."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.urls import reverse

from lawburrows.access.identity import System, acting
from lawburrows.accounts import queries
from lawburrows.accounts.commands import seat_first_administrators
from lawburrows.rules.verdict import Refused


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        for which in ("first", "second"):
            parser.add_argument(f"{which}_email", metavar="EMAIL", type=str.strip)
            parser.add_argument(f"{which}_name", metavar="NAME", type=str.strip)
        parser.add_argument("--agency", default="service-desk", metavar="KEY", help="to which they belong")

    def handle(self, *args: Any, agency: str, **options: Any) -> None:
        people = [(options[f"{which}_email"], options[f"{which}_name"]) for which in ("first", "second")]
        for email, name in people:
            try:
                validate_email(email)
            except ValidationError:
                raise CommandError(f"{email!r} is no e-mail address.") from None
            if not name:
                raise CommandError(f"{email} has no name.")
        setup = System("setup")
        try:
            with acting(setup) as identity:
                if (found := queries.agency(agency)) is None:
                    raise CommandError(f"No agency has the key {agency!r}; `manage.py seed_reference` adds Scotland's.")
                seated = seat_first_administrators(people, agency=found, by=setup, on=identity.today)
        except Refused as refused:
            raise CommandError(f"{refused}.") from None
        for user, code in seated:
            if not code:
                self.stdout.write(f"{user.name} signs in as before, as an administrator.\n")
                continue
            path = reverse("accounts:begin", args=[user.pk, default_token_generator.make_token(user)])
            self.stdout.write(f"{user.name}, for one day:\n  link  {self._address()}{path}\n  code  {code}\n")
        self.stdout.write("Send each the link and tell them the code by another way; this is the only time it is said.")

    @staticmethod
    def _address() -> str:
        host = next(iter(settings.ALLOWED_HOSTS), "localhost")
        return f"https://{host}" if settings.HTTPS else f"http://{host}:8000"
