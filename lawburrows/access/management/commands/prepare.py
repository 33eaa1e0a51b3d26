"""Bring the tables up to date, then put the declared grants and row security in force."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, transaction

from lawburrows.access.security import statements


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=max(0, options["verbosity"] - 1), interactive=False)
        call_command("createcachetable", verbosity=0)
        with transaction.atomic(), connection.cursor() as cursor:
            # Two that start at once must not drop each other's policies.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('lawburrows prepare'))")
            cursor.execute("SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'")
            for table, policy in cursor.fetchall():
                cursor.execute(f'DROP POLICY "{policy}" ON "{table}"')
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            for statement in statements([table for (table,) in cursor.fetchall()]):
                cursor.execute(statement)
            cursor.execute(
                "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO lawburrows_web, lawburrows_worker, lawburrows_sealer"
            )
            cursor.execute(
                "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO "
                "lawburrows_web, lawburrows_worker, lawburrows_sealer"
            )
        self.stdout.write("The tables, grants and row security are up to date.")
