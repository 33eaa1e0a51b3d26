"""The offline check: an export, a key and a head are enough."""

import io
import json

import pytest

from lawburrows.audit import fsck, stored, tree, verify
from lawburrows.audit.keys import public_keys
from tests.audit.yard import note, note_of, witnesses
from tests.conftest import as_role


def offline(yard, lines, *, heads=None):
    check = verify.Check(public_keys(yard.key), None, yard.kept() if heads is None else heads)
    verify.check_lines(check, lines)
    check.finish()
    return check


def test_an_export_is_whole(yard, exported):
    check = offline(yard, exported.read_bytes().splitlines())
    assert check.findings == []
    assert (check.figures["entries"], check.figures["whole"]) == (309, "yes")
    assert check.figures["outside heads compared"] == 2
    assert offline(yard, exported.read_bytes().splitlines(), heads=()).figures["whole"] == (
        "yes, but seen from inside only"
    )


def test_an_auditor_needs_two_files_and_no_django(yard, exported, tmp_path, auditor):
    heads, run = yard.folders["council"] / "heads.jsonl", auditor
    done = run("--export", exported, "--head", heads, *witnesses(yard))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "whole: yes"
    assert "cosigned up to: council 309, police 309, prisons 309" in done.stdout
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(b"\n".join(exported.read_bytes().splitlines()[:-20]))
    done = run("--export", cut, "--head", heads)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, "whole: no")
    proof = tmp_path / "proof.json"
    proof.write_text(json.dumps(stored.proof_of(note_of(exported))))
    done = run("--proof", proof)
    assert (done.returncode, done.stdout) == (0, "proved: yes\n")
    spoilt = json.loads(proof.read_text())
    spoilt["entry"]["who"] = "somebody else"
    proof.write_text(json.dumps(spoilt))
    assert run("--proof", proof).returncode == 1


def change(kind, place, /, **values):
    def spoil(lines):
        found = [number for number, line in enumerate(lines) if json.loads(line)["kind"] == kind][place]
        line = json.loads(lines[found])
        for name, value in values.items():
            if name in line.get("entry", {}):
                line["entry"][name] = value
            else:
                line[name] = value
        lines[found] = json.dumps(line).encode()

    return spoil


def drop(kind, at):
    def spoil(lines):
        del lines[[number for number, line in enumerate(lines) if json.loads(line)["kind"] == kind][at]]

    return spoil


def insert(at, text):
    return lambda lines: lines.insert(at, text)


SPOILT = {
    "who": change("entry", 3, who="another"),
    "an entry of nothing": change("entry", 3, entry=None),
    "an entry of other columns": change("entry", 3, entry={"id": "x"}),
    "an entry that is a list": change("entry", 3, entry=[]),
    "leaf": change("entry", 3, leaf="00" * 32),
    "leaf of no hex": change("entry", 3, leaf="zz"),
    "index": change("entry", 3, index=9),
    "origin": change("trail", 0, origin="another"),
    "no entry": drop("entry", 200),
    "no last head": drop("head", -1),
    "no end": drop("end", 0),
    "end of another size": change("end", 0, size=3),
    "head at another size": change("head", 0, size=4),
    "head dated back": change("head", 1, at="2020-01-01T00:00:00.000000Z"),
    "head dated in no way": change("head", 0, at="yesterday"),
    "head of another key": change("head", 0, key_id="another"),
    "cosignature of another size": change("cosignature", 0, size=77),
    "a line of another kind": insert(5, b'{"kind": "song"}'),
    "a line of no kind": insert(5, b"{}"),
    "a line of no JSON": insert(5, b"\xff{"),
    "a line after the end": lambda lines: lines.append(lines[1]),
}  # fmt: skip


@pytest.mark.parametrize("what", SPOILT)
def test_a_spoilt_export_is_found(yard, exported, what):
    lines = exported.read_bytes().splitlines()
    SPOILT[what](lines)
    assert offline(yard, lines, heads=()).findings


def test_findings_are_counted_where_they_are_too_many_to_print(yard, exported):
    lines = exported.read_bytes().splitlines()
    for at in range(30):
        change("entry", at, who="another")(lines)
    report = offline(yard, lines).report().splitlines()
    assert "… and 10 more" in report
    assert report[-2:] == ["findings: 30", "whole: no"]


def test_many_signatures_are_checked_in_other_processes(monkeypatch, yard, exported):
    monkeypatch.setattr(verify, "BATCH", 2)
    assert offline(yard, exported.read_bytes().splitlines()).findings == []
    lines = exported.read_bytes().splitlines()
    change("head", 0, signature="00" * 64)(lines)
    assert offline(yard, lines).findings == ["head 5 has a false signature"]


def test_a_proof_that_is_wrong_says_why(yard, exported):
    keys, entry = public_keys(yard.key), note_of(exported)
    proof = stored.proof_of(entry)
    assert verify.check_proof(proof, keys) == []
    assert len(proof["cosignatures"]) == 3
    assert verify.check_proof(proof, {}) == ["the head is not signed by a key that you gave"]
    assert verify.check_proof(proof | {"index": 8}, keys) == ["the entry does not stand in the tree of this head"]


def test_there_is_no_proof_before_the_seal(yard):
    with pytest.raises(stored.NotSealed):
        stored.proof_of(note().id)
    yard.seal()
    with pytest.raises(stored.NotSealed):
        stored.proof_of(note().id)


def test_an_entry_that_is_gone_is_exported_as_gone(yard):
    yard.grow(3)
    with yard.attacker() as link:
        link.execute("DELETE FROM audit_entry WHERE id = (SELECT entry_id FROM audit_leaf WHERE index = 1)")
    lines = io.BytesIO()
    with as_role("worker"):
        assert fsck.export(lines) == (3, [1])
    assert "entry 1 is missing" in offline(yard, lines.getvalue().splitlines()).findings


def test_only_ed25519_keys_are_read():
    with pytest.raises(TypeError, match="Ed25519"):
        tree.read_keys(
            b"-----BEGIN PUBLIC KEY-----\n"
            b"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt\n"
            b"6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==\n"
            b"-----END PUBLIC KEY-----\n"
        )


def test_the_roots_of_the_export_are_the_trees(yard, exported):
    rows = [json.loads(line) for line in exported.read_bytes().splitlines()]
    leaves = [bytes.fromhex(row["leaf"]) for row in rows if row["kind"] == "entry"]
    for row in rows:
        if row["kind"] == "head":
            assert row["root"] == tree.root(row["size"], tree.subtree_of(leaves)).hex()


def test_a_stored_tree_that_lacks_a_part_gives_no_proof(yard):
    yard.grow(9)
    with yard.attacker() as link:
        link.execute("DELETE FROM audit_leaf WHERE index = 8")
    with pytest.raises(stored.NotSealed, match="lacks a part"):
        stored.frontier(9)
