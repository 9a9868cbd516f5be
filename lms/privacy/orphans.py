"""Private files that no row names. They stay behind when an older database is restored: whoever sent them is
not asked for them any more, and her erasing would not find them.

They go with the backups of that time, so a restore can still be undone.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from django.core.files.storage import Storage
from django.db import models
from django.utils import timezone

from lms.core.conf import conf
from lms.intake.private import file_fields
from lms.privacy.registry import installed_declarations


def drop_files_of_nobody() -> int:
    """How many there were."""
    long_ago = timezone.now() - datetime.timedelta(days=conf.backup_days)
    gone = 0
    for storage, folder, named in _folders():
        for name in _files_in(storage, folder):
            if name not in named and storage.get_modified_time(name) < long_ago:
                storage.delete(name)
                gone += 1
    return gone


def _folders() -> Iterator[tuple[Storage, str, set[str]]]:
    """Each folder with the names that rows say are in it."""
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    storages: dict[str, Storage] = {}
    for _declaration, model in installed_declarations():
        for field in file_fields(model):
            key = type(field.storage).__qualname__
            storages[key] = field.storage
            named[key, str(field.upload_to)] |= _names(model, field)
    for (key, folder), names in sorted(named.items()):
        yield storages[key], folder, names


def _names(model: type[models.Model], field: models.FileField) -> set[str]:
    return set(model._base_manager.exclude(**{field.name: ""}).values_list(field.name, flat=True))


def _files_in(storage: Storage, folder: str) -> list[str]:
    try:
        _folders_below, files = storage.listdir(folder)
    except FileNotFoundError:  # nothing was ever sent
        return []
    return [str(PurePosixPath(folder) / name) for name in files]
