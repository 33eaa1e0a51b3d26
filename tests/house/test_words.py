"""The field's words and no others; and no trace of what the product is not."""

import re
from pathlib import Path

import pytest

from lawburrows.access.roles import ROLES

CLONE = Path(__file__).resolve().parents[2]
TEXTS = sorted(
    path
    for folder, endings in (("lawburrows", (".py", ".html", ".txt")), ("docs", (".md",)))
    for ending in endings
    for path in (CLONE / folder).rglob(f"*{ending}")
    if not {"migrations", "vendor", "node_modules"} & set(path.parts)
)
# The words of offices, of statutes and of the trail, which are not about a person as such.
ALLOWED = re.compile(
    r"(?i)"
    + "|".join(re.escape(role.label) for role in ROLES)
    + r"|(?:sex|sexual|violent|registered sex|restricted|serious|persistent|young) offenders?"
    r"|offender[ _-]manage(?:ment|rs?)|offender[ _]manager|rehabilitation of offenders|offenders? (?:act|\(|index)"
    r"|prisoners and criminal|management of offenders|data subject|subject access|subject_access|subject[_ ](?:id|type)"
)
FORBIDDEN = re.compile(r"(?i)\b(?:offenders?|nominals?|perpetrators?|perps?|abusers?|paedophiles?|predators?)\b")
ELSEWHERE = re.compile(r"(?i)\bissues? #?\d+\b|\bTODO\b|\bFIXME\b|\bXXX\b")


# Titles of statutes and orders, the Act's own words, and the columns of the register that stands beside ours.
QUOTE = (
    "lawburrows/rules/",
    "docs/reference/rules.md",
    "lawburrows/exchange/importing/columns.py",
)


def named(path):
    return str(path.relative_to(CLONE))


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_speaks_of_people_as_people(path):
    if named(path).startswith(QUOTE):
        return
    text = ALLOWED.sub("", path.read_text(encoding="utf-8"))
    assert FORBIDDEN.findall(text) == []


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_speaks_of_the_product_alone(path):
    assert ELSEWHERE.findall(path.read_text(encoding="utf-8")) == []
