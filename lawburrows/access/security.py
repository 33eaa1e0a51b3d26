"""Grants and row security for every table, made from declarations; `manage.py prepare` puts them in force.

A table that nobody declared gets no grant at all, so a forgotten one fails closed.
"""

from __future__ import annotations

from importlib import import_module, util

from django.apps import apps
from django.db import models

from lawburrows.access.grades import Grade, Part
from lawburrows.access.models import CaseData, Fact, Record
from lawburrows.access.roles import SYSTEMS
from lawburrows.access.scope import SESSION, card_rows, row_condition, rule, setting

WEB, WORKER, SEALER = "lawburrows_web", "lawburrows_worker", "lawburrows_sealer"
ALL = ("SELECT", "INSERT", "UPDATE", "DELETE")
READ = ("SELECT",)
# Tables of the libraries, by the beginning of their names: sign-in, sessions, the cache, jobs.
LIBRARIES: dict[str, dict[str, tuple[str, ...]]] = {
    "django_session": {WEB: ALL, WORKER: ("SELECT", "DELETE")},
    "web_cache": {WEB: ALL, WORKER: ALL},
    "account_": {WEB: ALL},
    "mfa_": {WEB: ALL},
    "usersessions_": {WEB: ALL},
    "procrastinate_": {WEB: ALL, WORKER: ALL},
    "django_content_type": {WEB: READ, WORKER: READ},
    "django_migrations": {WEB: READ, WORKER: READ, SEALER: READ},
    "auth_": {},
}
ME, IN_HAND = setting("user", "uuid"), setting("record", "uuid")
NAMED_JOB = f"{setting('system', 'text')} IN ({', '.join(repr(name) for name in sorted(SYSTEMS))})"

# A history row is written by the trigger of a row that has passed its own policy, and by nothing else. To ask again
# for each would cost a millisecond a row: the whole rule is prepared anew each time that a trigger runs.
BY_TRIGGER = "pg_trigger_depth() > 0"


def case_models() -> list[type[CaseData]]:
    """Every model whose rows belong to a record, and the tables of their history."""
    return [model for model in apps.get_models() if issubclass(model, CaseData)]


def history_of(model: type[models.Model]) -> type[models.Model] | None:
    """The table that keeps every state of a model's rows, where there is one."""
    return getattr(model, "pgh_event_model", None)


def case_policies() -> dict[str, dict[str, str]]:
    """Table → what may be read and what may be written, as SQL conditions, for all case data and its history."""
    found: dict[str, dict[str, str]] = {}
    for model in case_models():
        part: Part = getattr(model, "PART", Part.GENERAL)
        read = row_condition("{table}.record_id", model.GRADE, part)
        card = (
            f"({read} OR {card_rows('{table}', model.ON_CARD, timed=issubclass(model, Fact))})"
            if model.ON_CARD is not None
            else read
        )
        write = row_condition("{table}.record_id", Grade.FULL, part)
        both: tuple[type[models.Model] | None, ...] = (model, history_of(model))
        for table in both:
            if table is not None:
                name = table._meta.db_table
                found[name] = {
                    "read": (card if table is model else read).format(table=name),
                    "write": write.format(table=name),
                }
                if table is not model:
                    found[name]["add"] = BY_TRIGGER
                elif model.ADDED_FROM is not None:
                    added = row_condition("{table}.record_id", Grade.FULL, model.ADDED_FROM)
                    found[name]["add"] = added.format(table=name)
    return found


def access_policies() -> dict[str, dict[str, str]]:
    """The tables of access themselves. Their policies read their own columns, so that none asks another in a circle."""
    record = Record._meta.db_table
    mine_or_in_hand = "({table}.user_id = " + ME + " OR {table}.record_id = " + IN_HAND + ")"
    agency = (
        "({table}.record_id = "
        + IN_HAND
        + " OR EXISTS (SELECT 1 FROM access_posting mine WHERE mine.user_id = "
        + ME
        + " AND mine.agency_id = {table}.agency_id))"
    )
    asked = "({table}.asked_by_id = " + ME + " OR " + row_condition("{table}.record_id", Grade.FULL, Part.GENERAL) + ")"
    somebody = f"{ME} IS NOT NULL"
    # Who is in a case is changed by whoever has its record in hand in full. An emergency opening and a request are
    # written by whoever asks, with the record in hand at what they may see of it, and give nothing by themselves.
    in_hand = "{table}.record_id = " + IN_HAND
    in_full = f"({in_hand} AND {setting('grade', 'int')} >= {Grade.FULL.value})"
    my_emergency = (
        f"({in_hand} AND {{table}}.user_id = {ME} AND {{table}}.kind = 'break_glass' "
        f"AND {{table}}.expires_at <= {setting('now', 'timestamptz')} + interval '60 minutes')"
    )
    given_to_another = f"({in_full} AND {{table}}.user_id <> {ME} AND {{table}}.decided_by_id = {ME})"
    found = {
        record: {
            "read": rule(record, Grade.EXISTENCE, Part.GENERAL, SESSION),
            "write": rule(record, Grade.FULL, Part.GENERAL, SESSION),
        },
        f"{record}event": {
            "read": row_condition("{table}.pgh_obj_id", Grade.FULL, Part.GENERAL),
            "write": somebody,
            "add": BY_TRIGGER,
        },
        "access_partner": {"read": agency, "write": in_full, "bulk": somebody},
        "access_reader": {"read": mine_or_in_hand, "write": in_full},
        "access_exclusion": {"read": mine_or_in_hand, "write": in_full},
        "access_share": {
            "read": mine_or_in_hand,
            "write": f"({in_full} OR {my_emergency})",
            "add": f"({given_to_another} OR ({my_emergency} AND {{table}}.grade = {Grade.HIDDEN.value}))",
        },
        "access_accessrequest": {
            "read": asked,
            "write": in_full,
            "add": f"({in_hand} AND {{table}}.asked_by_id = {ME} AND {{table}}.answer = 'waiting')",
        },
    }
    return {
        table: {kind: text.format(table=table) for kind, text in conditions.items()}
        for table, conditions in found.items()
    }


def grants() -> dict[str, dict[str, tuple[str, ...]]]:
    """Table → login → what it may do. Case data: pages and worker read and write what the policies let through."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for table in (*case_policies(), *access_policies()):
        found[table] = {WEB: ALL, WORKER: ALL}
    kept: list[type[models.Model]] = [Record, *case_models()]
    for history in filter(None, map(history_of, kept)):
        # Pages never change what was known; only the worker erases it, when its time is over.
        found[history._meta.db_table] = {WEB: ("SELECT", "INSERT"), WORKER: ("SELECT", "INSERT", "DELETE")}
    for config in apps.get_app_configs():
        if util.find_spec(f"{config.name}.grants") if config.name.startswith("lawburrows.") else None:
            for table, logins in import_module(f"{config.name}.grants").GRANTS.items():
                found[table] = {f"lawburrows_{login}": tuple(verbs) for login, verbs in logins.items()}
    return found


def own_policies() -> dict[str, list[str]]:
    """Policies that an app declares for a table which is not case data: table → CREATE POLICY bodies."""
    found: dict[str, list[str]] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("lawburrows.") and util.find_spec(f"{config.name}.grants"):
            found |= getattr(import_module(f"{config.name}.grants"), "POLICIES", {})
    return found


def statements(tables: list[str]) -> list[str]:
    """Everything that has to be said to the database, for the tables that it has."""
    declared = grants()
    said = []
    for table in tables:
        said.append(f'REVOKE ALL ON "{table}" FROM {WEB}, {WORKER}, {SEALER}')
        logins = declared.get(table) or next(
            (logins for beginning, logins in LIBRARIES.items() if table.startswith(beginning)), {}
        )
        for login, verbs in logins.items():
            said.append(f'GRANT {", ".join(verbs)} ON "{table}" TO {login}')
    for table, conditions in {**case_policies(), **access_policies()}.items():
        added = conditions.get("add", conditions["write"])
        said += _row_security(table)
        said += [
            f'CREATE POLICY reads ON "{table}" FOR SELECT TO {WEB}, {WORKER} USING ({conditions["read"]})',
            f'CREATE POLICY adds ON "{table}" FOR INSERT TO {WEB}, {WORKER} WITH CHECK ({added})',
            (
                f'CREATE POLICY changes ON "{table}" FOR UPDATE TO {WEB}, {WORKER} '
                f"USING ({conditions['write']}) WITH CHECK ({conditions['write']})"
            ),
            f'CREATE POLICY removes ON "{table}" FOR DELETE TO {WEB}, {WORKER} USING ({conditions["write"]})',
            f'CREATE POLICY acting_jobs ON "{table}" TO {WORKER} USING ({NAMED_JOB}) WITH CHECK ({NAMED_JOB})',
        ]
        if "bulk" in conditions:  # the worker loads a thousand new cases at a time, each with its partners
            said.append(f'CREATE POLICY loads ON "{table}" FOR INSERT TO {WORKER} WITH CHECK ({conditions["bulk"]})')
    for table, bodies in own_policies().items():
        said += _row_security(table)
        said += [f'CREATE POLICY own_{number} ON "{table}" {body}' for number, body in enumerate(bodies)]
    return said


def _row_security(table: str) -> list[str]:
    return [f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY', f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY']
