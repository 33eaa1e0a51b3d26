"""What the live database says of grants and row security, against what the code declares."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from lawburrows.access import security
from lawburrows.audit.grants import GRANTS as TRAIL
from tests.conftest import as_role

pytestmark = pytest.mark.django_db
TRAIL_TABLES = sorted(TRAIL)
POLICIES = {"reads", "adds", "changes", "removes", "acting_jobs", "loads"}


def asked(sql, *values):
    """The rows of a question to the catalogue, as the owner sees it."""
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def tables():
    return {name for (name,) in asked("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}


def case_tables():
    return {*security.case_policies(), *security.access_policies()}


def granted():
    """(login, table) → what it may do there, as the database has it."""
    rows = asked(
        "SELECT r.rolname, c.relname, a.privilege_type FROM pg_class c "
        "JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public' "
        "CROSS JOIN LATERAL aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee "
        "WHERE c.relkind IN ('r', 'p', 'v', 'm') AND r.rolname <> 'lawburrows_owner'"
    )
    found: dict[tuple[str, str], set[str]] = {}
    for login, table, verb in rows:
        found.setdefault((login, table), set()).add(verb)
    return found


class TestRowSecurity:
    def test_every_case_table_is_there_and_forces_it(self):
        forced = {
            name for (name,) in asked("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        }
        assert case_tables() <= tables()
        assert case_tables() - forced == set()

    def test_every_case_table_has_its_policies(self):
        rows = asked("SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'")
        for table in case_tables():
            names = {name for where, name in rows if where == table}
            assert {"reads", "adds", "changes", "removes"} <= names, table
            own = {f"own_{number}" for number, _ in enumerate(security.own_policies().get(table, ()))}
            assert names - POLICIES - own == set(), table

    def test_every_table_with_a_record_is_case_data_or_says_why_not(self):
        rows = asked(
            "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'record_id'"
        )
        undeclared = {name for (name,) in rows} - case_tables() - set(security.own_policies())
        # The trail names records and holds no case data; who may read it is decided by its own queries.
        assert undeclared <= {"audit_mention", "audit_touched"}

    def test_the_policies_ask_no_function_of_ours_for_each_row(self):
        ours = {name for (name,) in asked("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace")}
        rows = asked("SELECT tablename, coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies")
        assert [(table, name) for table, text in rows for name in ours if f"{name}(" in text] == []


class TestGrants:
    def test_are_those_that_are_declared(self):
        declared = security.grants()
        for (login, table), verbs in granted().items():
            if login == "lawburrows_backup":
                continue
            allowed = declared.get(table) or next(
                (logins for start, logins in security.LIBRARIES.items() if table.startswith(start)), {}
            )
            assert verbs <= set(allowed.get(login, ())), f"{login} on {table}"

    def test_every_table_of_ours_is_declared_or_closed(self):
        declared = security.grants()
        ours = {
            model._meta.db_table
            for model in apps.get_models(include_auto_created=True)
            if model.__module__.startswith("lawburrows.")
        }
        closed = {table for table in ours if not any(where == table for _, where in granted())}
        assert ours - set(declared) <= closed

    def test_everybody_may_do_nothing(self):
        rows = asked(
            "SELECT c.relname FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a "
            "WHERE c.relnamespace = 'public'::regnamespace AND a.grantee = 0"
        )
        assert rows == []

    @pytest.mark.parametrize("table", TRAIL_TABLES)
    def test_the_pages_cannot_change_or_empty_the_trail(self, table):
        held = granted().get(("lawburrows_web", table), set())
        assert held & {"UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"} == set()

    def test_nobody_who_logs_in_truncates_anything(self):
        assert [where for where, verbs in granted().items() if "TRUNCATE" in verbs] == []

    @pytest.mark.parametrize(
        "verb", ["UPDATE audit_entry SET who = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"]
    )
    def test_the_trail_refuses_its_own_owner_too(self, verb):
        with (
            as_role("owner"),
            pytest.raises(DatabaseError, match="only grows"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(verb)


class TestLogins:
    def test_only_backup_and_the_owner_pass_row_security(self):
        rows = asked("SELECT rolname FROM pg_roles WHERE rolname LIKE 'lawburrows%%' AND rolbypassrls")
        assert {name for (name,) in rows} == {"lawburrows_backup", "lawburrows_owner"}

    def test_no_login_is_a_superuser_or_makes_others(self):
        rows = asked(
            "SELECT rolname FROM pg_roles WHERE rolname LIKE 'lawburrows%%' AND rolname <> 'lawburrows_test' "
            "AND (rolsuper OR rolcreaterole OR rolcreatedb)"
        )
        assert rows == []

    def test_the_owner_cannot_log_in(self):
        assert asked("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'lawburrows_owner'") == [(False,)]

    def test_the_pages_make_no_tables(self):
        assert asked("SELECT has_schema_privilege('lawburrows_web', 'public', 'CREATE')") == [(False,)]


class TestOtherWaysIn:
    def test_every_view_reads_as_whoever_asks(self):
        rows = asked(
            "SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace "
            "AND NOT coalesce(reloptions::text, '') LIKE '%%security_invoker=true%%'"
        )
        assert rows == []

    def test_there_are_no_stored_copies_of_rows(self):
        assert asked("SELECT relname FROM pg_class WHERE relkind = 'm'") == []

    def test_no_function_of_ours_runs_as_somebody_else(self):
        rows = asked("SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace")
        assert rows == []
