"""A file beside the backups that says how far the audit had come each night: what an older state of the audit
cannot know.

Whoever can write to the database and to this folder can put back both. Keep a copy of the newest line
elsewhere, and compare with `--expect`.
"""

from pathlib import Path

from django.utils import timezone

from lms.audit.models import AuditEntry
from lms.core.conf import conf

FILE = "audit.txt"


def file() -> Path | None:
    return conf.backup_dir / FILE if conf.backup_dir else None


def write(count: int, digest: str) -> Path | None:
    """Add where the audit stands now."""
    path = file()
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600, exist_ok=True)
        with path.open("a", encoding="ascii") as out:
            out.write(f"{count}:{digest} {timezone.now():%Y-%m-%dT%H:%M:%SZ}\n")
    return path


def lines() -> list[str]:
    """`COUNT:HASH` of every night, the oldest first."""
    path = file()
    if path is None or not path.exists():
        return []
    return [line.split()[0] for line in path.read_text(encoding="ascii").splitlines() if line.strip()]


def put_aside(why: str) -> Path | None:
    """After a restore the audit is rightly an older one: the file goes on anew, and what it said stays under
    another name.
    """
    path = file()
    if path is None or not path.exists():
        return None
    return path.rename(path.with_name(f"audit-{why}-{timezone.now():%Y%m%dT%H%M%S%fZ}.txt"))


def first_unknown(expected: list[str]) -> str | None:
    """The first of these states that the audit never was in; None when it knows all of them."""
    numbers = {}
    for state in expected:
        number, _colon, digest = state.partition(":")
        if not number.isdecimal():
            return state
        numbers[int(number)] = (digest, state)
    known = dict(AuditEntry.objects.filter(number__in=numbers).values_list("number", "digest"))
    return next(
        (state for number, (digest, state) in sorted(numbers.items()) if known.get(number, "") != digest),
        None,
    )
