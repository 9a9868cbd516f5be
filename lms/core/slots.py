"""A few slots on one machine, whatever number of processes and threads serves the site: so many may do
something dear at a time.

A slot is a locked file. The lock goes with the last process that holds it, so nobody has to tidy up after one
that died.
"""

import contextlib
import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

LOOK_AGAIN = 0.05


class NoSlot(Exception):
    """All were taken for as long as one was ready to wait."""


@contextlib.contextmanager
def a_slot(name: str, *, among: int, wait: float) -> Iterator[int]:
    """Held while the block runs, as a file descriptor that a child process may hold on to. Raises NoSlot."""
    until = time.monotonic() + wait
    slots = [_folder() / f"{name}-{number}" for number in range(max(1, among))]
    while (held := _free_one(slots)) is None:
        if time.monotonic() > until:
            raise NoSlot(name)
        time.sleep(LOOK_AGAIN)
    try:
        yield held
    finally:
        os.close(held)


def _free_one(slots: list[Path]) -> int | None:
    for slot in slots:
        held = os.open(slot, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
        else:
            return held
    return None


def _folder() -> Path:
    """The same for all processes of this site's user.

    A folder that is somebody else's could keep every slot taken.
    """
    whose = hashlib.sha256(f"lms.slots {os.getuid()}".encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"lms-{whose}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.lstat().st_uid != os.getuid() or folder.is_symlink():
        raise PermissionError(folder)
    return folder
