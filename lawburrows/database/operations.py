"""Migration operations that spare the state of the project.

pgtrigger's own operation draws every related model anew for each trigger; with a history table beside every table that
takes longer than all the rest of the migrations together.
"""

from typing import Any

from django.db.migrations.operations import AddConstraint, AddField, AddIndex, AlterField, CreateModel
from django.db.migrations.operations.base import Operation
from pgtrigger.migrations import AddTrigger, RemoveTrigger

PART_OF_A_TABLE = (AddConstraint, AddField, AddIndex, AlterField)


class AddTriggers(Operation):
    """Install the triggers of many models at once: model name → its triggers, as pgtrigger compiled them."""

    reversible = True

    def __init__(self, triggers: dict[str, list[Any]]) -> None:
        self.triggers = triggers

    def state_forwards(self, app_label: str, state: Any) -> None:
        for model, triggers in self.triggers.items():
            options = state.models[app_label, model].options
            options["triggers"] = [*options.get("triggers", []), *triggers]

    def _each(self) -> list[AddTrigger]:
        return [AddTrigger(model, trigger) for model, triggers in self.triggers.items() for trigger in triggers]

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for one in self._each():
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for one in self._each():
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "Install the triggers that keep the history of rows"


class AddOneTrigger(AddTrigger):
    """As pgtrigger's, for a migration as it was made; nothing is drawn anew, since a trigger is no part of a model."""

    def state_forwards(self, app_label: str, state: Any) -> None:
        options = state.models[app_label, self.model_name].options
        options["triggers"] = [*options.get("triggers", []), self.trigger]


class RemoveOneTrigger(RemoveTrigger):
    """As pgtrigger's, and as quick as `AddOneTrigger`."""

    def state_forwards(self, app_label: str, state: Any) -> None:
        options = state.models[app_label, self.model_name].options
        options["triggers"] = [one for one in options.get("triggers", []) if one.name != self.name]


class AtOnce(Operation):
    """Several operations of a migration with the models drawn once, instead of once for each of them.

    A table that is made among them is made as it is at their end; what is added to it in between needs no statement.
    """

    reversible = True

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        vars(state).pop("apps", None)  # drawn anew by whoever asks next
        for one in self.operations:
            one.state_forwards(app_label, state)

    def _said(self) -> list[Operation]:
        made = {one.name_lower for one in self.operations if isinstance(one, CreateModel)}
        return [one for one in self.operations if not (isinstance(one, PART_OF_A_TABLE) and _of(one) in made)]

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for one in self._said():
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for one in reversed(self._said()):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(one.describe() for one in self.operations if isinstance(one, CreateModel)) or "Change tables"


def _of(operation: Any) -> str:
    return str(operation.model_name_lower)
