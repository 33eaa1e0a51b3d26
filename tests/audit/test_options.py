"""What an auditor may type: each option of the offline check does what its help says, or says why it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from lawburrows.audit import stored, tree, verify
from lawburrows.audit.keys import signing_key
from tests.audit.yard import Yard, note_of, witnesses


@pytest.fixture
def check(yard: Yard, capsys):
    """Runs the offline check; what it ended with and what it said."""

    def run(*words, key=None):
        key = key or yard.key.with_suffix(".pub.pem")
        try:
            code = verify.main([*map(str, words), "--key", str(key)])
        except SystemExit as end:
            code = end.code
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


@pytest.fixture
def proof(exported, tmp_path) -> Path:
    file = tmp_path / "proof.json"
    file.write_text(json.dumps(stored.proof_of(note_of(exported))))
    return file


def heads(yard, name="police") -> Path:
    return yard.folders[name] / "heads.jsonl"


def test_an_export_is_compared_with_heads_and_cosignatures(yard, exported, check):
    code, said = check("--export", exported, "--head", heads(yard), "--head", heads(yard, "council"), *witnesses(yard))
    assert (code, said.splitlines()[-1]) == (0, "whole: yes")
    assert "cosignatures not checked: -" in said
    code, said = check("--export", exported)
    assert (code, said.splitlines()[-1]) == (0, "whole: yes, but seen from inside only")
    assert "cosignatures not checked: council 2, police 2, prisons 2" in said


def test_a_witness_that_was_not_named_is_a_finding(yard, exported, check):
    code, said = check("--export", exported, *witnesses(yard)[:4])
    assert code == 1
    assert "2 cosignatures are of prisons, which is no witness" in said


def test_a_cosignature_that_was_taken_out_of_an_export_is_found(yard, exported, check):
    lines = exported.read_bytes().splitlines(keepends=True)
    first = next(line for line in lines if b'"cosignature"' in line and b'"police"' in line)
    exported.write_bytes(b"".join(line for line in lines if line != first))
    code, said = check("--export", exported, "--head", heads(yard), *witnesses(yard))
    assert code == 1
    assert "police cosigned the head of size 5, and its cosignature is not in the trail" in said


def test_a_head_that_was_asked_for_and_compared_with_nothing_fails(yard, exported, auditor, tmp_path):
    empty = tmp_path / "empty.jsonl"
    for text in ("", "\n\n"):
        empty.write_text(text)
        done = auditor("--export", exported, "--head", empty)
        assert done.returncode == 2
        assert "holds no head: the trail would be compared with nothing" in done.stderr
        with pytest.raises(CommandError, match="compared with nothing"):
            call_command("verify_audit", "--head", str(empty), "--key", str(yard.key.with_suffix(".pub.pem")))
    assert auditor("--export", exported, "--head", heads(yard), "--head", empty).returncode == 2


def test_the_last_line_of_a_copy_may_be_cut_short(yard, exported, check, tmp_path):
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(heads(yard).read_bytes() + b'{"size": 4')
    assert check("--export", exported, "--head", copy)[0] == 0


def test_a_proof_is_compared_with_heads_and_cosignatures(yard, proof, check, tmp_path):
    assert check("--proof", proof) == (0, "proved: yes\n")
    assert check("--proof", proof, "--head", heads(yard), *witnesses(yard)) == (0, "proved: yes\n")
    code, said = check("--proof", proof, key=yard.folders["police"] / "key.pub.pem")
    assert (code, said) == (1, "the head is not signed by a key that you gave\nproved: no\n")
    other = tmp_path / "other.jsonl"
    other.write_bytes(heads(yard).read_bytes().splitlines()[0])
    code, said = check("--proof", proof, "--head", other)
    assert (code, said.splitlines()[0]) == (
        1,
        "the proof was compared with nothing: no head that you gave is of its size, 309",
    )
    line = json.loads(heads(yard).read_bytes().splitlines()[-1])
    other.write_text(json.dumps(line | {"root": tree.leaf_hash(b"another history").hex()}))
    code, said = check("--proof", proof, "--head", other)
    assert (code, said.splitlines()[0]) == (1, "a head of this size was witnessed with another root")


def test_a_proof_without_the_cosignature_of_a_witness_that_was_named_fails(yard, proof, check, tmp_path):
    signing_key(tmp_path / "stranger.pem")
    code, said = check("--proof", proof, "--witness", f"stranger={tmp_path / 'stranger.pub.pem'}")
    assert (code, said) == (1, "stranger did not cosign this head\nproved: no\n")
    code, said = check("--proof", proof, "--witness", f"police={tmp_path / 'stranger.pub.pem'}")
    assert (code, said) == (1, "a cosignature is not of police\nproved: no\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--export", "none.jsonl"], "none.jsonl cannot be read"),
        (["--proof", "bad.json"], "bad.json cannot be read"),
        (["--export", "bad.json", "--head", "none.jsonl"], "the heads cannot be read: none.jsonl"),
        (["--export", "bad.json", "--head", "bad.json"], "the heads cannot be read: bad.json"),
        (["--export", "bad.json", "--witness", "police"], "--witness police: it is written NAME=FILE"),
        (["--export", "bad.json", "--witness", "police=none.pem"], "the key cannot be read: none.pem"),
        (["--export", "bad.json", "--witness", "police=bad.json"], "bad.json holds no public key"),
        (["--export", "bad.json", "--proof", "bad.json"], "not allowed with argument"),
        ([], "one of the arguments --export --proof is required"),
    ],
)
def test_a_file_that_cannot_be_used_is_said_in_a_sentence(check, tmp_path, monkeypatch, words, sentence):
    monkeypatch.chdir(tmp_path)
    Path("bad.json").write_text("[]\n")
    key = tmp_path / "sealer.pem"
    signing_key(key)
    code, said = check(*words, key=key.with_suffix(".pub.pem"))
    assert code == 2
    assert sentence in said
    assert "Traceback" not in said


def test_a_key_that_is_none_is_said_in_a_sentence(check, tmp_path):
    (tmp_path / "none.pem").write_text("")
    code, said = check("--export", tmp_path / "x", key=tmp_path / "none.pem")
    assert (code, "holds no public key" in said) == (2, True)


def test_an_export_that_is_not_there_is_said_in_a_sentence(yard, tmp_path):
    yard.grow(1)
    with pytest.raises(CommandError, match="the export cannot be read"):
        call_command("verify_audit", "--export", str(tmp_path / "none.jsonl"))
