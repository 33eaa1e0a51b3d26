"""Grants and policies are made from declarations: saying them again leaves the database as it is."""

from __future__ import annotations

import pytest
from django.db import connection

from lawburrows.access import security
from lawburrows.access.models import Agency, Team
from tests.conftest import as_role

pytestmark = pytest.mark.django_db
POLICIES = "SELECT tablename, policyname, roles, cmd, qual, with_check FROM pg_policies WHERE schemaname = 'public'"
GRANTS = (
    "SELECT c.relname, c.relacl::text, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c "
    "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"
)


def asked(sql: str) -> set[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {tuple(str(value) for value in row) for row in cursor.fetchall()}


def test_saying_it_all_again_changes_nothing(db):
    with as_role("owner"):
        before = asked(POLICIES), asked(GRANTS)
        tables = sorted(connection.introspection.table_names())
        with connection.cursor() as cursor:
            for table, policy, *_ in before[0]:
                cursor.execute(f'DROP POLICY "{policy}" ON "{table}"')
            assert asked(POLICIES) == set()
            for statement in security.statements(tables):
                cursor.execute(statement)
        assert (asked(POLICIES), asked(GRANTS)) == before


def test_a_table_that_nobody_declared_gets_no_grant(db):
    said = security.statements(["a_forgotten_table", "auth_group"])
    assert [one for one in said if "GRANT" in one and "forgotten" in one] == []
    assert [one for one in said if "GRANT" in one and "auth_group" in one] == []
    assert any(one.startswith('REVOKE ALL ON "a_forgotten_table"') for one in said)


def test_agencies_and_teams_are_called_by_their_names(world):
    team = Team(agency=world.police, name="P Division")
    assert str(team) == "P Division"
    assert str(Agency(name="Fife Council")) == "Fife Council"
    with as_role("owner"):
        assert str(world.record(ref="LB-NAME-0001")) == "LB-NAME-0001"
