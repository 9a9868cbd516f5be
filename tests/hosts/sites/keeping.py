"""A migrated database is kept for the next visit (conftest.py)."""

import os
import shutil
from pathlib import Path


def keep_for_later(kept: Path) -> None:
    """What was migrated from nothing is what the next visit begins with."""
    from django.db import connection

    if not kept.exists():
        connection.close()
        written = kept.with_suffix(f".{os.getpid()}")
        shutil.copyfile(connection.settings_dict["NAME"], written)
        written.rename(kept)
