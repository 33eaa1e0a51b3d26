"""Concerns of a visit: as many blocks of the same questions as one visit is likely to have, each behind the one before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms

from lawburrows.visits.intake import NewConcern, NewReferral
from lawburrows.visits.models import Concern
from lawburrows.web.fields import LongText, Radios, Select, Text, YesNo

NAMES = ("concern_kind", "concern_words", "concern_nature", "urgent", "told_by_telephone")
OF_OTHERS = NAMES[3:]  # asked only of those who see the children and other people of a case
ORDINALS = ("", "second ", "third ", "fourth ")  # of the blocks


def capitals(choices: Sequence[tuple[Any, Any]]) -> list[tuple[Any, str]]:
    return [(value, str(words)[:1].upper() + str(words)[1:]) for value, words in choices]


def named(name: str, number: int) -> str:
    """The first block has the plain names, under which devices hold older drafts."""
    return f"{name}_{number + 1}" if number else name


def fields_of(number: int) -> dict[str, forms.Field]:
    """The questions of one block."""
    which = ORDINALS[number]
    begins = f"{which.strip().capitalize()} concern" if which else "Concern"
    fields: tuple[forms.Field, ...] = (
        Select(label=begins, required=False, empty="None", choices=capitals(Concern.Kind.choices)),
        LongText(label=f"What the {which}concern is", required=False, max_length=1000, rows=3),
        Radios(
            label=f"Is the {which}concern fact or opinion?",
            noun=f"whether the {which}concern is fact or opinion",
            required=False,
            choices=capitals(Concern.Nature.choices),
            small=True,
        ),
        YesNo(
            label=f"{begins + ', child' if which else 'Child'} or adult at risk: is it urgent?",
            help_text="The council's protection team gets a referral. If somebody is in danger now, call 999 first",
            noun="it is urgent",
            required=False,
        ),
        Text(
            label=f"{begins + ': whom' if which else 'Whom'} you told by telephone, and when",
            required=False,
            max_length=200,
        ),
    )
    return {named(name, number): field for name, field in zip(NAMES, fields, strict=True)}


def group_of(form: forms.Form, number: int = 0) -> dict[str, Any] | None:
    """One block as the page lays it out, with the next inside it."""
    fields = [form[each] for name in NAMES if (each := named(name, number)) in form.fields]
    if not fields:
        return None
    title = f"A {ORDINALS[number]}concern" + ("" if number else ": a child or adult at risk, a condition, a device …")
    inner = group_of(form, number + 1) if number + 1 < len(ORDINALS) else None
    said = bool(form.errors) and any(one.errors or one.data for one in fields)
    return {"title": title, "fields": fields, "open": said or bool(inner and inner["open"]), "inner": inner}


def wrong_with(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The field and the sentence for everything that is missing."""
    for number, which in enumerate(ORDINALS):
        kind, words, nature, urgent, told = (values.get(named(name, number)) for name in NAMES)
        if not kind:
            if words:
                yield named("concern_kind", number), f"Select what kind of concern the {which or 'first '}one is"
            continue
        if not words:
            yield named("concern_words", number), f"Enter what the {which}concern is"
        if not nature:
            yield named("concern_nature", number), f"Select whether the {which}concern is fact or opinion"
        if kind in Concern.AT_RISK:
            if urgent is None:
                yield named("urgent", number), f"Select yes if the {which}concern is urgent"
            elif urgent and not told:
                yield named("told_by_telephone", number), "Telephone them first; then enter whom you told, and when"


def said_of(values: Mapping[str, Any]) -> tuple[tuple[NewConcern, ...], tuple[NewReferral, ...]]:
    """The concerns, and for each of a child or adult at risk how it is passed on."""
    concerns, referrals = [], []
    for number in range(len(ORDINALS)):
        kind, words, nature, urgent, told = (values.get(named(name, number)) for name in NAMES)
        if not kind:
            continue
        concerns.append(NewConcern(kind, str(words), str(nature)))
        if kind in Concern.AT_RISK:
            referrals.append(NewReferral(kind, str(words), urgent=bool(urgent), told_by_telephone=told or ""))
    return tuple(concerns), tuple(referrals)
