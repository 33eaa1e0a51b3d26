"""What an extract has no place for, on the people that are then copied: every app has rows to work dates out from."""

import django

django.setup()

from lawburrows.access.identity import System, acting  # after the set-up, which reads the settings
from lawburrows.access.models import Record
from lawburrows.demo.breaching import breach
from lawburrows.demo.conditioning import impose_conditions
from lawburrows.demo.custody import dress_custody
from lawburrows.demo.nights import show_nights
from lawburrows.demo.notification import notify
from lawburrows.demo.visiting import dress_visits

A_FEW = 100  # of so many, a handful are suspected, wanted or missing
ABROAD = 5  # one in so many people may travel or stay elsewhere


def main() -> None:
    by = System("load")
    with acting(by) as identity:
        on = identity.today
        rows = Record.objects.filter(manager__isnull=False).select_related("lead", "manager", "notification_officer")
        everyone = list(rows.order_by("ref"))
        police = next(one.lead for one in everyone if one.lead.key == "police-scotland")
        dress_visits(everyone, police=police, on=on)
        dress_custody(everyone, by=by, on=on)
        impose_conditions(everyone, on=on)
        notify(everyone[::ABROAD], by=by, on=on)
        show_nights(everyone, by=by, on=on)
        for start in range(0, len(everyone), A_FEW):
            breach(everyone[start : start + A_FEW], on=on)


if __name__ == "__main__":
    main()
