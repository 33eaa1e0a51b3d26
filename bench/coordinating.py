"""Sessions of the coordinator of a meeting, and the addresses of its rooms; prints them as JSON, as the pages' login."""

import json
import sys

import django
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse


def main(meeting: str, clients: int) -> None:
    django.setup()
    from bench.packing import coordinator
    from lawburrows.access.identity import acting
    from lawburrows.meetings.queries import cases_of

    with coordinator(meeting) as (user, row):
        pass
    with acting(user):
        rooms = [reverse("casefile:room", args=[one.record.ref, one.pk]) for one in cases_of(row, by=user)]
    cookies = []
    for _ in range(clients):
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
    pages = {"floor": [reverse("bench_floor")], "room": rooms}
    pages["meeting"] = [reverse("meetings:meeting", args=[meeting])]
    print(json.dumps({"user": user.name, "cookies": cookies, "pages": pages}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
