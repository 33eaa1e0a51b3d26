"""Whoever is kept out of a record is told nothing of it: not by a notice either, which says that there is one."""

import pytest

from lawburrows.access import commands
from lawburrows.access.grades import Marking
from lawburrows.access.identity import take_in_hand
from lawburrows.access.models import Exclusion, Posting, Reader
from lawburrows.access.queries import coordinators_of, who_decides_in, who_takes_over, whom_to_tell
from lawburrows.custody import commands as custody
from lawburrows.notices.models import Notice
from lawburrows.rules.verdict import Refused
from lawburrows.tasks.commands.reassigning import Gift, reassign
from lawburrows.visits.commands import refer
from lawburrows.visits.intake import NewReferral
from tests.conftest import as_role
from tests.people import LONG_AGO, TODAY, on_the_day

pytestmark = pytest.mark.django_db


def keep_out(record, user, how):
    if how == "excluded":
        Exclusion.objects.create(record=record, user=user, reason="her sister", starts=LONG_AGO)
    elif how == "not a reader":
        record.restricted = True
        record.save(update_fields=["restricted"])
        Reader.objects.create(record=record, user=record.manager, starts=LONG_AGO)
    elif how == "not cleared":
        Posting.objects.filter(user=user).update(clearance=Marking.OFFICIAL)
    else:
        Posting.objects.filter(user=user).update(vetting_expires=TODAY)


@pytest.mark.parametrize("how", ["excluded", "not a reader", "not cleared", "vetting over"])
def test_whoever_is_kept_out_is_on_no_list_of_those_who_are_told(world, how):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        for user in (world.angus, world.effie, world.beth):
            keep_out(record, user, how)
    with on_the_day(world.aileen) as by:
        take_in_hand(by, record.pk, grade=3)
        assert whom_to_tell(record, on=TODAY) == [world.aileen]
        assert who_decides_in(record, record.area, on=TODAY) == []
        assert coordinators_of(record, on=TODAY) == []
        assert who_takes_over(record, world.fife, record.area, on=TODAY) == []


def test_a_manager_who_is_kept_out_is_not_told_and_those_who_decide_are(world):
    with as_role("owner"):
        record = world.record(manager=world.fergus)
        keep_out(record, world.fergus, "excluded")
    with on_the_day(world.angus) as by:
        take_in_hand(by, record.pk, grade=3)
        assert whom_to_tell(record, on=TODAY) == [world.angus]


def test_a_case_is_not_offered_to_somebody_who_is_kept_out_of_it(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        keep_out(record, world.beth, "excluded")
    offered = {"to_agency": world.fife, "to_area": world.fife_area, "why": "supervision", "takes_effect_on": TODAY}
    with on_the_day(world.aileen) as by, pytest.raises(Refused, match="Nobody at Fife Council"):
        custody.propose_handover(record, **offered, items=[], keeps=True, by=by, on=TODAY)
    with as_role("owner"):
        assert not Notice.objects.filter(to=world.beth).exists()


def test_nobody_is_named_in_a_case_that_they_may_not_see(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        keep_out(record, world.beth, "excluded")
    with on_the_day(world.angus) as by, pytest.raises(Refused, match="cannot be named in it"):
        commands.name_in_case(record, supervising_officer=world.beth, by=by, on=TODAY)
    gift = Gift(record, ("manager",), world.beth)
    with on_the_day(world.angus) as by, pytest.raises(Refused, match=f"{record.ref}: .*Nothing was given"):
        reassign([gift], whose=world.aileen, by=by, on=TODAY)


def test_a_referral_is_told_to_nobody_of_the_team_who_is_kept_out(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        keep_out(record, world.jamila, "excluded")
    with on_the_day(world.aileen) as by:
        take_in_hand(by, record.pk, grade=3)
        refer(record, new=NewReferral("child", "A child alone in the flat"), by=by, on=TODAY)
    with as_role("owner"):
        assert not Notice.objects.filter(to=world.jamila).exists()
