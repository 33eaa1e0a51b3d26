"""Presses "Make the packs" for a meeting as its coordinator; prints for how many. Runs as the pages' login."""

import json
import sys
from contextlib import contextmanager
from uuid import UUID

import django


@contextmanager
def coordinator(meeting: str):
    """Whoever plans it, and the meeting as they see it."""
    from lawburrows.access.identity import acting
    from lawburrows.access.models import Posting
    from lawburrows.meetings.policy import may_plan
    from lawburrows.meetings.queries import meeting as found

    for posting in Posting.objects.filter(role="coordinator").select_related("user"):
        with acting(posting.user):
            row = found(UUID(meeting), by=posting.user)
            if row is not None and row.minute_taker_id == posting.user_id and may_plan(row.area, by=posting.user):
                yield posting.user, row
                return
    raise SystemExit("nobody plans this meeting")


def main(meeting: str) -> None:
    django.setup()
    from lawburrows.packs.commands import make_packs

    with coordinator(meeting) as (user, row):
        print(json.dumps({"packs": len(make_packs(row, by=user, on=user.identity.today))}))


if __name__ == "__main__":
    main(sys.argv[1])
