"""Running files of known answers: cases worked outside this code, with what the law or the instrument makes of them.

Only the keys that stand in a case's `expected` are compared. A case is skipped only when nobody here answers for its
rule set; a case that breaks the rules' code has failed, and shows how.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lawburrows.rules.answers_notification import answer_notification_elsewhere, answer_notification_scotland
from lawburrows.rules.answers_sentences import answer_sentences_scotland
from lawburrows.rules.comparing import EXACT, Allowance, agrees, as_written

Answer = Callable[[str, Mapping[str, object]], Mapping[str, object]]

# One line for each rule set: who answers for it.
RULE_SETS: dict[str, Answer] = {
    "notification_scotland": answer_notification_scotland,
    "notification_england_wales_ni": answer_notification_elsewhere,
    "sentences_scotland": answer_sentences_scotland,
}


class MalformedFile(Exception):
    """The file is not one of known answers; the message says where."""


@dataclass(frozen=True)
class Case:
    rule_set: str
    id: str
    group: str
    inputs: Mapping[str, object]
    expected: Mapping[str, object]
    provision: str = ""
    source: str = ""
    confidence: str = ""
    note: str = ""
    allowance: Allowance = EXACT


@dataclass(frozen=True)
class Miss:
    id: str
    expected: Mapping[str, object]
    got: Mapping[str, object] | str
    provision: str

    def __str__(self) -> str:
        got = self.got if isinstance(self.got, str) else _json(self.got)
        return f"{self.id}: expected {_json(self.expected)}, got {got} ({self.provision or 'no provision given'})"


@dataclass(frozen=True)
class Outcome:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    misses: tuple[Miss, ...] = ()

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.misses + other.misses,
        )

    def __bool__(self) -> bool:
        """True when nothing failed."""
        return self.failed == 0

    @property
    def last_line(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"

    @property
    def lines(self) -> tuple[str, ...]:
        """What the command prints: each miss, then the count alone on a line."""
        return (*(str(miss) for miss in self.misses), self.last_line)


def load(path: Path | str) -> tuple[Case, ...]:
    """The cases of one file, or `MalformedFile` with the reason."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise MalformedFile(f"{path}: cannot be read: {error}") from error
    try:
        whole = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise MalformedFile(f"{path}: is not JSON: {error}") from error
    if not isinstance(whole, dict) or not isinstance(whole.get("rule_set"), str):
        raise MalformedFile(f"{path}: must be an object that names its rule_set")
    cases = whole.get("cases")
    if not isinstance(cases, list):
        raise MalformedFile(f"{path}: has no list of cases")
    return tuple(_case(whole["rule_set"], raw, f"{path}, case {n}") for n, raw in enumerate(cases, start=1))


def _case(rule_set: str, raw: object, where: str) -> Case:
    if not isinstance(raw, dict):
        raise MalformedFile(f"{where}: is not an object")
    for key in ("id", "group"):
        if not isinstance(raw.get(key), str):
            raise MalformedFile(f"{where}: {key} must be text")
    for key in ("inputs", "expected"):
        if not isinstance(raw.get(key), dict):
            raise MalformedFile(f"{where}: {key} must be an object")
    try:
        allowance = Allowance.of(raw)
    except ValueError as error:
        raise MalformedFile(f"{where}: {error}") from error
    words = {key: str(raw.get(key) or "") for key in ("provision", "source", "confidence", "note")}
    return Case(rule_set, raw["id"], raw["group"], raw["inputs"], raw["expected"], allowance=allowance, **words)


def run(cases: Iterable[Case], rule_sets: Mapping[str, Answer] = RULE_SETS) -> Outcome:
    return sum((_run(case, rule_sets) for case in cases), Outcome())


def _run(case: Case, rule_sets: Mapping[str, Answer]) -> Outcome:
    answer = rule_sets.get(case.rule_set)
    if answer is None:
        return Outcome(skipped=1)
    try:
        got = answer(case.group, case.inputs)
    except Exception as error:  # noqa: BLE001 - whatever breaks, the case has failed and the run goes on
        why = f"{type(error).__name__}: {error}"
        return Outcome(failed=1, misses=(Miss(case.id, case.expected, why, case.provision),))
    wrong = [
        key for key, value in case.expected.items() if key not in got or not agrees(value, got[key], case.allowance)
    ]
    if not wrong:
        return Outcome(passed=1)
    shown = {key: as_written(got[key]) if key in got else "no answer" for key in wrong}
    expected = {key: case.expected[key] for key in wrong}
    return Outcome(failed=1, misses=(Miss(case.id, expected, shown, case.provision),))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
