"""The demo as `load_demo` leaves it, for the tests that ask for it."""

import datetime
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone

from lms.site.demo.management.commands.load_demo import Command
from tests.remembered import memory


@contextmanager
def prepared(folder: Path) -> Iterator[None]:
    """In the place of the tests' database stands the one that the journeys begin with, loaded by the same
    command in the same run (tools/test.py).
    """
    live = connection.connection
    with (
        closing(sqlite3.connect(":memory:")) as kept,
        closing(sqlite3.connect(folder / "db.sqlite3")) as demo,
    ):
        live.backup(kept)
        demo.backup(live)
        memory.is_other_database()
        yield
        kept.backup(live)
        memory.is_other_database()


@contextmanager
def loaded() -> Iterator[None]:
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("HEAL_DEMO_SPEECH", "off")
        with override_settings(LMS_DEMO=True):
            Command().handle(port=8000)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Loaded once for all tests of a file, whose own writes are undone after each, and undone at the end."""
    with standing(django_db_blocker):
        yield


@contextmanager
def standing(blocker: Any) -> Iterator[Path | None]:
    """What is read meanwhile is of the day on which it was loaded: the run may go on after midnight.

    Gives the folder of its files, where others made it.
    """
    place = begun_demo()
    with blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        cache.clear()
        connection.ensure_connection()
        with prepared(place) if place and connection.vendor == "sqlite" else loaded():
            then = moment_of(place / "demo.stamp") if place else timezone.now()
            patch.setattr(timezone, "now", lambda: then)
            yield place


def moment_of(stamp: Path) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(stamp.stat().st_mtime, datetime.UTC)


def begun_demo() -> Path | None:
    """The folder of the demo that `./run test` makes beside its checks, when it is there."""
    folder = os.environ.get("HEAL_TEST_DEMO")
    if not folder:
        return None
    with open(f"{folder}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
    return Path(folder) if (Path(folder) / "demo.stamp").exists() else None
