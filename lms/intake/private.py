"""Files that belong to one person: no address leads to them but a view that asks who it is.

A site with object storage names a private bucket of its own as STORAGES["private"].
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models, transaction
from django.db.models.signals import post_delete

from lms.core.conf import conf
from lms.intake.storage import FileSystemStorage

ALIAS = "private"


def private_storage() -> Storage:
    """What STORAGES calls "private", or a folder of this machine."""
    return storages[ALIAS] if ALIAS in settings.STORAGES else PrivateFiles()


class PrivateFiles(FileSystemStorage):
    """In LMS_PRIVATE_ROOT; without it beside the media, never below them. Its owner alone may read it."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self) -> str:
        """Asked each time: tests choose another folder."""
        return str(conf.private_root or Path(f"{Path(settings.MEDIA_ROOT)}-private"))

    @property
    def location(self) -> str:
        return str(Path(self.base_location).absolute())

    def url(self, name: str | None) -> str:
        raise ValueError("A private file has no address.")


def is_private(storage: Storage) -> bool:
    return isinstance(storage, PrivateFiles) or (ALIAS in settings.STORAGES and storage is storages[ALIAS])


def file_fields(model: type[models.Model]) -> list[models.FileField]:
    """Of a model, the columns whose files lie here."""
    found = [field for field in model._meta.concrete_fields if isinstance(field, models.FileField)]
    return [field for field in found if is_private(field.storage)]


def files_go_with(model: type[models.Model]) -> None:
    """From now on a file goes with its row, whichever way that goes: in time, with the account, with the row
    it hangs on. A signal, because rows that go with another one pass no code of ours.
    """
    post_delete.connect(_files_go, sender=model, dispatch_uid=f"{model._meta.label}.files_go")


def _files_go(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    """When the transaction is done: undone, they must still be there."""
    for field in file_fields(sender):
        stored = getattr(instance, field.name)
        if stored:
            transaction.on_commit(lambda stored=stored: stored.storage.delete(stored.name))
