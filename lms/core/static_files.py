"""Static files whose addresses are made once: a page names ten of them, and they change with a new version
only.
"""

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


class KeptAddressesStorage(CompressedManifestStaticFilesStorage):
    """Use it in `STORAGES` for "staticfiles"."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._kept: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        if settings.DEBUG or force:
            return super().url(name, force)
        if name not in self._kept:
            self._kept[name] = super().url(name)
        return self._kept[name]
