"""The demo's files: compressed, under the names their authors gave them, so that a change shows at once."""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedStaticFilesStorage


class DemoFilesStorage(CompressedStaticFilesStorage):
    """With gzip alone: Brotli makes them a little smaller and takes a minute for Wagtail's."""

    def create_compressor(self, **kwargs: Any) -> Compressor:
        return Compressor(use_brotli=False, **kwargs)
