"""Many at once: threads that begin in the same instant, each with a connection of its own, on a database that
really commits.

    def test_r06_two_presses_make_one(own_faces):
        ... results = at_once(lambda: act(row.pk), times=8) assert [result for result in results if
        isinstance(result, Exception)] == []

`own_database` and `own_faces` are fixtures (tests/conftest.py): SQLite in a file with production's options,
or a database of its own on the PostgreSQL server. What the acts share are ids, not rows: each reads its own.
"""

import shutil
import threading
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from tools.migrated import migrated


def at_once(*acts: Callable[[], Any], times: int = 1) -> list[Any]:
    """Runs every act `times` times, all in the same instant.

    What each gave, in order; an exception stands where it was raised.
    """
    racers = [act for _time in range(times) for act in acts]
    start = threading.Barrier(len(racers))

    def run(act: Callable[[], Any]) -> Any:
        try:
            connections[DEFAULT_DB_ALIAS].ensure_connection()  # opening one takes longer than many an act
            start.wait(60)
            return act()
        except Exception as problem:
            return problem
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(racers)) as pool:
        return list(pool.map(run, racers))


def at_once_after_reading(*acts: tuple[Callable[[], Any], Callable[[Any], Any]], times: int = 1) -> list[Any]:
    """Pairs of what reads a row and what acts on it.

    All have read before the first acts: what the others hold is old by then.
    """
    racers = [act for _time in range(times) for act in acts]
    have_read = threading.Barrier(len(racers))

    def ready(read: Callable[[], Any], act: Callable[[Any], Any]) -> Callable[[], Any]:
        def go() -> Any:
            row = read()
            have_read.wait(60)
            return act(row)

        return go

    return at_once(*[ready(read, act) for read, act in racers])


def failures(results: list[Any], *told: type[Exception]) -> list[Exception]:
    """What went wrong, but for refusals of the kinds `told`, which are said to whoever came second."""
    return [result for result in results if isinstance(result, Exception) and not isinstance(result, told)]


@contextmanager
def own_database(folder: Path) -> Iterator[None]:
    """A migrated database for this thread and all that begin meanwhile; on SQLite a file in `folder`."""
    shared = connections[DEFAULT_DB_ALIAS]
    with fresh_database(folder) as name:
        settings = connections.settings[DEFAULT_DB_ALIAS]
        connections.settings[DEFAULT_DB_ALIAS] = {**settings, "NAME": name}
        connections[DEFAULT_DB_ALIAS] = connections.create_connection(DEFAULT_DB_ALIAS)
        try:
            yield
        finally:
            connections[DEFAULT_DB_ALIAS].close()
            connections.settings[DEFAULT_DB_ALIAS] = settings
            connections[DEFAULT_DB_ALIAS] = shared


@contextmanager
def fresh_database(folder: Path) -> Iterator[Path | str]:
    """The name of a migrated database with nothing in it: a file in `folder`, or one on the server that goes
    afterwards.
    """
    shared = connections[DEFAULT_DB_ALIAS]
    if shared.vendor == "sqlite":
        yield shutil.copyfile(migrated(), folder / "db.sqlite3")
        return
    name = f"own_{uuid.uuid4().hex}"
    template = shared.settings_dict["TEST"]["TEMPLATE"]
    shared.ensure_connection()
    quickly = "STRATEGY FILE_COPY" if shared.pg_version >= 15_00_00 else ""  # before, there was no other way
    with shared._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template} {quickly}")
    try:
        yield name
    finally:
        with shared._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
