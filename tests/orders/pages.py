"""The pages of orders as a test asks for them."""

from __future__ import annotations

from uuid import uuid4

from django.urls import reverse

from tests.conftest import as_role


def address(name, record, **more):
    return reverse(f"orders:{name}", kwargs={"ref": record.ref, **more})


def day(name, when):
    return {f"{name}_day": when.day, f"{name}_month": when.month, f"{name}_year": when.year}


def sent(client, user, url, **values):
    client.force_login(user)
    return client.post(url, {"once": str(uuid4()), **values})


def text_of(answer):
    return answer.content.decode()


def shown(client, user, url):
    client.force_login(user)
    answer = client.get(url)
    assert answer.status_code == 200
    return text_of(answer)


def rows(model):
    with as_role("owner"):
        return list(model.objects.order_by("pk"))
