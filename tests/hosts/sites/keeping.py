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


def keep_all_but(label: str, kept: Path) -> None:
    """The database with the tables of every app but one, which is what sites with another one begin with too.
    Their migrations do not know of each other.
    """
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    if not kept.exists():
        executor = MigrationExecutor(connection)
        executor.migrate([leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] != label])
        keep_for_later(kept)
