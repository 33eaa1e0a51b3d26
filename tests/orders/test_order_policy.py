"""What cannot be done with an order and its conditions, and the sentence that says so."""

from __future__ import annotations

from datetime import date

import pytest

from lawburrows.orders import policy
from lawburrows.orders.demanding import NewHappening
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db
MADE, ENDS = date(2024, 5, 4), date(2030, 5, 4)
WHY = "typed on the wrong record this morning"


def new(kind, on=date(2026, 5, 4), **more):
    return NewHappening(kind, on, "sheriff", **more)


def test_each_refusal_says_why(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        shpo = make.order(record, on=MADE, ends=ENDS)
        decision = make.order(record, kind="discharged", on=MADE)
        patient = make.order(record, kind="restriction", on=MADE)
        event = make.happening(shpo, kind="varied", on=MADE)
        gone = make.happening(
            shpo, kind="varied", on=MADE, withdrawn_on=TODAY, withdrawn_by=world.aileen, withdrawn_because=WHY
        )
        untold = make.notification(
            record, on=MADE, withdrawn_on=TODAY, withdrawn_by=world.aileen, withdrawn_because=WHY
        )
        consent = make.consent(patient, asked_on=MADE, answer="given", answered_on=MADE)
        leave = make.leave(patient, starts=MADE)
    with on_the_day(world.aileen) as by:
        refused = {
            "has no conditions": policy.may_add_conditions(decision, by=by),
            "cannot happen to a": policy.may_record_happening(shpo, by=by, on=TODAY, new=new("recalled")),
            "lies ahead": policy.may_record_happening(shpo, by=by, on=date(2026, 5, 3), new=new("varied")),
            "before the order was made": policy.may_record_happening(
                shpo, by=by, on=TODAY, new=new("varied", date(2024, 5, 3))
            ),
            "it can end after that day": policy.may_record_happening(
                shpo, by=by, on=TODAY, new=new("discharged", MADE)
            ),
            "The order ended before": policy.may_record_happening(
                shpo, by=by, on=date(2031, 1, 1), new=new("discharged", date(2030, 6, 1))
            ),
            "same as or after the first day": policy.may_record_happening(
                shpo, by=by, on=TODAY, new=new("varied", new_end=MADE)
            ),
            "is not suspended": policy.may_record_happening(shpo, by=by, on=TODAY, new=new("suspension_ended")),
            "withdrawn already": policy.may_withdraw_happening(gone, by=by),
            "record it anew if it was made": policy.may_change_notification(untold, by=by),
            "changed again since": policy.may_withdraw_happening(event, by=by, reason=WHY, newest=False),
            "letters or more": policy.may_withdraw_happening(event, by=by, reason="no"),
            "detained in hospital": policy.may_record_of_patient(shpo, by=by),
            "recorded already": policy.may_answer_consent(consent, by=by),
            "must have consented": policy.may_record_leave(
                patient, by=by, kind="escorted", consented=False, confirmed=False
            ),
            "after the first day": policy.may_end_leave(leave, by=by, ends=MADE),
        }
        assert {words: words in verdict.reason for words, verdict in refused.items()} == dict.fromkeys(refused, True)
        allowed = (
            policy.may_add_conditions(shpo, by=by),
            policy.may_record_happening(shpo, by=by, on=TODAY),
            policy.may_record_happening(shpo, by=by, on=TODAY, new=new("varied", new_end=ENDS)),
            policy.may_withdraw_happening(event, by=by, reason=WHY),
            policy.may_record_leave(patient, by=by, kind="grounds", consented=False, confirmed=False),
            policy.may_end_leave(leave, by=by),
        )
        assert all(allowed)
    with on_the_day(world.morag) as by:
        assert not policy.may_record_happening(shpo, by=by, on=TODAY)
