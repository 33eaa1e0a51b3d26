"""The trail's commands as a person types them: `manage.py` chooses the login, and nothing here helps it."""

import os
import subprocess
import sys

import pytest

from tests.audit.yard import CHANGED, Yard, note
from tests.throwaway import CLONE


@pytest.fixture
def manage(yard: Yard):
    """Runs manage.py in a process of its own, under the login that it chooses unless one is named."""

    def run(*words, login=""):
        environment = {name: value for name, value in os.environ.items() if name != "LAWBURROWS_LOGIN"}
        environment |= yard.server.urls(yard.name) | ({"LAWBURROWS_LOGIN": login} if login else {})
        return subprocess.run(
            [sys.executable, str(CLONE / "manage.py"), *map(str, words)],
            env=environment,
            capture_output=True,
            text=True,
        )

    return run


@pytest.fixture
def entries(yard: Yard):
    note(CHANGED, aside="why", fields=["name"])
    return yard.grow(3)


def test_an_export_by_hand_holds_every_entry_and_is_whole_offline(yard, manage, entries, auditor, tmp_path):
    file, heads = tmp_path / "trail.jsonl", yard.folders["police"] / "heads.jsonl"
    done = manage("export_audit", file)
    assert (done.returncode, done.stdout) == (0, "entries: 4\n"), done.stderr
    assert '"entry":null' not in file.read_text()
    done = auditor("--export", file, "--head", heads)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "whole: yes"), done.stdout


def test_a_proof_by_hand_is_proved_offline(manage, entries, auditor, tmp_path):
    done = manage("export_proof", entries[1].id)
    assert done.returncode == 0, done.stderr
    file = tmp_path / "proof.json"
    file.write_text(done.stdout)
    done = auditor("--proof", file)
    assert (done.returncode, done.stdout) == (0, "proved: yes\n")


def test_a_login_that_may_not_read_the_trail_exports_nothing_as_whole(manage, entries, tmp_path):
    file = tmp_path / "trail.jsonl"
    done = manage("export_audit", file, login="web")
    assert done.returncode == 1
    assert "4 of 4 entries cannot be read, the first in place 0" in done.stderr
    assert done.stdout == ""
    done = manage("export_proof", entries[0].id, login="web")
    assert done.returncode == 1
    assert "this login may not read it" in done.stderr


def test_an_export_says_aloud_that_an_entry_is_gone(yard, manage, entries, tmp_path):
    with yard.attacker() as link:
        link.execute("DELETE FROM audit_entry WHERE id = (SELECT entry_id FROM audit_leaf WHERE index = 2)")
    done = manage("export_audit", tmp_path / "trail.jsonl")
    assert done.returncode == 1
    assert "1 of 4 entries cannot be read, the first in place 2" in done.stderr
