"""STORAGES: where uploaded files lie. As Django's, but no file goes that a row names."""

from typing import Any

from django.core.files import storage


class NamedFilesMixin:
    """For a storage of one's own, as the first of its bases."""

    def delete(self, name: str) -> None:
        from lms.intake import stored  # noqa: PLC0415 - a storage is made before there are models

        if name and stored.is_named(name):
            stored.delete_later(self, name)
        else:
            super().delete(name)  # type: ignore[misc]


class FileSystemStorage(NamedFilesMixin, storage.FileSystemStorage):
    pass


def __getattr__(name: str) -> Any:
    """`S3Storage` needs django-storages, which only a site with object storage has."""
    if name != "S3Storage":
        raise AttributeError(name)
    from storages.backends.s3 import S3Storage as Theirs  # noqa: PLC0415

    return type("S3Storage", (NamedFilesMixin, Theirs), {"__module__": __name__})
