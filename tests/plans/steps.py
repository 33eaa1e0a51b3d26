"""What the tests of plans do again and again: a licence, what is due, a page that is sent."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from lawburrows.orders.reading import Reading
from lawburrows.plans.deadlines import dates_in
from tests.conftest import as_role
from tests.factories import orders
from tests.people import TODAY


def supervised(record):
    """On licence, with a condition that the police can enforce."""
    with as_role("owner"):
        orders.condition(orders.order(record, kind="licence"))


def dues(record, by):
    return {one.kind: one for one in dates_in(Reading([record.pk], by, TODAY)).get(record.pk, NOTHING).deadlines}


class NOTHING:
    deadlines = ()
    fulfilled: dict[str, date] = {}


def at(name, record, plan, *more):
    return reverse(f"plans:{name}", args=[record.ref, plan.pk, *more])


def token(client, url):
    return client.get(url).content.decode().split('name="once" value="')[-1].split('"')[0]


def post(client, url, **fields):
    return client.post(url, {"once": token(client, url)} | fields, follow=True).content.decode()
