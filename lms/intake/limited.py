"""Foreign files are opened by a process of their own, which may take so much memory and so many seconds and
no more.

A decoder that is led astray by hostile bytes takes down that process, not the one that answers people. It is
a fresh interpreter: a fork of a process with threads may stand still on a lock nobody holds any more. A few
run at a time on one machine, whatever number of workers serves it, so that uploads leave room for those who
read.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any

from lms.core.conf import conf
from lms.core.slots import NoSlot, a_slot
from lms.intake.child import ENDINGS, HEAD, LARGEST_ANSWER, SECONDS, TOO_MUCH
from lms.intake.problems import MESSAGES, IntakeProblem
from lms.intake.received import Received, megabytes
from lms.intake.refusals import FilePosition

ROOT = Path(__file__).resolve().parents[2]
START = "import sys; sys.path.insert(0, sys.argv[1]); from lms.intake.child import main; main()"
PIECE = 1024 * 1024
#: How long a file waits for its turn. With the seconds it may take, less than any server waits for an answer.
WAIT_SECONDS = 8


def read_in_child(job: str, file: IO[bytes], *, largest: int) -> Received:
    """What the job makes of the file, or IntakeProblem: also for what took too much, and when too many are
    being opened.
    """
    with contextlib.ExitStack() as stack:
        try:
            foreign = stack.enter_context(tempfile.TemporaryFile())
            answered = stack.enter_context(tempfile.TemporaryFile())
            _copy(file, foreign, largest)
            place = stack.enter_context(a_slot("intake", among=conf.intake_at_once, wait=WAIT_SECONDS))
            return _run(job, foreign, answered, place)
        except (NoSlot, OSError):  # or no room on the disk, or for one more process
            raise IntakeProblem("file.busy") from None


def _copy(file: IO[bytes], foreign: IO[bytes], largest: int) -> None:
    size = 0
    file.seek(0)
    while piece := file.read(PIECE):
        size += len(piece)
        if size > largest:
            raise IntakeProblem("file.too_large", limit=megabytes(largest))
        foreign.write(piece)
    if not size:
        raise IntakeProblem("file.empty")
    foreign.seek(0)


def _run(job: str, foreign: IO[bytes], answered: IO[bytes], place: int) -> Received:
    """The place is held by the child too: should this process die, its child still counts."""
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        [interpreter(), "-I", "-c", START, str(ROOT), job],
        stdin=foreign,
        stdout=answered,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"MALLOC_ARENA_MAX": "1", "LC_ALL": "C.UTF-8"},
        start_new_session=True,
        pass_fds=(place,),
    )
    try:
        code = child.wait(SECONDS)
    except subprocess.TimeoutExpired:
        code = None
    finally:
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
    received = _answer(code, answered)
    if received.extension not in ENDINGS[job]:
        raise IntakeProblem("file.broken")
    return received


def _answer(code: int | None, answered: IO[bytes]) -> Received:
    """The child read hostile bytes, so what it says is looked at as something foreign, too."""
    if code != 0 or os.fstat(answered.fileno()).st_size > LARGEST_ANSWER:
        raise IntakeProblem("file.broken" if code == -signal.SIGSEGV else TOO_MUCH)
    answered.seek(0)
    try:
        head = json.loads(answered.read(int.from_bytes(answered.read(HEAD), "big")))
        problem = _problem(head) if "key" in head else None
        extension = str(head.get("extension", ""))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise IntakeProblem("file.broken") from None
    if problem:
        raise problem
    return Received(answered.read(), extension)


def _problem(head: dict[str, Any]) -> IntakeProblem:
    key = head["key"] if head["key"] in MESSAGES else "file.broken"
    problem = IntakeProblem(key, place=FilePosition(**head.get("place", {})), **head.get("limits", {}))
    return IntakeProblem("file.broken") if "%(" in problem.messages[0] else problem


def interpreter() -> str:
    """Python itself.

    Where the site runs inside another program (uWSGI, mod_wsgi), that is what `sys.executable` names.
    """
    if "python" in Path(sys.executable or "").name:
        return sys.executable
    return str(Path(sys.prefix) / "bin" / "python3")
