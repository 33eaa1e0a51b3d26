"""Say who can sign in to the demonstration, and as what."""

from typing import Any

from django.core.management.base import BaseCommand

from lawburrows.access.roles import BY_KEY
from lawburrows.demo.personas import PERSONAS


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("Who can sign in (choose on the page /demo/sign-in/; there are no passwords):")
        for one in PERSONAS:
            self.stdout.write(f"  {one.name:<20} {BY_KEY[one.role].label:<46} {one.about}")
