"""Every public function of a `commands` module is a command: atomic, by somebody, on a day, written in the trail."""

import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

import lawburrows
from lawburrows.audit.command import all_commands


def modules() -> list[str]:
    """Every module of the product that holds commands."""
    names = [module.name for module in pkgutil.walk_packages(lawburrows.__path__, "lawburrows.")]
    return [name for name in names if "commands" in name.split(".") and ".management." not in name]


def public_functions():
    for name in modules():
        module = importlib.import_module(name)
        for word, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == name and not word.startswith("_"):
                yield name, word, value


def test_there_are_commands():
    assert len(modules()) > 2


# Functions that write nothing and stand beside the command that they serve, each with its reason.
READS = {"lawburrows.exchange.commands.load.set_aside_known": "sorts the rows of a batch in memory, also in a dry run"}


@pytest.mark.parametrize(
    ("module", "name", "function"), [pytest.param(*each, id=each[1]) for each in public_functions()]
)
def test_is_a_command_that_says_by_whom_and_when(module, name, function):
    if f"{module}.{name}" in READS:
        return
    assert f"{module}.{name}" in all_commands(), f"{module}.{name} is public and no @command; begin its name with _"
    parameters = inspect.signature(function).parameters
    for needed in ("by", "on"):
        assert parameters[needed].kind is inspect.Parameter.KEYWORD_ONLY


def test_commands_stand_in_commands_alone():
    astray = [name for name in map(str, all_commands()) if name.startswith("lawburrows.") and ".commands" not in name]
    assert astray == []


def test_no_command_is_hidden_in_a_folder_without_a_name():
    folders = {path.parent for path in Path(lawburrows.__path__[0]).rglob("commands/*.py")}
    assert all((folder / "__init__.py").exists() for folder in folders)
