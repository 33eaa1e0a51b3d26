"""What the worker does for work: telling those who owe an answer, mail in the morning, clearing by night."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from lawburrows.access.identity import System, acting
from lawburrows.access.models import Posting, User
from lawburrows.tasks.clearing import clear_by_night
from lawburrows.tasks.commands.chasing import tell_debtors
from lawburrows.tasks.commands.reassigning import tell_of_cases_left
from lawburrows.tasks.counting import count_by_the_hour
from lawburrows.tasks.digests import send_digests


@app.task(name="tasks.tell_debtors", queue="tasks")
def tell(*, user: str, kind: str, pk: str) -> None:
    by = System("deadlines")
    with acting(by) as now:
        tell_debtors(User.objects.get(pk=user), kind, UUID(pk), by=by, on=now.today)


@app.task(name="tasks.cases_left", queue="tasks")
def cases_left(*, posting: str) -> None:
    by = System("deadlines")
    with acting(by) as now:
        ended = Posting.objects.select_related("user").get(pk=posting)
        tell_of_cases_left(ended, by=by, on=now.today)


@app.periodic(cron="37 * * * *")
@app.task(name="tasks.send_digests", queue="tasks", queueing_lock="tasks.send_digests", pass_context=False)
def mail(timestamp: int) -> None:
    """Every hour, since the clock of cron is not London's; a mail goes out once in a day, from seven in the morning."""
    send_digests()


@app.periodic(cron="17 * * * *")
@app.task(name="tasks.count_held", queue="tasks", queueing_lock="tasks.count_held", pass_context=False)
def count(timestamp: int) -> None:
    """Every hour."""
    count_by_the_hour()


@app.periodic(cron="47 2 * * *")
@app.task(name="tasks.clear", queue="tasks", queueing_lock="tasks.clear", pass_context=False)
def clear(timestamp: int) -> None:
    """Every night."""
    clear_by_night()
