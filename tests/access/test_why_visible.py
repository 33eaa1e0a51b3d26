"""The sentence that says why a record is seen gives the same grade as the rule, in random worlds."""

from __future__ import annotations

import pytest

from lawburrows.access import identity
from lawburrows.access.grades import Grade
from lawburrows.access.identity import acting
from lawburrows.access.models import Record, User
from lawburrows.access.why import why_visible
from tests.access.test_decisions import NOW, RandomWorld
from tests.conftest import as_role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("purpose", ["", "incident"])
def test_the_reason_agrees_with_the_rule(seed, purpose):
    RandomWorld(seed)
    with as_role("owner"):
        users = list(User.objects.all())
        records = list(Record.objects.select_related("lead", "area"))
    wrong, reasons = [], set()
    for user in users[:12]:
        with acting(user, at=NOW, purpose=purpose):
            seen = {
                grade: set(Record.objects.visible_to(user, grade=grade).values_list("pk", flat=True))
                for grade in (Grade.EXISTENCE, Grade.SUMMARY, Grade.FULL)
            }
            for record in records:
                identity.change(user, record=record.pk)
                best = max((grade for grade, ids in seen.items() if record.pk in ids), default=Grade.HIDDEN)
                why = why_visible(record, by=user)
                reasons.add(why.because)
                if why.grade != best or (best and not why.because):
                    wrong.append((user, record, best, why))
    assert not wrong
    assert len(reasons) > 5
