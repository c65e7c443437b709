"""Migrations that change many tables at once.

Django gives each operation of a migration its own picture of all models, which it draws again after each: with a
hundred models that know a person, two hundred operations take more than a minute. A migration whose operations don't
look at each other's outcome needs two pictures, before and after.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

TOGETHER = (
    migrations.CreateModel,
    migrations.DeleteModel,
    migrations.AddField,
    migrations.AlterField,
    migrations.RemoveField,
    migrations.AddIndex,
    migrations.RemoveIndex,
    migrations.AddConstraint,
    migrations.RemoveConstraint,
    migrations.AlterModelOptions,
    AddTrigger,
    RemoveTrigger,
)
ON_NEW_TABLES = (migrations.AddField, migrations.AddIndex, migrations.AddConstraint)


class Migration(migrations.Migration):
    """A migration applied between two pictures of the models instead of one an operation.

    A table that it creates is created as it is after the whole migration, so fields, indexes and constraints added to
    it later in the list are there already. With any other kind of operation (a rename, a function), or when only SQL
    is wanted, it is applied as Django does.
    """

    def apply(self, project_state: ProjectState, schema_editor: Any, collect_sql: bool = False) -> ProjectState:
        """Apply the migration; gives the state after it."""
        if collect_sql or not schema_editor.atomic_migration or not self._is_together():
            return super().apply(project_state, schema_editor, collect_sql)
        before = project_state.clone()
        project_state.__dict__.pop("apps", None)  # drawn again once, when first wanted
        for operation in self.operations:
            operation.state_forwards(self.app_label, project_state)
        for operation in self.operations:
            if not self._is_done(operation):
                operation.database_forwards(self.app_label, schema_editor, before, project_state)
        return project_state

    def _is_together(self) -> bool:
        """Whether no operation looks at what another one left."""
        fields = [
            (operation.model_name_lower, operation.name_lower)
            for operation in self.operations
            if isinstance(operation, migrations.AddField | migrations.AlterField)
        ]
        return len(fields) == len(set(fields)) and all(type(operation) in TOGETHER for operation in self.operations)

    def _is_done(self, operation: Operation) -> bool:
        created = {one.name_lower for one in self.operations if isinstance(one, migrations.CreateModel)}
        return isinstance(operation, ON_NEW_TABLES) and operation.model_name.lower() in created
