"""Backups of the database, and the way back: verified when they are made, and erasing again whoever was
erased since.

SQLite goes through its own backup interface, which is consistent while others write; PostgreSQL through
pg_dump and pg_restore. A file belongs to whoever runs the site alone (0600) and goes after 35 days at most.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.utils import timezone

from lms.audit import anchor
from lms.audit.queries import check_chain
from lms.core.conf import conf
from lms.privacy import aftermath, erasure, traces
from lms.privacy.inspection import BackupFailed, Contents, check_integrity, look_at_dump, look_at_sqlite

SUFFIX = {"sqlite": ".sqlite3", "postgresql": ".dump"}
NAME = "database-{:%Y%m%dT%H%M%S%fZ}"


@dataclass(frozen=True)
class Restored:
    """`kept` is where a copy of what was there lies; None when there was nothing."""

    kept: Path | None
    erasures: erasure.Erasures


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
    old = [
        path
        for path in (folder.glob("database-*") if folder and folder.exists() else ())
        if path.stat().st_mtime < oldest
    ]
    for path in old:
        path.unlink()
    return len(old)


def _date_back(folder: Path | None) -> None:
    """A backup of the future was made before the clock was put back: it would outlive the days that a backup
    may be kept.
    """
    now = timezone.now().timestamp()
    for path in folder.glob("database-*") if folder and folder.exists() else ():
        if path.stat().st_mtime > now:
            os.utime(path, (now, now))


def look(source: Path) -> Contents:
    """What is in `source`, when it is a backup of this site."""
    if not source.is_file():
        raise BackupFailed(f"{source.name} is not there.")
    if _connection().vendor == "sqlite":
        with _opened(source) as backup:
            return look_at_sqlite(backup)
    listed = _run([_tool("pg_restore"), "--list", str(source)])
    return look_at_dump(listed, partial(_rows_of_dump, source))


def restore(source: Path) -> Restored:
    """Put `source` in the place of the database: all of it, brought up to date and erased again, or
    nothing.
    """
    look(source)
    closed = aftermath.look_before()  # while the database that knows it is still there
    kept = _keep_what_is_there()
    erasures = (_restore_sqlite if _connection().vendor == "sqlite" else _restore_postgresql)(
        source, closed, kept
    )
    _begin_the_anchor_anew()
    return Restored(kept, erasures)


def _bring_up_to_date(closed: aftermath.Closed) -> erasure.Erasures:
    call_command("migrate", interactive=False, verbosity=0)
    done = erasure.erase_again(closed.accounts)
    aftermath.close_again(closed)
    traces.wipe_cache()
    traces.settle_disk()
    return done


def _keep_what_is_there() -> Path | None:
    """A copy beside the other backups.

    Like them it goes after 35 days, and a restore of it erases again as well.
    """
    suffix = SUFFIX[_connection().vendor]
    folder = conf.backup_dir or Path(_connection().settings_dict["NAME"]).resolve().parent
    target = folder / (NAME.format(timezone.now()) + "-replaced" + suffix)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if suffix == ".dump":
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            _run([_tool("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])
            return target
        return _keep_sqlite(Path(_connection().settings_dict["NAME"]), target)
    except (OSError, sqlite3.Error, BackupFailed) as problem:
        target.unlink(missing_ok=True)
        raise BackupFailed(
            f"No copy of what is there could be kept: {problem}. Nothing was replaced."
        ) from problem


def _begin_the_anchor_anew() -> None:
    """The audit is rightly an older one from here on.

    What it was compared with stays beside, under another name.
    """
    anchor.put_aside("before-restore")
    state = check_chain()
    anchor.write(state.count, state.digest)


# ── SQLite ──────────────────────────────────────────────────────────────────────────────────────────────────


def _copy_sqlite(target: Path) -> None:
    with (
        closing(sqlite3.connect(_connection().settings_dict["NAME"], isolation_level=None)) as live,
        closing(sqlite3.connect(target)) as copy,
    ):
        live.execute("BEGIN")  # one view of the database for counting and copying
        counted = _row_counts(live)
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        check_integrity(copy)
        if _row_counts(copy) != counted:
            raise BackupFailed("The copy has other numbers of rows than the database.")


def _row_counts(database: sqlite3.Connection) -> dict[str, int]:
    tables = [
        name
        for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
    ]
    return {name: database.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608 - names from the schema  # nosec B608


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            yield database
    except sqlite3.Error as problem:
        raise BackupFailed(f"{path.name} cannot be read: {problem}.") from problem


def _keep_sqlite(live: Path, target: Path) -> Path | None:
    """Through the backup interface.

    What that cannot read is copied as it lies, with what SQLite keeps beside it.
    """
    if not live.exists() or not live.stat().st_size:
        return None
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with _opened(live) as there, closing(sqlite3.connect(target)) as copy:
            there.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
    except (BackupFailed, sqlite3.Error):
        for beside in ("", "-wal"):
            if Path(f"{live}{beside}").exists():
                shutil.copyfile(f"{live}{beside}", f"{target}{beside}")
                Path(f"{target}{beside}").chmod(0o600)
    return target


def _restore_sqlite(source: Path, closed: aftermath.Closed, kept: Path | None) -> erasure.Erasures:
    """Everything is done to a copy beside the database, which then takes its place in one transaction."""
    live = Path(_connection().settings_dict["NAME"])
    live.parent.mkdir(parents=True, exist_ok=True)
    prepared = live.with_name(f".{live.name}.{os.getpid()}.restoring")
    try:
        os.close(os.open(prepared, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with _opened(source) as backup, closing(sqlite3.connect(prepared)) as copy:
            backup.backup(copy)
        with _working_on(prepared):
            done = _bring_up_to_date(closed)
        with _opened(prepared) as copy:
            _replace_sqlite(copy, live)
    except (OSError, sqlite3.Error, DatabaseError) as problem:
        if kept:
            kept.unlink()
        raise BackupFailed(f"It could not be done: {problem}. Nothing was replaced.") from problem
    finally:
        for beside in ("", "-wal", "-shm", "-journal"):
            Path(f"{prepared}{beside}").unlink(missing_ok=True)
    return done


@contextmanager
def _working_on(path: Path) -> Iterator[None]:
    """Django works on another file meanwhile."""
    connection = _connection()
    connection.close()
    usual = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = path
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def _replace_sqlite(backup: sqlite3.Connection, live: Path) -> None:
    """Through the backup interface too: whoever has the database open goes on with the new one.

    What is no database is moved away.
    """
    try:
        _write_into(backup, live)
    except sqlite3.DatabaseError as problem:
        if isinstance(problem, sqlite3.OperationalError):
            raise
        for beside in ("", "-wal", "-shm"):
            Path(f"{live}{beside}").unlink(missing_ok=True)
        _write_into(backup, live)


def _write_into(backup: sqlite3.Connection, live: Path) -> None:
    with closing(sqlite3.connect(live, timeout=30)) as replaced:
        replaced.execute("PRAGMA secure_delete=ON")
        backup.backup(replaced)
        replaced.execute("PRAGMA journal_mode=WAL")
        replaced.execute("VACUUM")  # pages that the backup had freed may hold what was deleted before it
        replaced.execute("PRAGMA wal_checkpoint(TRUNCATE)")


# ── PostgreSQL ──────────────────────────────────────────────────────────────────────────────────────────────

#: What the database's own programs call Django's settings, and the variables by which they hear them.
PLACES = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
VARIABLES = {
    word: f"PG{word.upper()}"
    for word in (
        "host",
        "port",
        "user",
        "password",
        "passfile",
        "service",
        "sslmode",
        "sslrootcert",
        "sslcert",
        "sslkey",
    )
} | {"dbname": "PGDATABASE"}


def _tool(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise BackupFailed(
            f"{name} is not installed. On Debian and Ubuntu: apt-get install postgresql-client"
        )
    return found


def _run(command: list[str]) -> str:
    """The password goes by the environment, never by the command line, which others on the machine
    can read.
    """
    database = _connection().settings_dict
    told = database.get("OPTIONS", {}) | {
        word: database[key] for word, key in PLACES.items() if database.get(key)
    }
    environment = {
        **os.environ,
        **{VARIABLES[word]: str(value) for word, value in told.items() if word in VARIABLES},
    }
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own words and paths
    if done.returncode:
        raise BackupFailed(
            f"{Path(command[0]).name} said:"
            f" {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'nothing'}"
        )
    return done.stdout


def _dump_postgresql(target: Path) -> None:
    _run([_tool("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])
    listed = _run([_tool("pg_restore"), "--list", str(target)])
    with _connection().cursor() as cursor:
        missing = [
            name for name in _connection().introspection.table_names(cursor) if f" {name} " not in listed
        ]
    if missing:
        raise BackupFailed(f"The dump lacks the table {missing[0]}.")


def _rows_of_dump(source: Path, table: str) -> list[str]:
    """The rows of one table as they stand between COPY and its end."""
    written = _run(
        [_tool("pg_restore"), "--data-only", f"--table={table}", "--file=-", str(source)]
    ).splitlines()
    begun = next((number for number, line in enumerate(written) if line.startswith("COPY ")), len(written))
    return written[begun + 1 : written.index("\\.")] if "\\." in written else []


def _restore_postgresql(source: Path, closed: aftermath.Closed, kept: Path | None) -> erasure.Erasures:
    """In one transaction; when what must follow fails, what was there comes back."""
    _put_in_place(source)
    try:
        return _bring_up_to_date(closed)
    except Exception as problem:
        if kept is None:
            raise
        _put_in_place(kept)
        raise BackupFailed(
            f"It could not be brought up to date: {type(problem).__name__}. What was there is there again."
        ) from problem


def _put_in_place(dump: Path) -> None:
    _connection().close()
    name = _connection().settings_dict["NAME"]
    _run(
        [
            _tool("pg_restore"),
            "--clean",
            "--if-exists",
            "--no-owner",
            "--no-privileges",
            "--single-transaction",
            f"--dbname={name}",
            str(dump),
        ]
    )
