"""An executive summary names nobody but the person managed, and is never released by whoever wrote it."""

from __future__ import annotations

import io
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfReader

from lawburrows.access.models import Partner
from lawburrows.documents import jobs, storage
from lawburrows.documents.models import StoredFile
from lawburrows.meetings.models import Minutes
from lawburrows.notices.models import Notice
from lawburrows.people.models import Other, Relationship
from lawburrows.rules import summaries as rules
from lawburrows.summaries import policy
from lawburrows.summaries.models import ExecutiveSummary
from tests.conftest import as_role
from tests.factories import meetings as make
from tests.factories.actions import action
from tests.factories.people import make_person
from tests.factories.plans import victim
from tests.factories.summaries import summary
from tests.house.tables import REASON
from tests.people import LONG_AGO, NOON, on_the_day

VICTIM, WITNESS, FRIEND = "Móirna Mac Donald-Secretname", "Torquil Sourcename", "Ailbhe Friendname"
PLANTED = (
    "moirna", "MACDONALD", "Secretname's", "Secretnames", "Torquil", "sourcename", "Friendname",
    "07700 900 123", "+44 7700-900123", "12 harbour street", "ky99 9zz", "Una@X.example",
)  # fmt: skip


def test_a_name_is_found_whole_in_parts_without_accents_and_as_one_word():
    named = [
        rules.Named("victim", VICTIM),
        rules.Named("witness", "May Rosewell"),
        rules.Named("victim", "Una Invented"),
    ]
    named += rules.telling("victim", "12 Harbour Street, KY99 9ZZ, 07700 900123, una@x.example")
    for words in (*PLANTED[:4], *PLANTED[7:], "MoirnaMacDonaldSecretname", "May Rosewell", "una", "Una Invented"):
        found = rules.places(f"It is said that {words} was there", named, person=["Iain Invented"])
        assert [one for one in found if one.stops], words
        assert words.split()[0] not in rules.without(f"It is said that {words} was there", found).split()
    for words in ("Iain Invented", "level 2, by 4 December 2026", "the harbour", "and reason"):
        assert rules.places(f"It is said that {words} holds", named, person=["Iain Invented"]) == [], words
    assert [one.stops for one in rules.places("This may be", named)] == [False]
    assert rules.without("This may be", rules.places("This may be", named)) == "This may be"
    agencies = frozenset({"police", "scotland"})
    assert rules.people_in("Police Scotland heard it of Torquil Sourcename", but=agencies) == ["Torquil Sourcename"]


def test_every_state_is_reached_and_owned():
    reached = {"draft"} | {one for row in rules.STATES for one in row.after}
    assert reached == {row.key for row in rules.STATES}
    assert all(row.owner and (row.clock or not row.after) for row in rules.STATES)


@pytest.fixture
def case(world, settings, tmp_path):
    """A case with agreed minutes in each text of which somebody else is named."""
    settings.UPLOADS = tmp_path / "uploads"
    record = make_person(world).record
    named = ". ".join(PLANTED)
    with as_role("owner"):
        record.manager = world.aileen
        record.save()
        Partner.objects.create(record=record, agency=world.fife, starts=LONG_AGO)
        victim(record, VICTIM, zone="12 Harbour Street, KY99 9ZZ")
        who = {"record": record, "owner": record.lead}
        Other.objects.create(**who, category="witness", name=WITNESS, safe_contact="07700 900123, una@x.example")
        friend = Other.objects.create(**who, category="associate", name=FRIEND)
        Relationship.objects.create(**who, other=friend, kind="friend", note="")
        closed = {"state": "closed", "closed_by": world.effie, "closed_at": NOON, "next_review": make.AHEAD}
        case = make.case(make.meeting(world, state="held"), record, by=world.effie, **closed)
        texts = dict.fromkeys(
            ("discussion", "risks", "victims", "children", "diversity", "disclosure_why", "level_why"), named
        )
        make.minutes(case, state="agreed", agreed_by=world.angus, agreed_at=NOON, no_actions="", **texts)
        given = {"given_kind": "meeting", "given_key": str(case.pk), "what": f"Speak to them: {named}"}
        action(record, world.aileen, world.effie, **given)
    return case


def there(text):
    plain = rules.folded(text)
    return [one for one in PLANTED if rules.folded(one) in plain]


@pytest.mark.django_db
def test_what_is_released_names_nobody_and_what_names_somebody_is_not_released(client, world, case):
    def to(name):
        return reverse(f"summaries:{name}", args=[case.record.ref, case.pk])

    def sent(name, **data):
        return client.post(to(name), {"once": uuid4(), **data}, follow=True).content.decode()

    def row():
        with as_role("owner"):
            return ExecutiveSummary.objects.get()

    def told(kind):
        with as_role("owner"):
            return [notice.to for notice in Notice.objects.filter(kind=kind)]

    client.force_login(world.effie)
    page = client.get(to("write_summary"))
    begun = page.context["form"]["text"].value()
    assert there(begun) == []
    assert "Iain Invented was discussed" in begun
    assert rules.REMOVED in begun
    assert "Aileen" not in begun
    assert "Police" in begun
    for words in PLANTED:
        version = row().version if ExecutiveSummary.objects.exists() else 0
        shown = sent("write_summary", version=version, for_whom="A parole office", text=f"{begun} Also {words}.")
        assert "Must go" in shown, words
    sent("send_summary", version=row().version)
    assert told("summary_waits") == [world.angus]
    assert "You wrote it" in client.get(to("judge_summary")).content.decode()
    sent("judge_summary", version=row().version, answer="release")
    assert row().state == "waiting"
    client.force_login(world.angus)
    refused = sent("judge_summary", version=row().version, answer="release")
    assert "It names other people" in refused
    assert "Say in words why" in sent("judge_summary", version=row().version, answer="return")
    sent("judge_summary", version=row().version, answer="return", reason=REASON)
    assert row().state == "returned"
    assert told("summary_returned") == [world.effie]
    paper = {"sheet": "executive_summary", "about": row().pk, "once": uuid4()}
    printing = reverse("documents:print_request", args=[case.record.ref])
    assert "No executive summary of this meeting is released" in client.post(printing, paper).content.decode()
    client.force_login(world.effie)
    sent("write_summary", version=row().version, for_whom="A parole office", text=begun)
    sent("send_summary", version=row().version)
    client.force_login(world.angus)
    sent("judge_summary", version=row().version, answer="release")
    assert (row().state, row().checked_by) == ("released", world.angus)
    for form in ("pdf", "docx"):
        assert client.post(printing, paper | {"form": form, "once": uuid4()}).status_code == 302
        jobs.make_print(**ProcrastinateJob.objects.order_by("-pk")[0].args)
    with as_role("owner"):
        kept = StoredFile.objects.get(media_type="application/pdf")
        assert StoredFile.objects.count() == 2
    pages = [" ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(storage.read(kept.sha256))).pages]
    assert all(one.count("OFFICIAL-SENSITIVE") == 2 for one in pages)
    assert "Level decided: 3" in " ".join(pages)
    assert there(" ".join(pages)) == []
    # Somebody is recorded later whom the text names: it is not made again.
    with as_role("owner"):
        Other.objects.create(record=case.record, owner=case.owner, category="victim", name="Discussed Latername")
    again = client.post(printing, paper | {"once": uuid4()}).content.decode()
    assert "recorded since its release" in again


@pytest.mark.django_db
def test_refusals_say_why_and_the_database_refuses_too(world, case):
    with as_role("owner"):
        minutes = Minutes.objects.get()
        made = summary(case, world.effie, state="draft")
        with on_the_day(world.effie) as by:
            said = [
                (policy.may_write(case, None, None, by=by), "has not agreed"),
                (policy.may_judge(made, by=by), "You wrote it"),
            ]
            made.state = "waiting"
            said += [
                (policy.may_write(case, minutes, made, by=by), "It waits"),
                (policy.may_send(made, by=by), "It waits"),
            ]
        with on_the_day(world.aileen) as by:
            said += [
                (policy.may_write(case, minutes, None, by=by), "The minute-taker or the coordinator"),
                (policy.may_judge(made, by=by), "checks it"),
            ]
        with on_the_day(world.angus) as by:
            said.append((policy.may_judge(made, by=by, reason=""), "Say in words why"))
            said.append((policy.may_send(made, by=by), "writes it"))
            case.meeting.minute_taker = world.angus
            said.append((policy.may_write(case, minutes, made, by=by), "writes it"))
            made.state = "draft"
            said.append((policy.may_judge(made, by=by), "It stands as"))
        with on_the_day(world.dougal) as by:
            said.append((policy.may_judge(made, by=by), "do not see the minutes"))
        assert [(words in verdict.reason, bool(verdict)) for verdict, words in said] == [(True, False)] * len(said)
        with pytest.raises(IntegrityError, match="nobody_checks_their_own"), transaction.atomic():
            ExecutiveSummary.objects.update(checked_by=world.effie)
