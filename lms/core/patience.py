"""How long somebody waits for a database that others hold, and what counts as a pause: locked, full, only to
be read, away.

    with patience(READING):  # all of a request
        with noting("somebody was active"):
            session.save()

SQLite waits on its connection (`busy_timeout`), PostgreSQL in the transaction (`lock_timeout`).
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import (
    DEFAULT_DB_ALIAS,
    DatabaseError,
    InterfaceError,
    InternalError,
    OperationalError,
    connections,
    transaction,
)
from django.db.backends.signals import connection_created
from django.dispatch import receiver

from lms.core import faults

#: A page that is read waits this long, in seconds, for what it must write (who opened what), and for no more
#: than that.
READING = 1.0
#: What nobody misses when it is left out: that somebody was active a moment ago. All notes of one request
#: together.
NOTING = 0.1
#: The least there is: PostgreSQL reads 0 as for ever.
A_LOOK = 0.001

NO_ROOM = {errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EFBIG}
READ_ONLY = "25006"  # PostgreSQL: a write in a transaction that may only read

_longest: ContextVar[float | None] = ContextVar("lms_patience", default=None)
#: What of the request around could not be noted.
_in_vain: ContextVar[list[str] | None] = ContextVar("lms_patience_in_vain", default=None)


def is_pause(problem: BaseException | None) -> bool:
    """Whether it passes by itself and is nobody's fault: the same may work in a minute."""
    if isinstance(problem, (OperationalError, InterfaceError)):
        return True
    if isinstance(problem, InternalError):
        return getattr(problem.__cause__, "sqlstate", "") == READ_ONLY
    return isinstance(problem, OSError) and problem.errno in NO_ROOM


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Within, the database is waited for `seconds` at most.

    Never longer than whoever is around it would wait.
    """
    around = _longest.get()
    seconds = seconds if around is None else min(seconds, around)
    token = _longest.set(seconds)
    notes = _in_vain.set([] if around is None else _in_vain.get())
    try:
        _set_busy_timeout(connections[DEFAULT_DB_ALIAS], seconds)
        with _lock_timeout(connections[DEFAULT_DB_ALIAS], seconds):
            yield
    finally:
        _in_vain.reset(notes)
        _longest.reset(token)
        _set_busy_timeout(connections[DEFAULT_DB_ALIAS], around)


@contextmanager
def noting(what: str) -> Iterator[None]:
    """Within, something is written that nobody misses: where the database is away, the page goes on without.

    `what` is a word from our code (see `faults.met`). Once a request has waited for a note in vain, it waits
    for no other.
    """
    before = _in_vain.get()
    try:
        with patience(A_LOOK if before else NOTING):
            yield
    except DatabaseError as problem:
        if not is_pause(problem):
            raise
        if before is not None:
            before.append(what)
        faults.met(what, problem)
    else:
        faults.over(what)


@contextmanager
def _lock_timeout(connection: Any, seconds: float) -> Iterator[None]:
    """Only where it is about one write: for a whole request it would cost two more questions, and reading
    waits for no row.
    """
    if connection.vendor != "postgresql" or seconds >= READING:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {int(seconds * 1000)}")
        yield


def _set_busy_timeout(connection: Any, seconds: float | None) -> None:
    if connection.vendor != "sqlite" or connection.connection is None:
        return
    if seconds is None:
        seconds = float(connection.settings_dict["OPTIONS"].get("timeout", 5))
    connection.connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


@receiver(connection_created, dispatch_uid="lms.patience")
def _begin_patient(connection: Any, **kwargs: Any) -> None:
    """A connection is opened by the first question, which may come later."""
    if _longest.get() is not None:
        _set_busy_timeout(connection, _longest.get())
