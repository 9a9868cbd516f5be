"""Backups of the database, and the way back: verified when they are made, and erasing again whoever was erased since.

SQLite goes through its own backup interface, which is consistent while others write; PostgreSQL through pg_dump and
pg_restore. A file belongs to whoever runs the site alone (0600) and goes after 35 days at most.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from lms.core.conf import conf
from lms.privacy import aftermath, erasure, traces

SUFFIX = {"sqlite": ".sqlite3", "postgresql": ".dump"}
NAME = "database-{:%Y%m%dT%H%M%S%fZ}"


class BackupFailed(Exception):
    """What is there is not a backup one can rely on. The message says why; nothing was replaced."""


def _connection() -> Any:
    return connections[DEFAULT_DB_ALIAS]


def make_backup(folder: Path | None = None) -> Path:
    """A verified backup in `folder` (default: the site's). Nothing is left behind when it fails."""
    folder = folder or conf.backup_dir
    if folder is None:
        raise BackupFailed("No folder: set LMS_BACKUP_DIR or say --to.")
    suffix = SUFFIX.get(_connection().vendor)
    if suffix is None:
        raise BackupFailed(f"Backups of {_connection().vendor} are made with its own tools.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / (NAME.format(timezone.now()) + suffix)
    unfinished = target.with_suffix(".part")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        (_copy_sqlite if suffix == ".sqlite3" else _dump_postgresql)(unfinished)
        unfinished.rename(target)
    except OSError as problem:
        raise BackupFailed(f"The backup could not be written: {problem.strerror or problem}.") from problem
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def drop_old_backups(folder: Path | None = None) -> int:
    """Remove what is older than LMS_BACKUP_DAYS. Returns how many that were."""
    folder = folder or conf.backup_dir
    oldest = timezone.now().timestamp() - conf.backup_days * 86400
    _date_back(folder)
    old = [path for path in (folder.glob("database-*") if folder and folder.exists() else ()) if path.stat().st_mtime < oldest]
    for path in old:
        path.unlink()
    return len(old)


def _date_back(folder: Path | None) -> None:
    """A backup of the future was made before the clock was put back: it would outlive the days that a backup may be kept."""
    now = timezone.now().timestamp()
    for path in folder.glob("database-*") if folder and folder.exists() else ():
        if path.stat().st_mtime > now:
            os.utime(path, (now, now))


def restore(source: Path) -> int:
    """Put `source` in the place of the database. Returns how many accounts had come back and were erased again."""
    if not source.exists():
        raise BackupFailed(f"{source.name} is not there.")
    if _connection().vendor == "sqlite":
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as backup:
            _check_integrity(backup)
            closed = aftermath.look_before()  # while the database that knows it is still there
            _replace_sqlite(backup)
    else:
        _run([_tool("pg_restore"), "--list", str(source)])
        closed = aftermath.look_before()
        _restore_postgresql(source)
    call_command("migrate", interactive=False, verbosity=0)
    count = erasure.erase_again(closed.accounts)
    aftermath.close_again(closed)
    traces.wipe_cache()
    traces.settle_disk()
    return count


# ── SQLite ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _copy_sqlite(target: Path) -> None:
    with closing(sqlite3.connect(_connection().settings_dict["NAME"], isolation_level=None)) as live, closing(sqlite3.connect(target)) as copy:
        live.execute("BEGIN")  # one view of the database for counting and copying
        counted = _row_counts(live)
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        _check_integrity(copy)
        if _row_counts(copy) != counted:
            raise BackupFailed("The copy has other numbers of rows than the database.")


def _check_integrity(database: sqlite3.Connection) -> None:
    try:
        verdict = [row[0] for row in database.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as problem:
        raise BackupFailed(f"This is not a whole SQLite database: {problem}.") from problem
    if verdict != ["ok"]:
        raise BackupFailed(f"The backup is damaged: {verdict[0]}.")


def _row_counts(database: sqlite3.Connection) -> dict[str, int]:
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")]
    return {name: database.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608 - names from the schema  # nosec B608


def _replace_sqlite(backup: sqlite3.Connection) -> None:
    """Through the backup interface too: whoever has the database open goes on with the new one."""
    _connection().close()
    path = Path(_connection().settings_dict["NAME"])
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=30)) as live:
        live.execute("PRAGMA secure_delete=ON")
        backup.backup(live)
        live.execute("PRAGMA journal_mode=WAL")
        live.execute("VACUUM")  # pages that the backup had freed may hold what was deleted before it
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)")


# ── PostgreSQL ──────────────────────────────────────────────────────────────────────────────────────────────────────

#: What the database's own programs call Django's settings, and the variables by which they hear them.
PLACES = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
VARIABLES = {word: f"PG{word.upper()}" for word in ("host", "port", "user", "password", "passfile", "service", "sslmode", "sslrootcert", "sslcert", "sslkey")} | {
    "dbname": "PGDATABASE"
}


def _tool(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise BackupFailed(f"{name} is not installed. On Debian and Ubuntu: apt-get install postgresql-client")
    return found


def _run(command: list[str]) -> str:
    """The password goes by the environment, never by the command line, which others on the machine can read."""
    database = _connection().settings_dict
    told = database.get("OPTIONS", {}) | {word: database[key] for word, key in PLACES.items() if database.get(key)}
    environment = {**os.environ, **{VARIABLES[word]: str(value) for word, value in told.items() if word in VARIABLES}}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own words and paths
    if done.returncode:
        raise BackupFailed(f"{Path(command[0]).name} said: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'nothing'}")
    return done.stdout


def _dump_postgresql(target: Path) -> None:
    _run([_tool("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])
    listed = _run([_tool("pg_restore"), "--list", str(target)])
    with _connection().cursor() as cursor:
        missing = [name for name in _connection().introspection.table_names(cursor) if f" {name} " not in listed]
    if missing:
        raise BackupFailed(f"The dump lacks the table {missing[0]}.")


def _restore_postgresql(source: Path) -> None:
    _connection().close()
    name = _connection().settings_dict["NAME"]
    _run([_tool("pg_restore"), "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", f"--dbname={name}", str(source)])
