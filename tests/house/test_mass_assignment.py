"""Every form is sent the name of every column beside its own fields: nothing that the form does not ask for changes."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from lawburrows.access.models import Agency, Area, Record, User
from tests.conftest import as_role
from tests.house.pages import PAGES
from tests.house.posts import POSTS
from tests.house.test_every_post import changes
from tests.people import LONG_AGO

WORD, DAY, NUMBER = "mallory", "1901-02-03", 30
FIELD = re.compile(r'name="([^"]+)"')


@pytest.fixture
def decoys(world) -> dict[type, str]:
    """Rows that no form of the table is about."""
    with as_role("owner"):
        area = Area.objects.create(kind="council", name="Decoyshire")
        agency = Agency.objects.create(key="decoy", kind="other", name="Decoy", area=area)
        user = User.objects.create(email="decoy@lawburrows.example", name="Decoy")
        record = Record.objects.create(ref="LB-DECO-0001", lead=agency, area=area, opened_on=LONG_AGO)
    return {type(row): str(row.pk) for row in (area, agency, user, record)}


def value_for(field: models.Field, decoys: dict[type, str]) -> Any:
    """A value that shows where it was not asked for; flags and small numbers are compared instead."""
    if field.is_relation:
        return decoys.get(field.related_model, str(uuid4()))
    if isinstance(field, models.BooleanField):
        return "on"
    if isinstance(field, models.DateTimeField):
        return f"{DAY}T00:00:00Z"
    if isinstance(field, models.DateField):
        return DAY
    return NUMBER if isinstance(field, models.IntegerField) else WORD


def every_column(decoys: dict[type, str]) -> dict[str, Any]:
    """The name of every column of every model of ours, and of its relation."""
    found: dict[str, Any] = {}
    for model in apps.get_models():
        if model.__module__.startswith("lawburrows."):
            for field in model._meta.concrete_fields:
                found |= dict.fromkeys((field.name, field.attname), value_for(field, decoys))
    return found


def rows(tables: list[str]) -> Counter:
    """The rows of these tables as text."""
    found: Counter = Counter()
    with as_role("owner"), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT to_jsonb(t)::text FROM {table} t")
            found.update((table, text) for (text,) in cursor.fetchall())
    return found


def flags(written: Counter) -> Counter:
    """By table, how often each flag and each small number was written."""
    return Counter(
        (table, pair)
        for table, text in written.elements()
        for pair in re.findall(r'"(\w+)": (true|false|[0-9]{1,2})(?=[,}])', text)
        if pair[0] not in ("id", "pgh_id", "job_id", "sequence")
    )


def sent(client, address: str, fields: dict[str, Any]) -> tuple[int, Counter]:
    """The answer and the rows that were written; all of it is undone."""
    with transaction.atomic():
        before = changes()
        status = client.post(address, {"once": str(uuid4()), **fields}).status_code
        tables = [table for table, count in changes().items() if count != before.get(table, 0)]
        after = rows(tables)
        transaction.set_rollback(True)
    return status, after - rows(tables)


def test_the_check_would_notice(client, sign_in, scene):
    sign_in("niall")
    address = PAGES["accounts:change_user"].address("accounts:change_user", scene)
    plain = sent(client, address, {"name": "Fergus Invented", "is_active": "on"})
    other = sent(client, address, {"name": "Fergus Invented", "telephone": WORD})
    assert any(WORD in text for _, text in other[1])
    assert flags(plain[1]) != flags(other[1])


@pytest.mark.parametrize("name", sorted(name for name, post in POSTS.items() if post.senders))
def test_nothing_changes_that_the_form_does_not_ask_for(client, sign_in, scene, decoys, name):
    post = POSTS[name]
    persona = "fergus" if post.link else post.senders[0]
    sign_in(persona)
    address = post.link(scene) if post.link else PAGES[name].address(name, scene)
    query = "?searched=" + post.own(scene, persona)["searched"] if name == "people:add_person" else ""
    page = client.get(address + query)
    own = set(FIELD.findall(page.content.decode())) if page.status_code == 200 else set()
    more = {key: value for key, value in every_column(decoys).items() if not {key, f"{key}_day"} & own}
    fields = post.fields(scene)
    plain = sent(client, address, fields | post.own(scene, persona))
    given = sent(client, address, more | fields | post.own(scene, persona))
    assert given[0] == plain[0] == post.answer
    strange = [text for _, text in given[1] if re.search("|".join([WORD, DAY, *decoys.values()]), text)]
    assert strange == []
    assert flags(given[1]) == flags(plain[1])
