"""R8: a backup that is not whole is an error, never a file somebody would rely on."""

import os
import sqlite3
import time

import pytest
from django.core.management import CommandError, call_command

from lms.privacy import backups


@pytest.fixture
def database(tmp_path, settings, monkeypatch):
    """A small database on disk in the place of the tests' own."""
    path = tmp_path / "db.sqlite3"
    with sqlite3.connect(path) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE thing (word TEXT)")
        made.executemany("INSERT INTO thing VALUES (?)", [("one",), ("two",)])
    settings.LMS_BACKUP_DIR = tmp_path / "backups"

    class Connection:
        vendor = "sqlite"
        settings_dict = {"NAME": path}

        def close(self) -> None:
            pass

    monkeypatch.setattr(backups, "_connection", Connection)
    return path


def words(path) -> list[str]:
    with sqlite3.connect(path) as opened:
        return [word for (word,) in opened.execute("SELECT word FROM thing ORDER BY word")]


def test_r08_a_backup_is_one_whole_file_for_its_owner_alone(database):
    made = backups.make_backup()
    assert (words(made), oct(made.stat().st_mode & 0o777)) == (["one", "two"], "0o600")
    assert [path.name for path in made.parent.iterdir()] == [made.name]


def test_r08_it_is_of_one_moment_while_others_write(database):
    writer = sqlite3.connect(database)
    writer.execute("INSERT INTO thing VALUES ('half')")
    assert words(backups.make_backup()) == ["one", "two"]
    writer.commit()
    assert words(backups.make_backup()) == ["half", "one", "two"]


def test_r08_other_numbers_of_rows_are_an_error_and_leave_nothing(database, monkeypatch):
    counts = iter([{"thing": 3}, {"thing": 2}])
    monkeypatch.setattr(backups, "_row_counts", lambda opened: next(counts))
    with pytest.raises(backups.BackupFailed, match="other numbers of rows"):
        backups.make_backup()
    assert list((database.parent / "backups").iterdir()) == []


def test_r08_a_full_disk_is_said_and_leaves_nothing(database, monkeypatch):
    def full(target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "_copy_sqlite", full)
    with pytest.raises(CommandError, match="No space left on device"):
        call_command("backup")
    assert list((database.parent / "backups").iterdir()) == []


def test_r08_a_damaged_file_is_never_put_in_place(database, tmp_path):
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"SQLite format 3\x00" + b"\x07" * 5000)
    with pytest.raises(backups.BackupFailed):
        backups.restore(damaged)
    assert words(database) == ["one", "two"]


def test_r08_after_35_days_a_backup_goes(database):
    old, young = backups.make_backup(), backups.make_backup()
    weeks = time.time() - 36 * 86400
    os.utime(old, (weeks, weeks))
    assert backups.drop_old_backups() == 1
    assert list(young.parent.iterdir()) == [young]
