"""Migrates from nothing in a third of the time, for the tests and the demo: the same statements reach the
database. As a program it does so.

Before each operation Django makes classes of all models as they were then, and most of the time goes into
making them again. Two things are spared:

* What a field is made from is asked of it once, not for each of its copies: no field changes once a state
  holds it, but where one that it points to is renamed.
* A migration that only adds (models, fields, indexes, constraints) makes again what it adds and what that
  points to; all others are made again after it. So Django itself does for what does not relate; who looks at
  relations from the other side (a changed key, code of a migration) always finds all of them new.

tests/hosts/test_start.py migrates without it, and finds our tables the same.
"""

import gc
import os
import sys
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db.migrations.migration import Migration
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import Field

ADDS = (AddConstraint, AddField, AddIndex, CreateModel)

#: By identity, each with the field itself, so that no other gets its place.
_made_from: dict[int, tuple[Field, tuple, dict[str, Any]]] = {}
_adding: list[Migration] = []


def install() -> None:
    ModelState.render = _render_with(ModelState.render)
    ProjectState.reload_model = _reload_with(ProjectState.reload_model)
    ProjectState.rename_field = _rename_with(ProjectState.rename_field)
    Migration.apply = _apply_with(Migration.apply)


class _Copied:
    """A field of a state, as what makes models copies it."""

    def __init__(self, field: Field) -> None:
        self.field = field

    def clone(self) -> Field:
        known = _made_from.get(id(self.field))
        if known is None:
            _name, _path, args, kwargs = self.field.deconstruct()
            known = _made_from[id(self.field)] = self.field, tuple(args), kwargs
        return type(self.field)(*known[1], **known[2])


def _render_with(render: Any) -> Any:
    def rendered(self: ModelState, apps: Any) -> Any:
        fields = self.fields
        self.fields = {name: _Copied(field) for name, field in fields.items()}
        try:
            return render(self, apps)
        finally:
            self.fields = fields

    return rendered


def _rename_with(rename: Any) -> Any:
    def renamed(self: ProjectState, *args: Any) -> None:
        _made_from.clear()
        rename(self, *args)

    return renamed


def _reload_with(reload: Any) -> Any:
    def reloaded(self: ProjectState, app_label: str, model_name: str, delay: bool = False) -> None:
        reload(self, app_label, model_name, delay=delay or bool(_adding))

    return reloaded


def _apply_with(apply: Any) -> Any:
    def applied(
        self: Migration, project_state: ProjectState, schema_editor: Any, collect_sql: bool = False
    ) -> ProjectState:
        if len(self.operations) < 2 or not all(type(operation) in ADDS for operation in self.operations):
            return apply(self, project_state, schema_editor, collect_sql)
        _adding.append(self)
        try:
            state = apply(self, project_state, schema_editor, collect_sql)
        finally:
            _adding.clear()
        state.__dict__.pop("apps", None)  # all of them new, for whatever comes next
        return state

    return applied


def migrate() -> None:
    """Models are made by the thousand and dropped: looking through all of them for what can go takes a third
    of the time. It needs two gigabytes without.
    """
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.site.settings.demo")
    gc.disable()
    install()
    django.setup()
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    migrate()
