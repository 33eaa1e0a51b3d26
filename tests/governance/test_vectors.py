"""`manage.py vectors`: what it prints, and when it says no."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

KNOWN = Path(__file__).resolve().parent.parent / "rules" / "vectors"
CASE = {"id": "N1", "group": "period", "provision": "section 82(1)", "inputs": {}, "expected": {"period": "indefinite"}}


def written(folder: Path, **whole) -> Path:
    file = folder / "answers.json"
    file.write_text(json.dumps({"rule_set": "notification_scotland", "cases": [CASE]} | whole), encoding="utf-8")
    return file


def ran(*files: Path) -> list[str]:
    out = StringIO()
    call_command("vectors", *map(str, files), stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.parametrize("file", sorted(KNOWN.glob("*.json")), ids=lambda file: file.stem)
def test_every_known_answer_of_the_project_passes(file):
    cases = len(json.loads(file.read_text(encoding="utf-8"))["cases"])
    assert ran(file)[-1] == f"{cases} passed, 0 failed, 0 skipped"


def test_counts_several_files_together():
    last = ran(*sorted(KNOWN.glob("*.json")))[-1]
    total = sum(len(json.loads(file.read_text(encoding="utf-8"))["cases"]) for file in KNOWN.glob("*.json"))
    assert last == f"{total} passed, 0 failed, 0 skipped"


def test_an_unknown_rule_set_is_skipped(tmp_path):
    assert ran(written(tmp_path, rule_set="rules_of_another_country"))[-1] == "0 passed, 0 failed, 1 skipped"


def test_a_miss_is_printed_with_its_provision_and_ends_badly(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("vectors", str(written(tmp_path)))
    printed = capsys.readouterr().out.splitlines()
    assert ended.value.code == 1
    assert printed[0].startswith("N1: expected ")
    assert "section 82(1)" in printed[0]
    assert printed[-1] == "0 passed, 1 failed, 0 skipped"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is not JSON"),
        ("{", "is not JSON"),
        ("[]", "names its rule_set"),
        ("{}", "names its rule_set"),
        ('{"rule_set": "notification_scotland"}', "no list of cases"),
        ('{"rule_set": "notification_scotland", "cases": [1]}', "is not an object"),
        ('{"rule_set": "notification_scotland", "cases": [{"id": 1}]}', "id must be text"),
        ('{"rule_set": "notification_scotland", "cases": [{"id": "1", "group": "x", "inputs": []}]}', "inputs must be"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_broken_file_is_named_and_nothing_runs(tmp_path, text, says):
    file = tmp_path / "broken.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=says):
        call_command("vectors", str(file))


def test_a_file_that_is_not_there_or_not_text_is_named(tmp_path):
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00")
    for name in ("absent.json", "binary.json"):
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("vectors", str(tmp_path / name))
