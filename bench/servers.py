"""The data, and the two servers: the product and the bare site, each gunicorn with two workers as
docs/deploying.md starts it.
"""

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("HEAL_VAR", ROOT / "var")) / "bench"
PRODUCT, BARE = "bench.settings", "bench.bare.settings"
WORKERS, THREADS = 2, 4
MADE_FROM = [
    "bench/data.py",
    "bench/course.py",
    "bench/people.py",
    "bench/multitude.py",
    "bench/bare/*.py",
    "**/migrations/0*.py",
    "courses/catalogue/*.py",
    "courses/questions/*.py",
    "templates/lms/blocks/*.html",
]


def environment(settings: str) -> dict[str, str]:
    return {**os.environ, "DJANGO_SETTINGS_MODULE": settings, "HEAL_VAR": str(VAR), "PYTHONPATH": str(ROOT)}


def python(settings: str, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment(settings),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def fingerprint(learners: int) -> str:
    """What the data was made from. The day belongs to it: who is quiet for a week depends on it."""
    digest = hashlib.sha256(f"{learners} {datetime.now(UTC):%Y-%m-%d}".encode())
    for path in sorted(
        path for pattern in MADE_FROM for path in ROOT.glob(pattern) if ".venv" not in path.parts
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def prepare(learners: int) -> dict[str, Any]:
    """A fresh copy of the measured database, static files, open sessions.

    Returns what clients need (bench.data).
    """
    VAR.mkdir(parents=True, exist_ok=True)
    kept = VAR / f"made-{fingerprint(learners)}.sqlite3"
    if not kept.exists():
        make(kept, learners)
    for old in (*VAR.glob("db.sqlite3*"), VAR / "cache"):
        shutil.rmtree(old) if old.is_dir() else old.unlink(missing_ok=True)
    shutil.copyfile(kept, VAR / "db.sqlite3")
    return json.loads(python(PRODUCT, "-m", "bench.data", "sign-in"))


def make(kept: Path, learners: int) -> None:
    print(f"Making a course and {learners} learners (once a day) …", file=sys.stderr, flush=True)
    for old in (*VAR.glob("made-*"), *VAR.glob("db.sqlite3*")):
        old.unlink()
    python(
        PRODUCT,
        "manage.py",
        "collectstatic",
        "--noinput",
        "--verbosity",
        "0",
        "--ignore",
        "wagtail*",
        "--ignore",
        "admin",
        "--skip-checks",
    )
    python(PRODUCT, "manage.py", "migrate", "--verbosity", "0", "--skip-checks")
    python(PRODUCT, "-m", "bench.data", "make", "--learners", str(learners))
    shutil.move(VAR / "db.sqlite3", kept)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """gunicorn with one of the two settings, until `stop`."""

    def __init__(self, settings: str, *, workers: int = WORKERS, more: dict[str, str] | None = None) -> None:
        around = {**environment(settings), **(more or {})}
        self.port = free_port()
        bind = [
            "--bind",
            f"127.0.0.1:{self.port}",
            "--workers",
            str(workers),
            "--threads",
            str(THREADS),
            "--preload",
        ]
        self.log = (Path(around["HEAL_VAR"]) / f"{settings}.log").open("w")
        command = [sys.executable, "-m", "gunicorn", "-c", "python:lms.site.gunicorn", "lms.site.wsgi", *bind]
        self.process = subprocess.Popen(command, cwd=ROOT, env=around, stdout=self.log, stderr=self.log)

    def wait_until_ready(self) -> None:
        """Until it answers, whatever it answers."""
        for _try in range(600):
            if self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/static/nothing", timeout=TIMEOUT)
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        sys.exit(f"The server did not start. Read {self.log.name}")

    def processor_seconds(self) -> float:
        """What its workers have used so far, whoever else uses the machine. 0 where there is no /proc."""
        ticks = 0
        try:
            for worker in (
                Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
            ):
                used = Path(f"/proc/{worker}/stat").read_text().rpartition(") ")[2].split()
                ticks += int(used[11]) + int(used[12])  # in user mode, in the kernel
        except FileNotFoundError:
            return 0
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


TIMEOUT = 30
