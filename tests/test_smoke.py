import pytest
from django.db import connection


@pytest.mark.django_db
def test_tests_run_as_the_pages_own_login():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == ("lawburrows_web", False, False)


def test_a_database_of_ones_own_commits(committed):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), count(*) FROM access_record")
        assert cursor.fetchone() == (committed, 0)
