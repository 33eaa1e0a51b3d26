"""The demonstration's meetings: one ahead, with answers in all four ways and one late; one that was held."""

import pytest

from lawburrows.access.identity import System, acting
from lawburrows.demo.meeting import dress_meetings
from lawburrows.demo.personas import PERSONAS
from lawburrows.meetings.models import InformationAnswer, InformationRequest, Meeting, Minutes
from lawburrows.rules.meetings import REPLY
from tests.conftest import as_role
from tests.factories.people import make_person
from tests.people import TODAY


@pytest.mark.django_db
def test_one_meeting_is_ahead_and_one_was_held(world):
    mine = [make_person(world, given, "Imaginary").record for given in ("Iain", "Ewan", "Una")]
    with as_role("owner"):
        for one in PERSONAS:
            user = vars(world).get(one.name.split()[0].lower())
            if user is not None:
                user.email = one.email
                user.save()
    with as_role("worker"), acting(System("load")) as now:
        by = System("load")
        by.__dict__["identity"] = now
        dress_meetings(mine, by=by, on=TODAY)
    with as_role("owner"):
        assert set(InformationAnswer.objects.values_list("reply", flat=True)) == set(REPLY)
        assert InformationRequest.objects.filter(state="asked").count() == 1
        assert sorted(Meeting.objects.values_list("state", flat=True)) == ["held", "planned"]
        assert Minutes.objects.get().state == "circulated"
