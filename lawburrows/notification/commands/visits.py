"""A visit to the police station in one act: the register follows what was told, and the notification is recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from lawburrows.access.models import Record, hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.documents.commands import store_file
from lawburrows.notification import acts, policy, queries
from lawburrows.notification.commands.away import _advance, record_journey
from lawburrows.notification.dates import returns_to_tell
from lawburrows.notification.deciding import home_after, section_of
from lawburrows.notification.held import Held, held, matter_of, words_of
from lawburrows.notification.intake import Added, Answered, NewVisit
from lawburrows.notification.models import Draft, Finding, StationVisit, Stay
from lawburrows.orders import commands as orders
from lawburrows.orders.deadlines import clocks_for
from lawburrows.orders.intake import NewNotification
from lawburrows.orders.policy import agency_of
from lawburrows.orders.presenting import next_notification
from lawburrows.people import policy as people_policy
from lawburrows.people.commands.corrections import propose_correction
from lawburrows.people.commands.entries import add_entry, end_entry
from lawburrows.people.kinds import BY_KEY
from lawburrows.people.sealing import encrypt
from lawburrows.rules.notification.matters import Matter
from lawburrows.rules.verdict import Refused, require
from lawburrows.web.dates import write_date


class ChangedMeanwhile(Exception):
    """What we hold is no longer what the page showed. `rows` are those that are new or other than they were."""

    def __init__(self, rows: list[Held]) -> None:
        super().__init__("What we hold was changed since this page was opened")
        self.rows = rows


@command
def record_visit(record: Record, *, new: NewVisit, by: Any, on: date) -> StationVisit:
    """Everything of one visit, or nothing of it."""
    require(policy.may_take_visit(record, by=by))
    hold(record.pk)
    rows = {one.id: one for one in held(record, by=by, on=on)}
    _insist_on_what_was_shown(rows.values(), new.answers)
    findings: list[Finding] = []
    for said in new.answers:
        findings.append(_answer(record, rows[said.entry], said, came_on=new.came_on, by=by, on=on))
    findings += [_add(record, added, by=by, on=on) for added in new.added]
    findings += [_stay_told(stay.starts, stay) for stay in new.stays]
    facts = clocks_for([record.pk], by=by, on=on)[record.pk]
    section, because = section_of(facts, new.came_on, findings, chosen=new.section, advance=bool(new.notices))
    home = home_after(held(record, by=by, on=on))
    told = orders.record_notification(
        record, new=NewNotification(new.came_on, section, home, new.station, new.note), by=by, on=on
    )
    mine: dict[str, Any] = {"record": record, "owner": agency_of(by)}
    for stay in new.stays:
        Stay.objects.create(**mine, told=told, **asdict(stay))
    for notice in new.notices:
        made = _advance(record, notice, told, by=by, on=on)
        findings.append(
            _finding(
                Matter[notice.matter.upper()], "new", f"To come on {write_date(notice.specified_on)}: {made.words}"
            )
        )
    for journey in new.journeys:
        record_journey(record, new=journey, told_on=new.came_on, station=new.station, by=by, on=on)
        findings.append(
            _finding(Matter.TRAVEL, "new", f"{journey.destination}, leaving {write_date(journey.leaves_on)}")
        )
    if new.returned:
        findings += _back(record, new, home, by=by, on=on)
    if new.picture:
        taken = {"content": new.picture, "taken_on": new.came_on, "note": "At the police station"}
        add_entry(BY_KEY["photograph"], record, values=taken, by=by, on=on)
    visit = _visit(record, new, told, because, by=by, on=on)
    for finding in findings:
        finding.record, finding.owner, finding.visit = record, mine["owner"], visit
    Finding.objects.bulk_create(findings)
    Draft.objects.visible_to(by).filter(record=record, kept_by=by.pk, done=False).update(done=True, typed=b"")
    write(acts.ATTENDED, visit, by=by, on=on, fields=sorted({finding.matter for finding in findings}))
    return visit


def _insist_on_what_was_shown(rows: Iterable[Held], answers: Iterable[Answered]) -> None:
    shown = {said.entry: said.version for said in answers}
    other = [one for one in rows if shown.pop(one.id, None) != one.entry.version]
    if other or shown:
        raise ChangedMeanwhile(other)


def _finding(matter: Matter, answer: str, words: str, **more: Any) -> Finding:
    return Finding(matter=matter.name.lower(), answer=answer, words=words[:600], **more)


def _stay_told(day: date, stay: Any) -> Finding:
    where = ", ".join(part for part in (stay.lines, stay.town, stay.postcode) if part)
    return _finding(Matter.STAYS, "new", f"{where}, from {write_date(day)}", happened_on=day)


def _answer(record: Record, one: Held, said: Answered, *, came_on: date, by: Any, on: date) -> Finding:
    """What was said of one thing, and the register after it; an entry of another agency they correct themselves."""
    more = {"entry_kind": one.kind.key, "entry_id": one.id, "happened_on": said.day}
    if said.answer == "same":
        return _finding(one.matter, "same", one.words, **more)
    if said.answer == "disputed":
        return _finding(one.matter, "disputed", said.words, was=one.words, **more)
    if said.answer == "ended":
        _end(one, said.day or came_on, by=by, on=on)
        return _finding(one.matter, "ended", one.words, **more)
    values = {**said.values, "starts": said.day}
    follows = one.kind.is_single(values) and one.kind.is_single(
        {name: getattr(one.entry, name, None) for name in ("ends", *one.kind.fields)}
    )
    if not follows:
        _end(one, said.day or came_on, by=by, on=on)
    entry = add_entry(one.kind, record, values=values, by=by, on=on)
    more["entry_id"] = entry.pk
    return _finding(one.matter, "changed", words_of(one.kind.key, entry), was=one.words, **more)


def _end(one: Held, day: date, *, by: Any, on: date) -> None:
    if people_policy.may_change(one.entry, by=by):
        end_entry(one.entry, version=one.entry.version, ends=day, by=by, on=on)
        return
    reason = f"Told at the police station on {write_date(on)}"
    propose_correction(one.entry, field="ends", proposed=day.isoformat(), reason=reason, by=by, on=on)


def _add(record: Record, added: Added, *, by: Any, on: date) -> Finding:
    entry: Any = add_entry(BY_KEY[added.kind], record, values=added.values, by=by, on=on)
    matter = matter_of(added.kind, entry) or Matter.PRESCRIBED
    more = {"entry_kind": added.kind, "entry_id": entry.pk, "happened_on": getattr(entry, "starts", None)}
    return _finding(matter, "new", words_of(added.kind, entry), **more)


def _back(record: Record, new: NewVisit, home: str, *, by: Any, on: date) -> list[Finding]:
    """A notice of return, which is a notification of its own; what it says of each journey, for the acknowledgement."""
    owed = returns_to_tell(record.pk, by=by, on=on)
    told = NewNotification(new.came_on, "s86_return", home, new.station)
    orders.record_notification(record, new=told, by=by, on=on)
    return [_finding(Matter.TRAVEL, "new", f"Back in the United Kingdom on {one.steps[0].result}") for one in owed]


def _visit(record: Record, new: NewVisit, told: Any, because: str, *, by: Any, on: date) -> StationVisit:
    signature = None
    if new.signed == StationVisit.Signed.SCREEN:
        if not new.signature:
            raise Refused("Nothing was signed on the screen: sign, or say that it was signed on paper")
        title = f"Signature at the police station, {write_date(new.came_on)}"
        signature = store_file(record, kind="other", title=title, content=new.signature, by=by, on=on)
    following = next_notification(clocks_for([record.pk], by=by, on=on)[record.pk])
    names = ("came_on", "station", "identity", "fingerprints", "photograph", "interpreter", "appropriate_adult")
    return StationVisit.objects.create(
        record=record,
        owner=agency_of(by),
        notification=told,
        signature=signature,
        because=because,
        next_what=following.what[:200] if following else "",
        next_due=following.due if following else None,
        next_unverified=following.unverified if following else False,
        taken_by=by,
        taken_at=by.identity.now,
        **{name: getattr(new, name) for name in (*names, "who_helped", "read_back", "signed")},
    )


@command
def keep_draft(record: Record, *, typed: str, by: Any, on: date) -> Draft:
    """What was typed so far, for the one who types it; the signature is never kept so."""
    require(policy.may_take_visit(record, by=by))
    now = {"kept_at": by.identity.now, "typed": encrypt(typed)}
    draft = queries.draft_of(record, by=by)
    if draft:
        draft.change(version=draft.version, **now)
    else:
        draft = Draft.objects.create(record=record, owner=agency_of(by), kept_by=by, **now)
    write(acts.DRAFT_KEPT, draft, by=by, on=on, fields=("typed",))
    return draft


@command
def file_paper(visit: StationVisit, *, content: bytes, version: int, by: Any, on: date) -> StationVisit:
    """The paper that was signed, scanned or photographed."""
    require(policy.may_file_paper(visit, by=by))
    title = f"Signed at the police station, {write_date(visit.came_on)}"
    paper = store_file(visit.record, kind="other", title=title, content=content, by=by, on=on)
    visit.change(version=version, signature=paper)
    write(acts.PAPER_FILED, visit, by=by, on=on, fields=("signature",))
    return visit
