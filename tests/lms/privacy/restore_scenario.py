"""Tries to put all sorts of files in the place of a database with one learner in it.

Prints what was said and what was there afterwards.
"""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from io import StringIO
from pathlib import Path
from unittest.mock import patch

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.lms.privacy.file_settings"

import django

django.setup()

from django.core.management import CommandError, call_command  # noqa: E402
from django.db import connection  # noqa: E402

from lms.accounts.models import Profile  # noqa: E402
from lms.audit.queries import check_chain, problems  # noqa: E402
from lms.privacy import backups, erasure  # noqa: E402
from tests.factories.people import make_learner  # noqa: E402
from tools.migrated import migrated  # noqa: E402

PLACE = Path(os.environ["TEST_PLACE"])
LIVE = PLACE / "db.sqlite3"


def made(name: str, *statements: str, on: Path | None = None) -> Path:
    path = PLACE / name
    if on:
        shutil.copyfile(on, path)
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)
    return path


def files(backup: Path) -> dict[str, Path]:
    text, damaged = PLACE / "text.sqlite3", PLACE / "damaged.sqlite3"
    text.write_text("This is a letter.")
    shutil.copyfile(backup, damaged)
    with damaged.open("r+b") as out:
        out.seek(8192)
        out.write(b"\x07" * 9000)
    recorded = "CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT, applied TEXT)"
    return {
        "a letter": text,
        "nothing": PLACE / "nowhere.sqlite3",
        "a folder": PLACE,
        "an empty file": made("empty.sqlite3"),
        "another program's": made("bookmarks.sqlite3", "CREATE TABLE bookmarks (address TEXT)"),
        "another site's": made(
            "other.sqlite3", recorded, "INSERT INTO django_migrations VALUES (1, 'auth', '0001_initial', '')"
        ),
        "damaged": damaged,
        "newer": made(
            "newer.sqlite3",
            "INSERT INTO django_migrations (app, name, applied) VALUES ('lms', '0999_later', '2030-01-01')",
            on=backup,
        ),
        "in part": made("part.sqlite3", "DROP TABLE lms_consentreceipt", on=backup),
        "nobody in it": migrated(),
    }


def attempt(source: Path, *, typed: str = "yes") -> dict[str, object]:
    out, error = StringIO(), ""
    with patch("builtins.input", lambda asked: typed):
        try:
            call_command("restore", source, stdout=out)
        except CommandError as problem:
            error = str(problem)
    return {
        "said": out.getvalue(),
        "error": error,
        "there": there(),
        "left": sorted(path.name for path in PLACE.glob(".*")),
    }


def there() -> list[str]:
    connection.close()
    return list(Profile.objects.order_by("pk").values_list("handle", flat=True))


def broken_off(source: Path, where: str) -> dict[str, object]:
    def fails(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    with patch.object(backups, where, fails):
        return attempt(source)


def stuck(usual: Callable) -> Callable:
    def erase_rows(person: object, account: str) -> None:
        raise RuntimeError("of nobody")

    return erase_rows


def main() -> None:
    shutil.copyfile(migrated(), LIVE)
    made("db.sqlite3", "PRAGMA journal_mode=WAL")
    first = make_learner(handle="River Maple 42")
    backup = backups.make_backup()
    make_learner(handle="Lake Birch 17")
    told: dict[str, object] = {"refused": {name: attempt(path) for name, path in files(backup).items()}}
    told["said no"] = attempt(backup, typed="no")
    told["broken off"] = {
        where: broken_off(backup, where) for where in ("_keep_sqlite", "_bring_up_to_date", "_write_into")
    }
    call_command("check_audit", anchor=True, stdout=StringIO())
    told["restored"] = attempt(backup)
    told["problems"] = problems(check_chain())
    told["audit"] = sorted(path.name.partition("-2")[0] for path in (PLACE / "backups").glob("audit*"))
    [kept] = (PLACE / "backups").glob("*-replaced.sqlite3")
    told["kept"] = {"mode": oct(kept.stat().st_mode & 0o777)}
    told["back again"] = attempt(kept)
    erasure.erase(first.user, keep_certificates=False)
    with patch.object(erasure, "_erase_rows", stuck(erasure._erase_rows)):
        told["cannot be erased"] = attempt(backup)
    told["tried again"] = [erasure.erase_due().count, there()]
    connection.close()
    LIVE.write_bytes(b"\x07" * 20000)
    for beside in ("-wal", "-shm"):
        Path(f"{LIVE}{beside}").unlink(missing_ok=True)
    told["over rubble"] = attempt(kept)
    sys.stdout.write(json.dumps(told))


main()
