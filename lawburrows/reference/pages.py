"""What the reference says: each page is words made from the code, the same every time, without a database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db import models

from lawburrows.access import roles, security
from lawburrows.access.grades import Audience
from lawburrows.access.models import Record
from lawburrows.access.permissions import Permission
from lawburrows.audit.act import all_acts
from lawburrows.rules import bodies, catalogue, exits, incidents, transferring

MADE = "This page is made from the code by `make reference`; change the code, not the page."
STATES = ("state", "answer", "status")
OWNED_STATES: tuple[tuple[str, Any], ...] = (  # of tables of rules whose state is read from other rows
    ("A record: managed, at its end, closed", exits.STATES),
    ("A transfer within Scotland", transferring.STATES),
    ("A hand-off beyond Scotland", transferring.ABROAD_STATES),
    ("A serious incident", incidents.STATES),
    ("A serious incident review of justice social work", incidents.SOCIAL_WORK_STATES),
    ("An action of a strategic group", bodies.STATES),
)


def cell(words: object) -> str:
    """Words as a table of Markdown can hold them."""
    return str(words).replace("|", "\\|").replace("\n", " ").strip()


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table of Markdown."""
    head = list(head)
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    lines += [f"| {' | '.join(cell(value) for value in row)} |" for row in rows]
    return "\n".join(lines)


def page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", MADE, *parts]) + "\n"


def rules() -> str:
    """Every row of every rule with its source."""
    parts = []
    for each in catalogue.ALL_TABLES:
        rows = ((words, source, source.confidence.words, read_on(source)) for words, source in each.rows)
        parts += [f"## {each.name}", table(("Rule", "Source", "How sure", "Read on"), rows)]
    return page("The rules, row by row", *parts)


def read_on(source: object) -> str:
    day = getattr(source, "read_on", None)
    return day.isoformat() if day else ""


def permissions() -> str:
    """Which role holds which permission, and how much of a record it sees."""
    by_label = sorted(roles.ROLES, key=lambda role: role.label)
    seen = table(
        ("Role", "For", "In the case", "In the area", "Outside, with a purpose", "Parts"),
        (
            (
                role.label,
                role.description,
                f"{role.inside.label}, as a partner" if role.partner_only else role.inside.label,
                role.by_area.label,
                role.outside.label,
                ", ".join(sorted(part.value for part in role.parts)),
            )
            for role in by_label
        ),
    )
    held = table(
        ("Permission", "Lets you", "Roles", "Jobs"),
        (
            (
                f"`{permission.value}`",
                permission.label,
                ", ".join(role.label for role in by_label if permission in role.permissions) or "nobody",
                ", ".join(sorted(name for name, held in roles.SYSTEMS.items() if permission in held)),
            )
            for permission in sorted(Permission, key=lambda one: one.value)
        ),
    )
    return page("Roles and permissions", "## How much of a record a role sees", seen, "## What a role may do", held)


def audit_acts() -> str:
    """Every act of the trail and its sentence; acts that are no app's, such as those of a test, are left out."""
    ours = {config.label for config in apps.get_app_configs()}
    acts = [act for act in all_acts() if act.key.split(".")[0] in ours]
    rows = ((f"`{act.key}`", f"someone {act.sentence}", act.verb.value) for act in acts)
    return page("What is written in the trail", table(("Act", "It says that", "The law's word"), rows))


def own_models() -> list[type[models.Model]]:
    """Every model of ours, without the tables of row history."""
    found = [
        model
        for model in apps.get_models()
        if model.__module__.startswith("lawburrows.") and not hasattr(model, "pgh_tracked_model")
    ]
    return sorted(found, key=lambda model: model._meta.label)


def states() -> str:
    """The states that a row may be in, and the moves between them where the model has a table of them."""
    parts = []
    for model in own_models():
        for field in model._meta.local_concrete_fields:
            if field.name not in STATES or not field.choices:
                continue
            moves = getattr(model, "MOVES", None)
            head = ("State", "In words", *(["Moves to"] if moves else []))
            rows = (
                (f"`{value}`", label, *([moved_to(moves, value)] if moves else []))
                for value, label in field.flatchoices
            )
            parts += [f"## {model._meta.label}, `{field.name}`", table(head, rows)]
            if moves:
                parts.append(diagram(moves, [value for value, _ in field.flatchoices]))
    for words, rows in OWNED_STATES:
        moves = {row.key: set(row.follows) for row in rows}
        lines = ((f"`{row.key}`", row.words, row.owner, row.clock, moved_to(moves, row.key)) for row in rows)
        parts += [f"## {words}", table(("State", "In words", "Whose", "Clock", "Moves to"), lines)]
        parts.append(diagram(moves, [row.key for row in rows]))
    return page("States", *parts)


def diagram(moves: dict[str, set[str]], states: list[str]) -> str:
    """The moves as a drawing; where no move leads, it begins, and where none leads on, it ends."""
    led_to = {to for found in moves.values() for to in found}
    lines = [f"    [*] --> {state}" for state in states if state not in led_to]
    lines += [f"    {state} --> {to}" for state in states for to in states if to in moves.get(state, ())]
    lines += [f"    {state} --> [*]" for state in states if not moves.get(state)]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def moved_to(moves: dict[str, set[str]], state: str) -> str:
    return ", ".join(sorted(f"`{to}`" for to in moves.get(state, ()))) or "nowhere"


def audiences_of(model: type[models.Model]) -> dict[str, frozenset[Audience]]:
    """What the model declares of each of its fields, with what all case data declares."""
    return {**getattr(model, "AUDIENCES_OF_ALL", {}), **getattr(model, "AUDIENCES", {})}


def declared_models() -> list[type[models.Model]]:
    """The models whose fields say whom they are for: case data, and the record itself."""
    case = set(security.case_models()) | {Record}
    return [model for model in own_models() if model in case]


def fields() -> str:
    """Every field of case data and whom it may reach."""
    parts = []
    order = list(Audience)
    for model in declared_models():
        declared = audiences_of(model)
        rows = (
            (
                f"`{field.name}`",
                ", ".join(one.value for one in order if one in declared.get(field.name, ())) or "nobody",
            )
            for field in model._meta.local_concrete_fields
        )
        grade: Any = getattr(model, "GRADE", None)
        part = getattr(model, "PART", None)
        said = f"Rows are read at the grade *{grade.label}*" + (f", part *{part.label}*." if part else ".")
        parts += [f"## {model._meta.label}", said, table(("Field", "Audiences"), rows)]
    return page("Fields and whom they are for", *parts)


def tables() -> str:
    """What each login may do with each table, and by which rows it is limited."""
    limited = {**security.case_policies(), **security.access_policies()}
    own = security.own_policies()
    every = sorted(model._meta.db_table for model in apps.get_models(include_auto_created=True))
    granted = security.grants()
    rows = []
    for name in every:
        logins: dict[str, tuple[str, ...]] = granted.get(name) or next(
            (found for start, found in security.LIBRARIES.items() if name.startswith(start)), {}
        )
        may = "; ".join(
            f"{login.removeprefix('lawburrows_')}: {', '.join(verb.lower() for verb in verbs)}"
            for login, verbs in sorted(logins.items())
            if verbs
        )
        rows.append((f"`{name}`", may or "nobody", row_limits(name, limited, own)))
    return page("Tables, grants and row security", table(("Table", "Grants", "Row security"), rows))


def row_limits(name: str, limited: dict[str, dict[str, str]], own: dict[str, list[str]]) -> str:
    if name in limited:
        return "by the record"
    return f"{len(own[name])} policies of its own" if name in own else "none"


PAGES: dict[str, Callable[[], str]] = {
    "audit-acts.md": audit_acts,
    "fields.md": fields,
    "permissions.md": permissions,
    "rules.md": rules,
    "states.md": states,
    "tables.md": tables,
}
