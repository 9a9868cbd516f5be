"""A database is migrated quickly, and kept for the next visit (conftest.py)."""

import importlib.util
import os
import shutil
from pathlib import Path

QUICK_STATE = Path(__file__).parents[3] / "tools" / "quick_state.py"


def quickly() -> None:
    """The same statements in two thirds of the time. The checkout is not on the path here."""
    found = importlib.util.spec_from_file_location("quick_state", QUICK_STATE)
    quick_state = importlib.util.module_from_spec(found)
    found.loader.exec_module(quick_state)
    quick_state.install()


def keep_for_later(kept: Path) -> None:
    """What was migrated from nothing is what the next visit begins with."""
    from django.db import connection

    if not kept.exists():
        connection.close()
        written = kept.with_suffix(f".{os.getpid()}")
        shutil.copyfile(connection.settings_dict["NAME"], written)
        written.rename(kept)
