"""./run test: every check and every test. `./run test <anything pytest takes>` runs only those tests; --all puts the checks back before them."""

import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
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
NO_SETTINGS: Mapping[str, str] = {}


def program(name: str) -> str:
    return str(Path(PYTHON).parent / name)


def checks() -> list[tuple[str, list[str], Mapping[str, str]]]:
    """(what it is called, the command, what is added to the environment), the quick ones first."""
    return [
        ("messages compile", [PYTHON, "tools/compile_messages.py"], NO_SETTINGS),
        ("format of Python", [program("ruff"), "format", "--check", "--quiet", "--output-format", "concise", "."], NO_SETTINGS),
        ("style of Python", [program("ruff"), "check", "--quiet", "--output-format", "concise", "."], NO_SETTINGS),
        ("format of templates", [program("djhtml"), "--check", "--tabwidth", "2", "templates"], NO_SETTINGS),
        ("style of templates", [program("curlylint"), "--quiet", "templates"], NO_SETTINGS),
        ("imports", [program("lint-imports"), "--no-cache"], NO_SETTINGS),
        ("types", [program("mypy"), "--no-error-summary"], NO_SETTINGS),
        ("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"], TEST_SETTINGS),
        ("production settings", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
        ("translations", [PYTHON, "tools/messages.py", "--check"], NO_SETTINGS),
    ]


def run_check(name: str, command: list[str], settings: Mapping[str, str]) -> bool:
    begun = time.monotonic()
    result = subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    passed = result.returncode == 0
    print(f"{name:<22}{'ok' if passed else 'NOT OK':<8}{time.monotonic() - begun:5.1f} s", flush=True)
    if not passed:
        print(result.stdout.rstrip(), end="\n\n", flush=True)
    return passed


def run_pytest(arguments: list[str]) -> bool:
    workers = ["-n", os.environ.get("HEAL_TEST_WORKERS", "2"), "--dist", "loadfile"]
    command = [PYTHON, "-m", "pytest", *(arguments or workers)]
    return subprocess.call(command, cwd=ROOT, env={**os.environ, **TEST_SETTINGS}) == 0


def main(arguments: list[str]) -> int:
    everything = not arguments or "--all" in arguments
    arguments = [argument for argument in arguments if argument != "--all"]
    wanted = checks() if everything else checks()[:1]
    if not shutil.which("xgettext"):
        print("Without gettext the translations cannot be checked. Type: apt-get install -y gettext")
    failed = [name for name, command, settings in wanted if not run_check(name, command, settings)]
    if failed:
        print(f"Not ok: {', '.join(failed)}. The tests follow.\n", flush=True)
    passed = run_pytest(arguments)
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
