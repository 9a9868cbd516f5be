"""Files that belong to one person: no address leads to them but a view that asks who it is.

A site with object storage names a private bucket of its own as STORAGES["private"].
"""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import Storage, storages

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
