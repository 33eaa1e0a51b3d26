"""Every form sent by every persona: it is done for those who may, and for nobody else does anything change.

Of those who are refused its page alike a third sends each form, in turn; by night all of them.
"""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection, transaction

from lawburrows.audit.models import Entry
from tests.conftest import as_role
from tests.house.pages import PAGES
from tests.house.posts import POSTS, answer_to
from tests.house.tables import in_turn
from tests.house.test_every_page import names

# A refusal, and a form that is shown again, may write these and nothing else.
TRAIL = ("audit_entry", "audit_mention", "audit_aside", "audit_unsealed", "access_submission", "django_session")
SECRET = ("Iain", "Imaginary", "Ian Invented")  # names of the people in the scene
WRITES = {"alter", "collect", "combine", "disclose", "erase"}


# As the view pg_stat_xact_user_tables has it, which also adds up every index and takes many times as long.
CHANGES = """
SELECT relname, rows FROM pg_class, LATERAL (
    SELECT pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
        + pg_stat_get_xact_tuples_deleted(oid) AS rows
) AS written
WHERE relkind IN ('r', 'm') AND relnamespace = 'public'::regnamespace AND rows > 0 AND NOT relname = ANY(%s)
"""


def changes() -> dict[str, int]:
    """How many rows of each table this transaction has written so far."""
    with connection.cursor() as cursor:
        cursor.execute(CHANGES, [list(TRAIL)])
        return dict(cursor.fetchall())


def sent(client, address: str, fields: dict) -> tuple[int, list[str], set[str]]:
    """The answer, the tables that were written and the verbs in the trail; all of it is undone."""
    with transaction.atomic():
        before = changes()
        answer = client.post(address, {"once": str(uuid4()), **fields})
        after = changes()
        kept = str(dict(client.session.items()))
        assert not any(name in kept for name in SECRET), f"{address} leaves a person's name in the session"
        with as_role("owner"):
            verbs = set(Entry.objects.filter(request=answer["X-Request-ID"]).values_list("verb", flat=True))
        transaction.set_rollback(True)
    return answer.status_code, [table for table, count in after.items() if count != before.get(table, 0)], verbs


@pytest.mark.parametrize("name", sorted(POSTS))
def test_is_done_for_those_who_may_and_for_nobody_else(client, sign_in, scene, name):
    post, page, wrong = POSTS[name], PAGES[name], {}
    fields = post.fields(scene)
    number = sorted(POSTS).index(name)
    for persona in in_turn(number, lambda persona: persona if persona in post.senders else page.alike(persona)):
        sign_in(persona)
        address = post.link(scene) if post.link else page.address(name, scene)
        answer, tables, verbs = sent(client, address, fields | post.own(scene, persona))
        if persona in post.senders:
            as_said = answer == post.answer and (post.answer == 200 or (verbs and (tables or verbs & WRITES)))
        else:
            as_said = answer in answer_to(name, persona) and not tables and not verbs & WRITES
        if not as_said:
            wrong[persona] = (answer, tables, sorted(verbs))
    assert wrong == {}, f"{address}: (answer, tables written, verbs in the trail)"


def test_what_is_no_form_changes_nothing(client, sign_in, scene):
    wrong = {}
    for name in sorted((names() & set(PAGES)) - set(POSTS)):
        for persona in ("aileen", "effie", "niall"):
            sign_in(persona)
            answer, tables, _ = sent(client, PAGES[name].address(name, scene), {"reason": "all of it at once"})
            if tables or answer >= 500:
                wrong[name, persona] = (answer, tables)
    assert wrong == {}


def test_nobody_is_signed_in(client, scene):
    for name, post in POSTS.items():
        if post.link:
            continue
        answer, tables, verbs = sent(client, PAGES[name].address(name, scene), post.fields(scene))
        assert (answer, tables, verbs) == (302, [], set()), name
