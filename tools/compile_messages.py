"""Makes the .mo file of every .po file that is newer.

./run demo, ./run test and the wheel's build all begin with it.
"""

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

    Fuzzy and empty entries are left out of them, so a reader gets English instead of a guess.
    """
    written = []
    for source in filter(is_stale, message_files(root)):
        target = source.with_suffix(".mo")
        polib.pofile(str(source)).save_as_mofile(str(target))
        written.append(target)
    return written


if __name__ == "__main__":
    print(f"{len(compile_stale())} message files compiled.")
    sys.exit(0)
