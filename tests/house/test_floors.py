"""The floors of the house hold: in imports, in foreign keys and in templates; and the check itself would notice."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

CLONE = Path(__file__).resolve().parents[2]
FLOOR = {app: number for number, floor in enumerate(settings.FLOORS) for app in floor}
NAMED = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")
LINT = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--config", "pyproject.toml"]


def ours():
    """Every model that is declared in the product, and those made for its history."""
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in FLOOR]


def test_every_app_has_a_floor():
    folders = {path.parent.name for path in (CLONE / "lawburrows").glob("*/__init__.py")}
    assert folders - set(FLOOR) == {"rules", "database"}  # no Django apps: the lowest floor, and Django's backend


def test_foreign_keys_point_down_or_stay_in_their_app():
    wrong = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in ours()
        for field in model._meta.local_concrete_fields
        if field.is_relation
        and field.related_model._meta.app_label != model._meta.app_label
        and FLOOR.get(field.related_model._meta.app_label, -1) >= FLOOR[model._meta.app_label]
    ]
    assert wrong == []


def test_templates_name_their_own_app_or_the_look():
    wrong = []
    for template in (CLONE / "lawburrows").glob("*/templates/**/*.*"):
        app = template.relative_to(CLONE / "lawburrows").parts[0]
        for name in NAMED.findall(template.read_text(encoding="utf-8")):
            own = (CLONE / "lawburrows" / app / "templates" / name).exists()
            look = (CLONE / "lawburrows" / "web" / "templates" / name).exists()
            if not (own or look):
                wrong.append(f"{template.name} of {app} names {name}")
    assert wrong == []


def contracts(folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(LINT, cwd=folder, capture_output=True, text=True, env={"PYTHONPATH": str(folder)})


def test_the_contracts_hold():
    done = contracts(CLONE)
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize(
    ("place", "line", "contract"),
    [
        ("rules/turned.py", "from lawburrows.web import dates\n", "floors"),
        ("people/turned.py", "from lawburrows.orders import models\n", "floors"),
        ("notices/turned.py", "from lawburrows.documents import models\n", "floors"),
        ("documents/models.py", "from lawburrows.documents import commands\n", "shape"),
        ("documents/views.py", "from lawburrows.documents.models import StoredFile\n", "pages do not reach for tables"),
        ("rules/turned.py", "import django\n", "rules are pure"),
    ],
)
def test_an_arrow_turned_round_breaks_its_contract(tmp_path, place, line, contract):
    shutil.copytree(CLONE / "lawburrows", tmp_path / "lawburrows", ignore=shutil.ignore_patterns("static", "*.pyc"))
    shutil.copy(CLONE / "pyproject.toml", tmp_path)
    turned = tmp_path / "lawburrows" / place
    turned.write_text((turned.read_text() if turned.exists() else "") + line)
    done = contracts(tmp_path)
    assert done.returncode != 0
    assert f"{contract} BROKEN" in done.stdout


def test_a_new_app_without_a_floor_breaks_the_contract(tmp_path):
    shutil.copytree(CLONE / "lawburrows", tmp_path / "lawburrows", ignore=shutil.ignore_patterns("static", "*.pyc"))
    shutil.copy(CLONE / "pyproject.toml", tmp_path)
    (tmp_path / "lawburrows" / "attic").mkdir()
    (tmp_path / "lawburrows" / "attic" / "__init__.py").touch()
    assert "attic" in contracts(tmp_path).stdout
