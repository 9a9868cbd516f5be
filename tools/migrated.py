"""A database with every migration applied and nothing more in it, made once and copied: migrating takes a
quarter of a minute each time.
"""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

from tools.demo import QUICKLY, fingerprint

ROOT = Path(__file__).resolve().parent.parent
#: Whoever tests with other packages (tools/matrix.py) says where theirs are kept.
PLACE = Path(os.environ.get("HEAL_TEST_PLACE") or ROOT / "var" / "test")


@cache
def migrated() -> Path:
    """The file, looked for once in each process.

    Kept until a migration or a package changes; whoever comes first makes it, the others wait.
    """
    PLACE.mkdir(parents=True, exist_ok=True)
    kept = PLACE / f"migrated-{fingerprint()[:16]}.sqlite3"
    with open(PLACE / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            for old in PLACE.glob("migrated-*"):
                old.unlink()
            _make(kept)
    return kept


def _make(kept: Path) -> None:
    with tempfile.TemporaryDirectory(dir=PLACE) as var:
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "lms.site.settings.demo", "HEAL_VAR": var}
        subprocess.run(QUICKLY, cwd=ROOT, env=environment, check=True)
        made = Path(var) / "db.sqlite3"
        with closing(sqlite3.connect(made)) as database:
            database.execute("PRAGMA journal_mode=DELETE")  # one file, with all that is in it
        shutil.move(made, kept)
