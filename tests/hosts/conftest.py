import difflib
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import wagtail

from tools.migrated import PLACE, migrated

ROOT = Path(__file__).resolve().parents[2]
SITES = Path(__file__).parent / "sites"
#: Kept from run to run, as the tests' own database is (tools/migrated.py).
KEPT = PLACE
#: `import lms.core.days`, `from lms.audit import guard, seals`
OURS = re.compile(r"^(?:from|import) ((?:lms|courses|employers)[\w.]*)(?: import ([\w, ]+))?$", re.MULTILINE)
HOSTS = ["bare", "own_user", "swapped_page", "lms_alone"]
if wagtail.VERSION < (8,):
    HOSTS.remove("swapped_page")  # before Wagtail 8 no site has another base page


@dataclass(frozen=True)
class Wheel:
    """The built wheel and the folder it is installed in. The checkout is not on the path of who uses it.

    The first to import a module keeps it compiled for the visits after it.
    """

    file: Path
    installed: Path

    def run(
        self, *arguments: str, settings: str, place: Path, **environment: str
    ) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=place,
            env=self.environment(settings, place, environment),
            capture_output=True,
            text=True,
            check=False,
        )

    def begin(
        self, *arguments: str, settings: str, place: Path, **environment: str
    ) -> "subprocess.Popen[str]":
        """The same for what goes on until it is ended."""
        with (place / "said.txt").open("w") as said:
            return subprocess.Popen(
                [sys.executable, *arguments],
                cwd=place,
                env=self.environment(settings, place, environment),
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
            )

    def environment(self, settings: str, place: Path, more: dict[str, str] | None = None) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTEST", "COVERAGE", "DJANGO", "PYTHONDONTWRITEBYTECODE"))
        }
        wanted = {
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": f"{self.installed}{os.pathsep}{SITES}",
            "HOST_PLACE": str(place),
            "PYTHONHASHSEED": "0",  # django-csp writes what it allows in the order of a set
        }
        return {**kept, **wanted, **(more or {})}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Wheel:
    """Built once, from the checkout, without a network."""
    place = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(place / "dist"),
        str(ROOT),
    ]
    built = subprocess.run(build, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    [file] = (place / "dist").glob("*.whl")
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--no-compile",
        "--quiet",
        "--disable-pip-version-check",
        "--root-user-action",
        "ignore",
    ]
    subprocess.run([*install, "--target", str(place / "installed"), str(file)], check=True)
    return Wheel(file, place / "installed")


def changed(before: dict, after: dict) -> dict:
    """By address, what answers otherwise: the two, or of two pages the lines."""
    found = {}
    for address in before.keys() | after.keys():
        was, now = before.get(address), after.get(address)
        if was != now:
            pages = [str(answer[-1]).splitlines() for answer in (was, now) if answer]
            found[address] = (was[:2], now[:2], list(difflib.unified_diff(*pages, lineterm="", n=0)))
    return found


def migrations_key(wheel: Wheel, host: str) -> str:
    """What a host's migrated database is made from: its own files, all packages, and of the installed wheel
    the migrations with the modules of ours that they name.
    """
    migrations = sorted(wheel.installed.glob("**/migrations/*.py"))
    named = {
        f"{module.replace('.', '/')}{end}"
        for path in migrations
        for line in OURS.findall(path.read_text())
        for module in (line[0], *(f"{line[0]}.{name.strip()}" for name in line[1].split(",")))
        for end in (".py", "/__init__.py")
    }
    files = [
        *(ROOT / "requirements-test.lock.txt", SITES / "common.py", *sorted((SITES / host).glob("**/*.py"))),
        *(*migrations, *(wheel.installed / name for name in sorted(named))),
    ]
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.name}\n".encode() + (path.read_bytes() if path.is_file() else b""))
    return digest.hexdigest()[:16]


def begin(
    wheel: Wheel, host: str, place: Path, *, stage: str = "", after: str | None = None
) -> dict[str, Any]:
    """The place of a visit, or of a stage of it, with the database that an earlier one migrated from nothing
    where nothing that it was made from has changed since: migrating takes a third of a minute. Else with that
    of the stage it comes `after`, where that is there.
    """
    key = migrations_key(wheel, host)
    KEPT.mkdir(parents=True, exist_ok=True)
    files = []
    for each in (stage,) if after is None else (stage, after):
        files.append(KEPT / f"host-{host}{each}-{key}.sqlite3")
        for old in set(KEPT.glob(f"host-{host}{each}-*")) - {files[-1]}:
            old.unlink(missing_ok=True)
    if found := next((file for file in files if file.exists()), None):
        shutil.copyfile(found, place / "db.sqlite3")
    kept, before = str(files[0]), str(files[-1])
    return {"settings": f"{host}.settings", "place": place, "HOST_KEPT": kept, "HOST_BEFORE": before}


def assert_as_the_tests_are(place: Path) -> None:
    """What a host migrated plainly has the tables of the tests, which migrate quickly (tools/quick_state.py).

    But for what it has not installed.
    """
    here, tests = (our_tables(file) for file in (place / "db.sqlite3", migrated()))
    assert here == {name: tests.get(name) for name in here}
    assert len(here) > 90


def our_tables(file: Path) -> dict[str, str]:
    """By name, what SQLite was told of each table and index. Accounts are another table in the tests, and
    their key a longer number.
    """
    with closing(sqlite3.connect(file)) as database:
        told = database.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {
        name: re.sub(r'(?:integer|bigint)([ A-Z]* REFERENCES ")(?:heal_users_user|auth_user)', r"key\1", sql)
        for name, sql in told
        if name.startswith(("lms_", "courses_", "employers_"))
    }


@pytest.fixture(scope="session")
def visits(wheel, tmp_path_factory) -> dict[str, "Future[subprocess.CompletedProcess]"]:
    """All hosts at once: making a database takes a processor some seconds."""
    pool = ThreadPoolExecutor(2)
    return {
        host: pool.submit(
            wheel.run, str(SITES / "visit.py"), **begin(wheel, host, tmp_path_factory.mktemp(host))
        )
        for host in HOSTS
    }


@pytest.fixture
def met(visits, host) -> dict:
    """What the visit of a host site printed."""
    result = visits[host].result()
    assert result.returncode == 0, result.stdout + result.stderr
    return json.loads(result.stdout)
