"""Modules stay small, and each begins with what it is for."""

import ast
from pathlib import Path

import pytest

CLONE = Path(__file__).resolve().parents[2]
MODULES = sorted(
    path
    for folder in ("lawburrows", "tests", "scripts", "bench")
    for path in (CLONE / folder).rglob("*.py")
    if "migrations" not in path.parts
)
BANNED = {"core", "common", "utils", "shared", "helpers", "services", "managers", "misc", "base", "lib"}
NAMED_BY_DJANGO = {CLONE / "lawburrows" / "database" / "base.py"}


def named(path):
    return str(path.relative_to(CLONE))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_is_short_enough_and_says_what_it_is_for(path):
    text = path.read_text(encoding="utf-8")
    most = 600 if path.is_relative_to(CLONE / "tests") else 400
    assert len(text.splitlines()) <= most
    if text.strip() and not path.name.startswith("test_"):
        assert ast.get_docstring(ast.parse(text)), "the module does not say what it is for"


def test_nothing_lives_in_an_attic():
    astray = [
        named(path)
        for path in MODULES
        if path not in NAMED_BY_DJANGO and BANNED & {part.removesuffix(".py") for part in path.parts[-3:]}
    ]
    assert astray == []


def test_nothing_is_imported_inside_a_function():
    astray = []
    for path in MODULES:
        if not path.is_relative_to(CLONE / "lawburrows"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and any(
                isinstance(inner, ast.Import | ast.ImportFrom) for inner in ast.walk(node)
            ):
                astray.append(f"{named(path)}: {node.name}")
    assert astray == []


def test_most_modules_are_quite_small():
    lengths = sorted(
        len(path.read_text(encoding="utf-8").splitlines())
        for path in MODULES
        if path.is_relative_to(CLONE / "lawburrows") and path.read_text(encoding="utf-8").strip()
    )
    assert lengths[len(lengths) // 2] <= 100
    assert lengths[len(lengths) * 9 // 10] <= 250
