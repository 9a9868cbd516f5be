"""Makes the .mo file of every .po file that is newer.

./run demo, ./run test, ./run manage and the wheel's build all begin with it.
"""

import os
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("lms", "courses", "employers")


def message_files(root: Path = ROOT) -> list[Path]:
    return sorted(
        path for package in PACKAGES for path in (root / package).glob("**/locale/*/LC_MESSAGES/django.po")
    )


def is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime <= source.stat().st_mtime


def compile_stale(root: Path = ROOT) -> list[Path]:
    """The .mo files that were written.

    Fuzzy and empty entries are left out of them, so a reader gets English instead of a guess. Each is there
    as a whole or not at all: a process that starts meanwhile reads it.
    """
    written = []
    for source in filter(is_stale, message_files(root)):
        target = source.with_suffix(".mo")
        unfinished = target.with_suffix(f".{os.getpid()}")
        polib.pofile(str(source)).save_as_mofile(str(unfinished))
        unfinished.replace(target)
        written.append(target)
    return written


def main(arguments: list[str]) -> int:
    try:
        written = compile_stale()
    except OSError as problem:
        print(f"The texts could not be compiled: {problem}", file=sys.stderr)
        return 1
    if "--quiet" not in arguments:
        print(f"{len(written)} message files compiled.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
