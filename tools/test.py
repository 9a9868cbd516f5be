"""./run test: every check and every test. `./run test <anything pytest takes>` runs only those tests; --all puts the checks back before them."""

import fcntl
import os
import secrets
import shutil
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

from tools.migrated import migrated  # noqa: E402 - from this folder, wherever it is run

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


def program(name: str) -> str:
    return str(Path(PYTHON).parent / name)


@dataclass(frozen=True)
class Check:
    """A command that must end with 0; `settings` are added to its environment."""

    name: str
    command: list[str]
    settings: Mapping[str, str] = field(default_factory=dict)


COMPILE = Check("messages compile", [PYTHON, "tools/compile_messages.py"])


def checks() -> list[Check]:
    """The slow ones first: they run two at a time."""
    return [
        Check("style of templates", [program("curlylint"), "--quiet", "templates"]),
        Check("format of Python", [program("ruff"), "format", "--check", "--quiet", "--output-format", "concise", "."]),
        Check("style of Python", [program("ruff"), "check", "--quiet", "--output-format", "concise", "."]),
        Check("format of templates", [program("djhtml"), "--check", "--tabwidth", "2", "templates"]),
        Check("imports", [program("lint-imports"), "--no-cache"]),
        Check("security lint", [program("bandit"), "-q", "-r", "lms", "courses", "employers", "-ll", "-c", "pyproject.toml", "-f", "txt"]),
        Check("types", [program("mypy"), "--no-error-summary"]),
        Check("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"], TEST_SETTINGS),
        Check("production settings", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
        Check("translations", [PYTHON, "tools/messages.py", "--check"]),
    ]


def look(command: list[str], settings: Mapping[str, str]) -> tuple[str, float]:
    """What the command said when it failed ("" when all is well), and how long it took."""
    begun = time.monotonic()
    result = subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    said = "" if result.returncode == 0 else result.stdout.strip() or f"It ended with {result.returncode}."
    return said, time.monotonic() - begun


def run_checks(wanted: list[Check]) -> list[str]:
    """Runs them two at a time, prints them in order; the names of those that failed."""
    failed = []
    with ThreadPoolExecutor(2) as pool:
        for name, looking in [(check.name, pool.submit(look, check.command, check.settings)) for check in wanted]:
            said, seconds = looking.result()
            print(f"{name:<22}{'NOT OK' if said else 'ok':<8}{seconds:5.1f} s", flush=True)
            if said:
                failed.append(name)
                print(f"{said}\n", flush=True)
    return failed


def begin_demo(folder: Path) -> threading.Thread:
    """What the tests start from, made beside the checks: the migrated database, then the journeys' data. Else the tests would wait for them.

    The lock is kept until the data are there; who needs them waits for it (tests/journeys/conftest.py).
    """
    environment = {**os.environ, "HEAL_DEMO_SPEECH": "off", "HEAL_VAR": str(folder), "PORT": "8000"}
    lock = open(f"{folder}.lock", "w")  # noqa: SIM115 - closed by the thread
    fcntl.flock(lock, fcntl.LOCK_EX)

    def make() -> None:
        with lock:
            folder.mkdir()
            shutil.copyfile(migrated(), folder / "db.sqlite3")
            subprocess.run([PYTHON, "tools/demo.py", "--prepare"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

    thread = threading.Thread(target=make)
    thread.start()
    return thread


def run_pytest(arguments: list[str], settings: Mapping[str, str]) -> bool:
    workers = ["-n", os.environ.get("HEAL_TEST_WORKERS", "2"), "--dist", "loadfile"]
    command = [PYTHON, "-m", "pytest", *(arguments or workers)]
    return subprocess.call(command, cwd=ROOT, env={**os.environ, **settings}) == 0


def main(arguments: list[str]) -> int:
    everything = not arguments or "--all" in arguments
    arguments = [argument for argument in arguments if argument != "--all"]
    if everything and not shutil.which("xgettext"):
        print("Without gettext the translations cannot be checked. Type: apt-get install -y gettext")
    failed = run_checks([COMPILE])
    with tempfile.TemporaryDirectory(prefix="heal-test-demo-", ignore_cleanup_errors=True) as place:
        settings = TEST_SETTINGS
        if everything:
            demo = Path(place) / "demo"
            settings = {**TEST_SETTINGS, "HEAL_TEST_DEMO": str(demo)}
            making = begin_demo(demo)
            failed += run_checks(checks())
        if failed:
            print(f"Not ok: {', '.join(failed)}. The tests follow.\n", flush=True)
        passed = run_pytest(arguments, settings)
        if everything:
            making.join()  # it writes into the folder that goes now; few tests can be done before it
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
