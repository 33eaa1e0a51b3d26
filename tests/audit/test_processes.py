"""The long-running commands as the front door runs them: processes of their own, killed and started again."""

import os
import re
import signal
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lawburrows.audit import sealer, stopping, witness
from lawburrows.audit.models import Unsealed
from tests.audit.yard import Yard, note, stored_size, until
from tests.conftest import as_role


@pytest.fixture
def start(yard: Yard, tmp_path, settings):
    data = tmp_path / "data"
    settings.AUDIT_KEY = yard.key = data / "sealer" / "signing-key.pem"
    yard.folders = {name: data / "witnesses" / name for name in yard.folders}
    settings.WITNESSES = tuple(yard.folders.items())
    environment = (
        os.environ
        | {
            name: re.sub(r"/[^/]*$", f"/{yard.name}", value)
            for name, value in os.environ.items()
            if name.startswith("DATABASE_URL_")
        }
        | {"LAWBURROWS_LOGIN": "sealer", "LAWBURROWS_DATA": str(data)}
    )
    running = []

    def begin(command):
        running.append(
            subprocess.Popen(
                [sys.executable, "-m", "django", command],
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        return running[-1]

    yield begin
    for each in running:
        each.kill()
        each.wait()
        each.stderr.close()


def test_killed_in_full_work_the_sealer_goes_on_from_the_stored_tree(yard: Yard, start):
    written, marks = 0, iter((20, 60))
    for _ in range(2):
        process = start("seal_audit")
        mark = next(marks)
        while stored_size() < mark:
            note()
            written += 1
        process.kill()
        process.wait()
    sealing, watching = start("seal_audit"), start("witness")
    head = witness.wait_until_witnessed(note(), 30)
    waiting = start("seal_audit")
    assert "this one waits" in waiting.stderr.readline()
    until(lambda: not Unsealed.objects.exists())
    assert stored_size() == written + 1 == head.size
    for process in (sealing, waiting, watching):
        process.send_signal(signal.SIGTERM)
    for process in (sealing, waiting, watching):
        assert process.wait(10) == 0, process.stderr.read()
    check = yard.check()
    assert check.findings == []
    assert check.figures["whole"] == "yes"


@pytest.mark.parametrize("command", ["seal_audit", "witness"])
def test_a_process_that_was_told_to_stop_stops(yard: Yard, command, monkeypatch):
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        stop = stopping.asked()
        os.kill(os.getpid(), signal.SIGTERM)
        until(stop.is_set)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    monkeypatch.setattr(stopping, "asked", lambda: stop)
    run(command, role="sealer")


def run(command, *words, role="worker"):
    out = StringIO()
    with as_role(role):
        call_command(command, *words, stdout=out)
    return out.getvalue()


def test_the_commands_by_hand(yard: Yard, tmp_path):
    entries = [note() for _ in range(3)]
    assert run("seal_audit", "--once", role="sealer") == "sealed: 3\n"
    yard.cosign()
    note()
    report = run("verify_audit").splitlines()
    assert report[-1] == "whole: yes"
    assert {"entries: 3", "unsealed: 1", "findings: 0"} <= set(report)
    file, key, heads = (
        tmp_path / "trail.jsonl",
        yard.key.with_suffix(".pub.pem"),
        yard.folders["police"] / "heads.jsonl",
    )
    assert run("export_audit", str(file)) == "entries: 3\n"
    with pytest.raises(CommandError, match="cannot be written"):
        run("export_audit", str(file))
    offline = run("verify_audit", "--export", str(file), "--key", str(key), "--head", str(heads))
    assert offline.splitlines()[-1] == "whole: yes"
    assert '"index": ' in run("export_proof", str(entries[0].id))
    with pytest.raises(CommandError, match="no sealed entry"):
        run("export_proof", "00000000-0000-4000-8000-000000000000")


def test_a_spoilt_trail_ends_in_failure(yard: Yard, tmp_path):
    yard.grow(3)
    with yard.attacker() as link:
        link.execute("UPDATE audit_entry SET who = 'another'")
    with pytest.raises(SystemExit, match="1"):
        run("verify_audit")
    with pytest.raises(CommandError, match="cannot be read"):
        run("verify_audit", "--key", str(tmp_path / "none"))


def test_a_witness_in_the_middle_of_a_line_does_not_disturb(yard: Yard):
    yard.grow(3)
    with (yard.folders["police"] / "heads.jsonl").open("a") as file:
        file.write('{"size": 4, "ro')
    assert run("verify_audit").splitlines()[-1] == "whole: yes"


def test_sealing_by_hand_waits_for_nobody(yard: Yard):
    session = yard.session()
    session.do(sealer.take_lock)
    with pytest.raises(CommandError, match="another sealer"):
        run("seal_audit", "--once", role="sealer")
