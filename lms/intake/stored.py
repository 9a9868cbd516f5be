"""Files in storage and the rows that name them: a file goes when no row names it any more, whoever asks for
it to go.

Wagtail deletes a file with its row, or just before another one takes its place; it never asks whether a
second row has the same name. All of its ways, and ours, lead through the storage (`lms.intake.storage`), so
that is where the question is asked.
"""

import threading
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import DatabaseError, transaction
from django.db.models import FileField, Model


class _Waiting(threading.local):
    def __init__(self) -> None:
        #: What was to go while a row still named it: (storage, name).
        self.names: list[tuple[Any, str]] = []
        #: What was written for a row that is not saved yet: (row, name of its field).
        self.rows: list[tuple[Model, str]] = []


_waiting = _Waiting()


def holders() -> Iterator[tuple[type[Model], str]]:
    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy:
            yield from (
                (model, field.name) for field in model._meta.local_fields if isinstance(field, FileField)
            )


def is_named(name: str) -> bool:
    """Whether some row names this file. While nobody can tell, it is."""
    try:
        return any(model._base_manager.filter(**{field: name}).exists() for model, field in holders())
    except DatabaseError:
        return True


def delete_later(storage: Any, name: str) -> None:
    """When rows were saved: the one that names it may be about to take another file."""
    _waiting.names.append((storage, name))


def remember(row: Model, field: str) -> None:
    _waiting.rows.append((row, field))


def settle(**_signal: Any) -> None:
    """What was to go and is named no more goes; so does what was written for a row that never came."""
    names, rows = _waiting.names, _waiting.rows
    _waiting.names, _waiting.rows = [], []
    for row, field in rows:
        undo_writing(row, field)
    for storage, name in names:
        if not is_named(name):
            storage.delete(name)


def settle_when_saved(**_signal: Any) -> None:
    if _waiting.names or _waiting.rows:
        transaction.on_commit(settle)


def undo_writing(row: Any, field: str) -> None:
    """The file of a row that could not be saved leaves the storage.

    The row keeps it to be saved once more.
    """
    written, clean = getattr(row, field), row.__dict__.pop(CLEAN, None)
    if clean is not None and written and written._committed and not is_named(written.name):
        written.storage.delete(written.name)
        setattr(row, field, clean)


#: Where a row keeps what was made clean for it until it is saved.
CLEAN = "_clean_file"
