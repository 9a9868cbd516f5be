"""What is in a backup, before it is put in the place of a database: whether it is one of this site, and who
is in it.
"""

import datetime
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import DatabaseError
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from lms.accounts.models import Profile
from lms.audit.models import AuditEntry

#: Without it a database is none of ours, whatever else is in it.
OURS = ("lms", "0001_platform")


class BackupFailed(Exception):
    """What is there is not a backup one can rely on. The message says why; nothing was replaced."""


@dataclass(frozen=True)
class Contents:
    learners: int
    others: int
    entries: int
    last: str = ""

    def __str__(self) -> str:
        until = f", the last of {self.last}" if self.last else ""
        return (
            f"{self.learners} learners, {self.others} other accounts, {self.entries} entries in the"
            f" audit{until}"
        )


def current_contents() -> Contents | None:
    """Of the database that is about to be replaced; None when there is none, or none that can be read."""
    try:
        learners = Profile.objects.count()
        last = AuditEntry.objects.order_by("-number").values_list("number", "at").first() or (0, None)
        accounts = get_user_model()._base_manager.count()
    except (DatabaseError, OSError):
        return None
    return Contents(learners, accounts - learners, last[0], _day(last[1]))


def _day(at: datetime.datetime | str | None) -> str:
    return str(at or "")[:16]


def check_migrations(applied: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The migrations a backup says it has, when this code knows them all.

    What an app that is not installed left behind is let be.
    """
    applied = set(applied)
    if OURS not in applied:
        raise BackupFailed("This is a database, but not one of this site: it knows nothing of its tables.")
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    installed = {app for app, _name in known}
    replaced = {key for migration in known.values() for key in migration.replaces}
    newer = sorted(key for key in applied if key[0] in installed and key not in known and key not in replaced)
    if newer:
        raise BackupFailed(
            f"It was made by another version of this software, which has the migration {'.'.join(newer[0])}."
            " Install that version first."
        )
    return applied


def expected_tables(applied: set[tuple[str, str]]) -> set[str]:
    """The tables these migrations make."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    nodes = [key for key in applied if key in loader.graph.nodes]
    tables = set()
    for (app, name), model in loader.project_state(nodes).models.items():
        if (
            not model.options.get("proxy")
            and model.options.get("managed", True)
            and not _is_swapped(app, model.options.get("swappable", ""))
        ):
            tables.add(model.options.get("db_table") or f"{app}_{name}")
    return tables


def _is_swapped(app: str, setting: str) -> bool:
    return setting == "AUTH_USER_MODEL" and get_user_model()._meta.app_label != app


def check_contents(
    tables: set[str],
    applied: Iterable[tuple[str, str]],
    *,
    count: Callable[[str], int],
    last: Callable[[], str],
) -> Contents:
    """What is in it, when it is a whole database of this site with somebody in it."""
    found = check_migrations(applied)
    missing = sorted(expected_tables(found) - tables)
    if missing:
        raise BackupFailed(f"It lacks the table {missing[0]}: it is not the whole database.")
    accounts = count(get_user_model()._meta.db_table)
    if not accounts:
        raise BackupFailed("There is nobody in it: not one account.")
    learners = count(apps.get_model("lms.Profile")._meta.db_table)
    return Contents(learners, accounts - learners, count(AuditEntry._meta.db_table), last())


# ── SQLite ──────────────────────────────────────────────────────────────────────────────────────────────────


def look_at_sqlite(database: sqlite3.Connection) -> Contents:
    check_integrity(database)
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    recorded = MigrationRecorder.Migration._meta.db_table
    if recorded not in tables:
        raise BackupFailed("This is a SQLite database, but not one of this site: it knows of no migrations.")
    applied = set(database.execute(f"SELECT app, name FROM {recorded}"))  # noqa: S608 - a name of Django's  # nosec B608
    entries = AuditEntry._meta.db_table

    def count(table: str) -> int:
        return database.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - names from our models  # nosec B608

    def last() -> str:
        return _day(database.execute(f"SELECT MAX(at) FROM {entries}").fetchone()[0])  # noqa: S608 - a name from our models  # nosec B608

    return check_contents(tables, applied, count=count, last=last)


def check_integrity(database: sqlite3.Connection) -> None:
    try:
        verdict = [row[0] for row in database.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as problem:
        raise BackupFailed(f"This is not a whole SQLite database: {problem}.") from problem
    if verdict != ["ok"]:
        raise BackupFailed(f"The backup is damaged: {verdict[0]}.")


# ── PostgreSQL ──────────────────────────────────────────────────────────────────────────────────────────────


def look_at_dump(listed: str, rows: Callable[[str], list[str]]) -> Contents:
    """`listed` is what `pg_restore --list` says.

    `rows(table)` are the rows of a table as the dump writes them.
    """
    tables = {
        line.split()[5]
        for line in listed.splitlines()
        if " TABLE public " in line and not line.startswith(";")
    }
    recorded = MigrationRecorder.Migration._meta.db_table
    if recorded not in tables:
        raise BackupFailed("This is a PostgreSQL dump, but not one of this site: it knows of no migrations.")
    applied = {tuple(line.split("\t")[1:3]) for line in rows(recorded)}
    return check_contents(tables, applied, count=lambda table: len(rows(table)), last=lambda: "")  # type: ignore[arg-type]  # two columns are a pair
