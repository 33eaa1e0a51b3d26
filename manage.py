#!/usr/bin/env python3
"""Django's commands, on the embedded PostgreSQL when no other database was named."""

import os
import sys

WITHOUT_DATABASE = {"vectors", "collectstatic", "help", "version", "makemigrations", "reference", "check"}
AS_MIGRATOR = {"migrate", "prepare"}
AS_SEALER = {"seal_audit"}
AS_WORKER = {
    "worker",
    "load_register",
    "clear_extracts",
    "make_register",
    "refresh_tasks",
    "end_management",
    "corrected_rules",
    "verify_audit",
    "export_audit",
    "export_proof",
    "witness",
    "seed_reference",
    "sweep_uploads",
}


def login_for(command: str) -> str:
    """The database login under which a command runs; the pages' own login is the least of them."""
    for login, commands in (("migrator", AS_MIGRATOR), ("sealer", AS_SEALER), ("worker", AS_WORKER)):
        if command in commands:
            return login
    return "web"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lawburrows.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    os.environ.setdefault("LAWBURROWS_LOGIN", login_for(command))
    from django.core.management import execute_from_command_line

    from lawburrows.frontdoor import attached

    with attached(needed=command not in WITHOUT_DATABASE):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
