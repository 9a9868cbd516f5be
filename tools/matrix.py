"""./run test --matrix: the unit tests with every supported Python, Django and Wagtail whose Python is here.
Names choose: ./run test --matrix 3.13-6.1-8.0; anything else goes to pytest.

Each combination has an environment of its own, kept in var/matrix until the lock or pyproject.toml change.
Its packages are those of requirements-test.lock.txt, but for what this Django or Wagtail takes in another
version.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.compile_messages import compile_stale

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "var" / "matrix"
LOCK = ROOT / "requirements-test.lock.txt"
NOT_OK = "NOT OK"


@dataclass(frozen=True)
class Combination:
    python: str
    django: str
    wagtail: str
    #: Not released yet: it is tried, and nothing is refused because of it.
    coming: bool = False

    def __str__(self) -> str:
        return f"{self.python}-{self.django}-{self.wagtail}"


#: Every Django with each Python that it runs on, and with each Wagtail that supports it. The same stand in
#: .github/workflows/test.yml; tests/architecture/test_versions.py compares them and what pyproject.toml says.
COMBINATIONS = [
    Combination("3.11", "5.2", "7.4"),
    Combination("3.12", "5.2", "8.0"),
    Combination("3.12", "6.0", "7.4"),
    Combination("3.12", "6.0", "8.0"),
    Combination("3.12", "6.1", "8.0"),
    Combination("3.13", "5.2", "7.4"),
    Combination("3.13", "6.0", "8.0"),
    Combination("3.13", "6.1", "8.0"),
    Combination("3.13", "6.1", "8.1", coming=True),
]
#: Browsers and the comparison of every address with every person belong to ./run test: they are about the
#: locked versions, whose editor has its own addresses.
TESTS = ["tests/architecture", "tests/courses", "tests/employers", "tests/hosts", "tests/lms"]
#: What a newer version gives notice of is no fault before it must be mended. On the locked ones it is. Python
#: 3.13 also tells of each connection that a thread of a test left to be collected.
OPTIONS = [
    *("-q", "-m", "not browser", "--dist", "loadfile"),
    *("-W", "default::DeprecationWarning", "-W", "default::PendingDeprecationWarning"),
    *("-W", "default::pytest.PytestUnraisableExceptionWarning"),
    "--deselect=tests/architecture/test_s23_matrix.py",
    "--deselect=tests/architecture/test_remembered.py",
]


class NotHere(Exception):
    """What a combination needs and this machine has not; its words say why."""


@dataclass(frozen=True)
class Outcome:
    combination: Combination
    said: str
    seconds: float = 0

    def __str__(self) -> str:
        one = self.combination
        cells = f"{one.python:<8}{one.django:<8}{one.wagtail:<9}{self.said:<9}"
        return f"{cells}{self.seconds:6.0f} s" if self.seconds else cells.rstrip()


def pythons() -> dict[str, str]:
    """{"3.12": its program} of those on the PATH, of pyenv and of uv; the one that runs this counts too."""
    home = Path.home()
    found = [
        Path(sys.executable),
        *(Path(path) for number in range(11, 20) if (path := shutil.which(f"python3.{number}"))),
        *home.glob(".pyenv/versions/*/bin/python"),
        *home.glob(".local/share/uv/python/*/bin/python3"),
    ]
    versions: dict[str, str] = {}
    for program in found:
        version = _version_of(str(program))
        if version:
            versions.setdefault(version, str(program))
    return versions


@cache
def _version_of(program: str) -> str:
    """ "" of one that does not start: pyenv puts programs on the PATH for Pythons that are not chosen."""
    ask = "import sys, venv; print('%d.%d' % sys.version_info[:2])"
    answer = subprocess.run([program, "-c", ask], capture_output=True, text=True, check=False)
    return answer.stdout.strip() if answer.returncode == 0 else ""


def uv() -> str:
    """The program that finds out which versions fit together; put into var/matrix where there is none."""
    if program := shutil.which("uv"):
        return program
    own = PLACE / "uv"
    if not (own / "bin" / "uv").exists():
        subprocess.run([sys.executable, "-m", "venv", str(own)], check=True)
        install = [str(own / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", "uv"]
        if subprocess.call(install):
            shutil.rmtree(own)
            raise NotHere("uv could not be installed")
    return str(own / "bin" / "uv")


def wanted(combination: Combination) -> str:
    """What the versions are held to."""
    newest = "rc0" if combination.coming else ""
    return (
        f"django=={combination.django}.*\nwagtail>={combination.wagtail}{newest},=={combination.wagtail}.*\n"
    )


def environment(combination: Combination) -> str:
    """The Python of its environment, made anew when anything that it is made from has changed."""
    base = pythons().get(combination.python)
    if base is None:
        raise NotHere(f"not here: no Python {combination.python}")
    folder = PLACE / str(combination)
    python, stamp = str(folder / "venv" / "bin" / "python"), folder / "made-from"
    made_from = [LOCK.read_text(), (ROOT / "pyproject.toml").read_text(), base, wanted(combination)]
    mark = hashlib.sha256("\0".join(made_from).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == mark:
        return python
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _install(combination, folder, base)
    stamp.write_text(mark)
    return python


def _install(combination: Combination, folder: Path, base: str) -> None:
    versions, packages, venv = folder / "versions.txt", folder / "requirements.txt", folder / "venv"
    versions.write_text(wanted(combination))
    shutil.copyfile(LOCK, packages)  # what stands there already is kept where it fits
    commands = [
        [
            *("pip", "compile", "pyproject.toml", "--extra", "site", "--extra", "test", "--generate-hashes"),
            *("--python", base, "--constraint", str(versions), "--output-file", str(packages)),
        ],
        ["venv", "--seed", "--python", base, str(venv)],  # with pip: tests install the wheel by it
        ["pip", "install", "--require-hashes", "--python", str(venv), "-r", str(packages)],
    ]
    for command in commands:
        quiet = [uv(), *command, "--quiet"]
        result = subprocess.run(quiet, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        if result.returncode:
            raise NotHere("not here: its packages could not be installed")


def run_one(one: Combination, arguments: list[str]) -> Outcome:
    print(f"\n── Python {one.python}, Django {one.django}, Wagtail {one.wagtail}", flush=True)
    begun = time.monotonic()
    try:
        python = environment(one)
    except NotHere as reason:
        return Outcome(one, str(reason))
    settings = {
        "DJANGO_SETTINGS_MODULE": "lms.site.settings.test",
        "HEAL_TEST_PLACE": str(PLACE / str(one) / "kept"),
        "HEAL_TEST_REMEMBER": "no",  # it reads along with the locked Django
    }
    workers = os.environ.get("HEAL_TEST_WORKERS") or str(os.cpu_count() or 1)
    commands = [
        [python, "manage.py", "makemigrations", "--check", "--dry-run"],
        [python, "-m", "pytest", "-n", workers, *OPTIONS, *(arguments or TESTS)],
    ]
    passed = all(subprocess.call(line, cwd=ROOT, env={**os.environ, **settings}) == 0 for line in commands)
    return Outcome(one, "ok" if passed else NOT_OK, time.monotonic() - begun)


def run(arguments: list[str]) -> int:
    """Every combination, or those that are named; then the table of them, and 1 when something is not ok.

    Who names one wants to know about it: then what is not here, or not released, counts too.
    """
    names = {str(one): one for one in COMBINATIONS}
    compile_stale(ROOT)
    chosen = [names[word] for word in arguments if word in names]
    others = [word for word in arguments if word not in names]
    outcomes = [run_one(one, others) for one in chosen or COMBINATIONS]
    print("\nPython  Django  Wagtail", *outcomes, sep="\n")
    if chosen:
        return int(any(outcome.said != "ok" for outcome in outcomes))
    return int(any(outcome.said == NOT_OK and not outcome.combination.coming for outcome in outcomes))
