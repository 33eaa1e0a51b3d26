"""The rules import the standard library and themselves, read no clock, and stay small enough to read."""

import ast
import sys
from pathlib import Path

import pytest

import lawburrows.rules

FILES = sorted(Path(lawburrows.rules.__file__).parent.rglob("*.py"))
CLOCKS = {"today", "now", "utcnow", "time_ns", "monotonic"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEveryModule:
    def test_imports_only_the_standard_library_and_the_rules(self, path: Path) -> None:
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                assert name.startswith("lawburrows.rules") or name.split(".")[0] in sys.stdlib_module_names

    def test_reads_no_clock(self, path: Path) -> None:
        called = {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
        assert not called & CLOCKS

    def test_opens_with_a_sentence_and_ends_within_400_lines(self, path: Path) -> None:
        text = path.read_text()
        docstring = ast.get_docstring(ast.parse(text))
        assert docstring
        assert docstring.split("\n")[0].endswith((".", ";"))
        assert text.count("\n") <= 400
