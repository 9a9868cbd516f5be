"""./run test: every check and every test. `./run test <anything pytest takes>` runs only those tests.

--changed runs what the changed files can touch, in a minute or so. --all puts the checks back before chosen
tests; --database postgres (or sqlite) says on which database, and makes a
server for it. --matrix runs the unit tests with every supported Python, Django and Wagtail (tools/matrix.py).
"""

import argparse
import fcntl
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import matrix, postgres  # noqa: E402 - from this folder, wherever it is run
from tools.changed import changed_files, touched_by  # noqa: E402 - the same
from tools.migrated import migrated  # noqa: E402 - the same

#: What is compiled is kept: thousands of assertions are rewritten for each process else, and the product is
#: compiled by every command and server that a test starts. Images of containers often say otherwise.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

PYTHON = sys.executable
MANAGE = [PYTHON, "manage.py"]
TEST_SETTINGS = {"DJANGO_SETTINGS_MODULE": "lms.site.settings.test"}
#: Production as somebody would set it up, with secrets of this run alone.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "lms.site.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(60),
    "LMS_PEPPER": secrets.token_urlsafe(60),
    "ALLOWED_HOSTS": "learn.example.org,programme.example.net",
}
#: One more than processors: somebody always waits for a browser, a lock or a child.
WORKERS = [
    "-n",
    os.environ.get("HEAL_TEST_WORKERS") or str((os.cpu_count() or 1) + 1),
    "--dist",
    "loadfile",
    "--no-loadscope-reorder",
    "--durations=10",
    "--durations-min=5",
]
#: Everything that uses the database; the journeys and the other people's sites bring databases of their own.
USES_DATABASE = ["tests/architecture", "tests/courses", "tests/employers", "tests/lms", "-m", "database"]
#: The part of it that two databases can do differently (tests/conftest.py): pages are built on it, and are
#: the same code.
DIFFERS = [*USES_DATABASE[:-1], "both and not slow"]


def program(name: str) -> str:
    return str(Path(PYTHON).parent / name)


@dataclass(frozen=True)
class Check:
    """A command that must end with 0; `settings` are added to its environment."""

    name: str
    command: list[str]
    settings: Mapping[str, str] = field(default_factory=dict)


#: Left out by --changed: checks that read every file slowly, and walks over every address of the product.
TAKES_LONG = {"style of templates", "security lint", "production settings"}
WALKS = [
    f"--deselect=tests/architecture/{name}.py"
    for name in ("test_s23_matrix", "test_s23_posted_ids", "test_optional_apps")
]
#: What the tests leave in temporary files before they end, in bytes, and as much again.
ROOM = 3 * 1024**3
COMPILE = Check("messages compile", [PYTHON, "tools/compile_messages.py"])


def checks() -> list[Check]:
    """The slow ones first: they run two at a time."""
    return [
        Check("types", [program("mypy"), "--no-error-summary"]),
        Check(
            "security lint",
            [
                program("bandit"),
                "-q",
                "-r",
                "lms",
                "courses",
                "employers",
                "-ll",
                "-c",
                "pyproject.toml",
                "-f",
                "txt",
            ],
        ),
        Check("style of templates", [PYTHON, "tools/lint_templates.py"]),
        Check("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"], TEST_SETTINGS),
        Check("production settings", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
        Check("translations", [PYTHON, "tools/messages.py", "--check"]),
        Check(
            "format of Python",
            [program("ruff"), "format", "--check", "--quiet", "--output-format", "concise", "."],
        ),
        Check("style of Python", [program("ruff"), "check", "--quiet", "--output-format", "concise", "."]),
        Check(
            "format of templates",
            [program("djhtml"), "--check", "--tabwidth", "2", "templates", "courses/activities"],
        ),
        Check("imports", [program("lint-imports"), "--no-cache"]),
    ]


def look(command: list[str], settings: Mapping[str, str]) -> tuple[str, float]:
    """What the command said when it failed ("" when all is well), and how long it took."""
    begun = time.monotonic()
    result = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    said = "" if result.returncode == 0 else result.stdout.strip() or f"It ended with {result.returncode}."
    return said, time.monotonic() - begun


def run_checks(wanted: list[Check]) -> list[str]:
    """Runs them two at a time, prints them in order; the names of those that failed."""
    failed = []
    with ThreadPoolExecutor(2) as pool:
        for name, looking in [
            (check.name, pool.submit(look, check.command, check.settings)) for check in wanted
        ]:
            said, seconds = looking.result()
            print(f"{name:<22}{'NOT OK' if said else 'ok':<8}{seconds:5.1f} s", flush=True)
            if said:
                failed.append(name)
                print(f"{said}\n", flush=True)
    return failed


def begin_demo(folder: Path) -> threading.Thread:
    """What the tests start from, made beside the checks: the migrated database, then the journeys' data.

    Else the tests would wait for them.

    The lock is kept until the data are there; who needs them waits for it (tests/journeys/conftest.py).
    """
    environment = {**os.environ, "HEAL_DEMO_SPEECH": "off", "HEAL_VAR": str(folder), "PORT": "8000"}
    lock = open(f"{folder}.lock", "w")  # noqa: SIM115 - closed by the thread
    fcntl.flock(lock, fcntl.LOCK_EX)

    def make() -> None:
        with lock:
            folder.mkdir()
            shutil.copyfile(migrated(), folder / "db.sqlite3")
            subprocess.run(
                [PYTHON, "tools/demo.py", "--prepare"],
                cwd=ROOT,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )

    thread = threading.Thread(target=make)
    thread.start()
    return thread


@dataclass(frozen=True)
class Outcome:
    database: str
    passed: bool
    seconds: float

    def __str__(self) -> str:
        return f"tests on {self.database:<13}{'ok' if self.passed else 'NOT OK':<8}{self.seconds:5.1f} s"


def run_pytest(arguments: list[str], settings: Mapping[str, str], *, database: str) -> Outcome:
    begun = time.monotonic()
    print(f"\n── the tests on {database}", flush=True)
    command = [PYTHON, "-m", "pytest", *arguments]
    passed = subprocess.call(command, cwd=ROOT, env={**os.environ, **settings}) == 0
    return Outcome(database, passed, time.monotonic() - begun)


def on_sqlite(arguments: list[str], settings: Mapping[str, str]) -> Outcome:
    return run_pytest(arguments or WORKERS, settings, database="SQLite")


def on_postgres(arguments: list[str]) -> Outcome:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # else the server would stay behind
    with postgres.server() as place:
        return run_pytest(arguments, {**TEST_SETTINGS, "HEAL_TEST_POSTGRES": place}, database="PostgreSQL")


def in_memory() -> str | None:
    """A folder whose files are never written to a disk, where this machine has room for one; else None.

    A database that a test made is written through at each commit, as it is for somebody who uses it: the
    disk takes milliseconds for that, thousands of times.
    """
    memory = Path("/dev/shm")  # noqa: S108 - asked for its room, and used by a folder of its own
    if not memory.is_mount() or shutil.disk_usage(memory).free < ROOM:
        return None
    known = dict(line.split(":") for line in Path("/proc/meminfo").read_text().splitlines())
    return str(memory) if int(known["MemAvailable"].split()[0]) * 1024 > 3 * ROOM else None


def run_everything(arguments: list[str]) -> tuple[list[str], Outcome]:
    """The checks and the tests on SQLite; the names of the checks that failed."""
    if not shutil.which("xgettext"):
        print("Without gettext the translations cannot be checked. Type: apt-get install -y gettext")
    with tempfile.TemporaryDirectory(
        prefix="heal-test-", dir=in_memory(), ignore_cleanup_errors=True
    ) as place:
        demo, temporary = Path(place) / "demo", Path(place) / "tmp"
        temporary.mkdir()
        making = begin_demo(demo)
        failed = run_checks(checks())
        settings = {**TEST_SETTINGS, "HEAL_TEST_DEMO": str(demo), "TMPDIR": str(temporary)}
        outcome = on_sqlite(arguments, settings)
        making.join()  # it writes into the folder that goes now; few tests can be done before it
    return failed, outcome


def run_changed() -> int:
    """What the changed files can touch, without browsers, other people's sites and walks over everything."""
    found = touched_by(changed_files())
    if found is None:
        print("Everything may be touched by what changed: this needs the whole ./run test.")
        found = ["tests/architecture", "tests/courses", "tests/employers", "tests/lms"]
    failed = run_checks([COMPILE, *(check for check in checks() if check.name not in TAKES_LONG)])
    outcome = on_sqlite([*WORKERS, *found, *WALKS, "-m", "not slow and not browser"], TEST_SETTINGS)
    print("", outcome, "Not everything was asked. Before you push: ./run test", sep="\n")
    return 1 if failed or not outcome.passed else 0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="./run test", description=__doc__, allow_abbrev=False, add_help=False
    )
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--database", choices=["sqlite", "postgres"])
    parser.add_argument("--changed", action="store_true")
    parser.add_argument("--matrix", action="store_true")
    wanted, chosen = parser.parse_known_args(arguments)
    if wanted.changed or wanted.matrix:
        return run_changed() if wanted.changed else matrix.run(chosen)
    if wanted.database == "postgres" and not postgres.programs():
        sys.exit(postgres.MISSING)
    failed = run_checks([COMPILE])
    outcomes = []
    if wanted.database != "postgres":
        if wanted.all or not chosen:
            more_failed, outcome = run_everything(chosen)
            failed += more_failed
        else:
            outcome = on_sqlite(chosen, TEST_SETTINGS)
        outcomes.append(outcome)
    if wanted.database == "postgres":
        outcomes.append(on_postgres(chosen or [*WORKERS, *USES_DATABASE]))
    elif wanted.database is None and (wanted.all or not chosen):
        if postgres.programs():
            outcomes.append(on_postgres([*WORKERS, *DIFFERS]))
        else:
            print(f"\nNot tested on PostgreSQL. {postgres.MISSING}")
    print("", *outcomes, sep="\n")
    if failed:
        print(f"Not ok: {', '.join(failed)}. What they said stands above the tests.")
    return 1 if failed or not all(outcome.passed for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
