"""What many tests begin with is made once, and its rows are written again for the others.

A learner, a course or a module is made by the actions of real life, which ask and compute much more than
they write. The first time, what was written is kept beside what came of it; when the same is wanted once more
*of the same database*, the same statements are sent to it and a copy of what came of it is given: a tenth of
the time.

    @remembered
    def make_learner(...) -> Entered: ...

Fixtures of our tests are remembered by themselves when they only need and only give what can be copied.

It is the same as making it anew, because it happens only where nothing else could have happened:

* the database is in a state that is known: everything written since the transaction began came from what is
  remembered, and nothing was rolled back but to a state that is known;
* the rows that are given to it are the same, and they get the same new values;
* nothing is patched, no setting is changed, no request was answered, no statement is counted or watched, the
  caches hold the same, the language is the same; a file that is kept or a mail that is sent ends it;
* it is not older than a minute, or than `remembered(seconds=…)` says: times are those of when it was made.

What the process of its own makes of a foreign file (lms/intake/limited.py) is remembered for the same bytes,
but not in tests/lms/intake.

`HEAL_TEST_REMEMBER=no` makes everything anew, the mark `made_anew` what one test begins with. Only on SQLite
in memory; elsewhere nothing is remembered.
"""

import datetime
import decimal
import enum
import functools
import hashlib
import inspect
import io
import os
import pickle
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields, is_dataclass
from itertools import count
from typing import IO, Any
from unittest import mock

import django
import pytest
from django.core.cache import DEFAULT_CACHE_ALIAS, caches
from django.core.files.storage import Storage
from django.core.handlers.base import BaseHandler
from django.core.mail.backends.locmem import EmailBackend
from django.db import DEFAULT_DB_ALIAS, connections
from django.db import DJANGO_VERSION_PICKLE_KEY as VERSION
from django.db.backends.sqlite3.base import DatabaseWrapper, SQLiteCursorWrapper
from django.db.models import Model
from django.test.utils import override_settings
from django.utils import timezone, translation

from lms.core.shared import local_cache, uncopied
from lms.intake import limited
from lms.intake.received import Received

SECONDS = 60
SIMPLE = (
    str,
    int,
    float,
    bytes,
    type(None),
    uuid.UUID,
    datetime.date,
    datetime.timedelta,
    decimal.Decimal,
    enum.Enum,
)
#: What says nothing about the rows.
READS = ("SELECT", "PRAGMA", "EXPLAIN")

#: Django's own class for tests guards other databases so.
OF_DJANGO = {"ensure_connection"}

_tokens = count(1)
#: (statement, parameters, whether for many)
Written = tuple[str, Any, bool]


class NotPlain(TypeError):
    """It cannot be said whether this is the same as before."""


@dataclass(frozen=True)
class Remembered:
    """What was written, what came of it and of the rows that were given, what waits for the end of the
    transaction, what went from the caches and came to them, and which state the database is in after it.
    """

    made_at: float
    written: list[Written]
    copied: bytes
    later: list[tuple]
    cached: list["Cached"]
    token: int


class Memory:
    """The state of the tests' one database, and what is remembered of it.

    `token` names the state; None when nobody could make it again. `patched` are changes of the world that are
    in force.
    """

    def __init__(self) -> None:
        self.is_on = False
        self.is_wanted = True
        self.raw: Any = None
        self.base = next(_tokens)
        self.token: int | None = None
        self.log: list[Written] = []
        self.saved: dict[str, tuple[int, int | None]] = {}
        self.patched: set[int] = set()
        self.known: dict[tuple, Remembered] = {}
        self.again = 0

    # ── following the database

    def heard(self, sql: str, params: Any, *, many: bool) -> None:
        word = sql[:9].upper()
        if word.startswith(READS):
            return
        if word.startswith("BEGIN"):
            self.log, self.saved, self.token = [], {}, self.base
        elif word == "SAVEPOINT":
            self.saved[sql.split()[1]] = len(self.log), self.token
        elif word.startswith("RELEASE"):
            self.saved.pop(sql.split()[2], None)
        elif word.startswith("ROLLBACK"):
            length, self.token = self.saved.get(sql.split()[3], (0, None))
            del self.log[length:]
        else:
            self.log.append((sql, params, many))
            self.token = None
            if self.raw is None or not self.raw.in_transaction:
                self.kept()

    def kept(self) -> None:
        """It was committed: what the next transaction begins with is another database."""
        if self.log:
            self.base, self.log = next(_tokens), []

    def is_other_database(self) -> None:
        """Somebody put another in its place: nothing that is remembered comes from it."""
        self.base, self.token, self.log = next(_tokens), None, []

    def lost(self, *_args: Any, **_kwargs: Any) -> None:
        """Something happened outside the database."""
        self.token = None

    # ── remembering

    @property
    def can(self) -> bool:
        connection = connections[DEFAULT_DB_ALIAS]
        return (
            self.is_on
            and self.is_wanted
            and self.token is not None
            and not self.patched
            and connection.connection is self.raw
            and connection.in_atomic_block
            and not connection.needs_rollback
            and not connection.force_debug_cursor
            and not connection.execute_wrappers
        )

    def call(
        self, function: Callable, args: tuple, kwargs: dict[str, Any], *, seconds: float = SECONDS
    ) -> Any:
        if not self.can:
            return function(*args, **kwargs)
        rows = rows_in((args, kwargs), {})
        reached = tuple((type(row), row.pk) for row in rows)
        try:
            key = (self.token, function, plain(args), plain(kwargs), reached, *surroundings())
        except NotPlain:
            return function(*args, **kwargs)
        found = self.known.get(key)
        if found and time.monotonic() - found.made_at < seconds:
            return self._make_again(found, rows)
        return self._make(key, rows, lambda: function(*args, **kwargs))

    def _make(self, key: tuple, rows: list[Model], function: Callable[[], Any]) -> Any:
        connection = connections[DEFAULT_DB_ALIAS]
        begun, later, cached = len(self.log), len(connection.run_on_commit), cached_now()
        before, lost = self.token, self.lost
        outside: list[bool] = []
        self.lost = lambda *_args, **_kwargs: (outside.append(True), lost())
        try:
            result = function()
        finally:
            self.lost = lost
        written = self.log[begun:]
        if self.token == before or not written or outside or self.patched:
            return result
        changes = changed(cached, cached_now())
        if changes is None:
            return result
        try:
            copied = copy_of(result, rows)
        except Exception:
            return result  # a client, a page with an open file: only itself
        self.token = next(_tokens)
        if len(self.known) % 256 == 0:
            self.forget_old()
        self.known[key] = Remembered(
            time.monotonic(), written, copied, list(connection.run_on_commit[later:]), changes, self.token
        )
        return result

    def _make_again(self, found: Remembered, rows: list[Model]) -> Any:
        cursor = self.raw.cursor()
        for sql, params, many in found.written:
            if many:
                cursor.executemany(sql, params)
            elif params is None:
                cursor.execute(sql).fetchall()
            else:
                cursor.execute(sql, params).fetchall()
        connection = connections[DEFAULT_DB_ALIAS]
        connection.run_on_commit += [
            (set(connection.savepoint_ids), function, robust) for _ids, function, robust in found.later
        ]
        for each, change in zip(stores(), found.cached, strict=True):
            change.make_again(each)
        self.log += found.written
        self.token = found.token
        self.again += 1
        return copied_back(found.copied, rows)

    def forget_old(self) -> None:
        now = time.monotonic()
        self.known = {key: known for key, known in self.known.items() if now - known.made_at < SECONDS}


memory = Memory()


def remembered(function: Callable | None = None, *, seconds: float = SECONDS) -> Callable:
    """`seconds`: how old it may be, where less than a minute makes a difference."""
    if function is None:
        return functools.partial(remembered, seconds=seconds)

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        return memory.call(function, args, kwargs, seconds=seconds)

    return call


# ── what is the same, and what is copied


def plain(value: Any) -> Any:
    """The value in a form that can be compared; rows by their values, without the rows they lead to."""
    if isinstance(value, SIMPLE):
        return type(value), value
    if isinstance(value, Model):
        return type(value), tuple(
            (name, repr(held))
            for name, held in value.__dict__.items()
            if isinstance(held, (*SIMPLE, dict, list))
        )
    if isinstance(value, (list, tuple)):
        return type(value), tuple(plain(part) for part in value)
    if isinstance(value, dict):
        return dict, tuple((name, plain(part)) for name, part in value.items())
    if is_dataclass(value) and not isinstance(value, type):
        return type(value), tuple(plain(getattr(value, field.name)) for field in fields(value))
    if inspect.isfunction(value):  # what a fixture gives to make more with: the same with the same inside
        return value.__code__, plain(inside(value))
    raise NotPlain(type(value))


def inside(function: Any) -> list[Any]:
    return [cell.cell_contents for cell in function.__closure__ or ()]


def rows_in(value: Any, found: dict[int, Model]) -> list[Model]:
    """Every row that can be reached, in one order."""
    if isinstance(value, Model):
        if id(value) not in found:
            found[id(value)] = value
            rows_in(list(value.__dict__.values()), found)
            rows_in(list(value._state.fields_cache.values()), found)
    elif isinstance(value, dict):
        rows_in(list(value.values()), found)
    elif isinstance(value, (list, tuple)):
        for part in value:
            rows_in(part, found)
    elif inspect.isfunction(value):
        rows_in(inside(value), found)
    elif is_dataclass(value) and not isinstance(value, type):
        rows_in([getattr(value, field.name) for field in fields(value)], found)
    return list(found.values())


def copy_of(result: Any, rows: list[Model]) -> bytes:
    """`rows` are those that were given: they are named by their number, and their values are copied."""
    numbers = {id(row): number for number, row in enumerate(rows)}
    out = io.BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.persistent_id = lambda value: numbers.get(id(value))
    pickler.dump((result, [row.__getstate__() for row in rows]))
    return out.getvalue()


def copied_back(copied: bytes, rows: list[Model]) -> Any:
    unpickler = pickle.Unpickler(io.BytesIO(copied))  # noqa: S301 - of this process
    unpickler.persistent_load = rows.__getitem__
    result, values = unpickler.load()
    for row, held in zip(rows, values, strict=True):
        row.__dict__.clear()
        row.__setstate__({**held, VERSION: django.__version__})
    for row in rows_in((result, rows), {}):
        row.__dict__.pop(VERSION, None)  # a row that was read has none
    return result


def surroundings() -> tuple:
    return (
        translation.get_language(),
        timezone.get_current_timezone_name(),
        *(frozenset(store) for store, *_more in stores()),
    )


@dataclass(frozen=True)
class Cached:
    """What went from a cache, and what came to each of the dictionaries it is made of."""

    gone: set
    came: list[dict]

    def make_again(self, each: tuple[dict, ...]) -> None:
        for store, came in zip(each, self.came, strict=True):
            for key in self.gone:
                store.pop(key, None)
            store.update(came)


def stores() -> list[tuple[dict, ...]]:
    """The caches, each as the dictionaries it is made of."""
    held = (caches[DEFAULT_CACHE_ALIAS], local_cache)
    return [*((cache._cache, cache._expire_info) for cache in held), (uncopied,)]


def cached_now() -> list[list[dict]]:
    return [[dict(store) for store in each] for each in stores()]


def changed(before: list[list[dict]], after: list[list[dict]]) -> list[Cached] | None:
    """None when a cache holds something else under a key: what that is may come from what it was."""
    changes = []
    for old, new in zip(before, after, strict=True):
        if any(new[0][key] != held for key, held in old[0].items() if key in new[0]):
            return None
        came = [{key: held for key, held in store.items() if key not in old[0]} for store in new]
        changes.append(Cached(old[0].keys() - new[0].keys(), came))
    return changes


# ── following the world


@contextmanager
def remembering() -> Iterator[None]:
    """For the whole session, when everything that is patched for all of it is."""
    if os.environ.get("HEAL_TEST_REMEMBER") == "no":
        yield
        return
    with ExitStack() as stack:
        for place, name, make in FOLLOWED:
            original = getattr(place, name)
            setattr(place, name, make(original))
            stack.callback(setattr, place, name, original)
        memory.is_on = True
        stack.callback(setattr, memory, "is_on", False)
        yield


def _statements(original: Callable, *, many: bool) -> Callable:
    def execute(self: Any, query: str, params: Any = None) -> Any:
        if memory.raw is None:
            _begin_with(self)
        if self.connection is not memory.raw:
            return original(self, query, *([] if params is None and not many else [params]))
        if many:
            params = list(params)
        result = original(self, query, *([] if params is None and not many else [params]))
        if not query[:6].upper().startswith("SELECT"):
            memory.heard(_as_sent(self, query, params, many=many), params, many=many)
        return result

    return execute


def _as_sent(cursor: Any, query: str, params: Any, *, many: bool) -> str:
    if params is None:
        return query
    first = next(iter(params), None) if many else params
    return cursor.convert_query(query, param_names=list(first) if isinstance(first, dict) else None)


def _begin_with(cursor: Any) -> None:
    connection = connections[DEFAULT_DB_ALIAS]
    if (
        connection.vendor == "sqlite"
        and connection.is_in_memory_db()
        and connection.connection is cursor.connection
    ):
        memory.raw = cursor.connection


def _committed(original: Callable) -> Callable:
    def commit(self: Any) -> Any:
        if self.connection is memory.raw:
            memory.kept()
            memory.token = None
        return original(self)

    return commit


def _outside(original: Callable) -> Callable:
    @functools.wraps(original)
    def call(*args: Any, **kwargs: Any) -> Any:
        memory.lost()
        return original(*args, **kwargs)

    return call


def _begins(original: Callable) -> Callable:
    @functools.wraps(original)
    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        if memory.is_on and getattr(self, "attribute", "") not in OF_DJANGO:
            memory.patched.add(id(self))
        return original(self, *args, **kwargs)

    return call


def _ends(original: Callable) -> Callable:
    @functools.wraps(original)
    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        memory.patched.discard(id(self))
        return original(self, *args, **kwargs)

    return call


# ── foreign files


class Opened:
    """What was made of the bytes of a file: a fresh interpreter opens each, which takes a third of a second.

    What is refused is opened again.
    """

    def __init__(self) -> None:
        self.is_wanted = True
        self.known: dict[tuple[str, bytes], Received] = {}

    def instead(self, run: Callable) -> Callable:
        @functools.wraps(run)
        def opened(job: str, foreign: IO[bytes], answered: IO[bytes], place: int) -> Received:
            if not self.is_wanted:
                return run(job, foreign, answered, place)
            size = os.fstat(foreign.fileno()).st_size
            key = job, hashlib.sha256(os.pread(foreign.fileno(), size, 0)).digest()
            if key not in self.known:
                self.known[key] = run(job, foreign, answered, place)
            return self.known[key]

        return opened


opened = Opened()


FOLLOWED: list[tuple[Any, str, Callable]] = [
    (SQLiteCursorWrapper, "execute", functools.partial(_statements, many=False)),
    (SQLiteCursorWrapper, "executemany", functools.partial(_statements, many=True)),
    (DatabaseWrapper, "_commit", _committed),
    (limited, "_run", opened.instead),
    (BaseHandler, "get_response", _outside),
    (Storage, "save", _outside),
    (EmailBackend, "send_messages", _outside),
    (override_settings, "enable", _begins),
    (override_settings, "disable", _ends),
    (mock._patch, "__enter__", _begins),
    (mock._patch, "__exit__", _ends),
    (mock._patch_dict, "__enter__", _begins),
    (mock._patch_dict, "__exit__", _ends),
    *(
        (pytest.MonkeyPatch, name, _begins)
        for name in ("setattr", "delattr", "setitem", "delitem", "setenv", "delenv")
    ),
    (pytest.MonkeyPatch, "undo", _ends),
]


def remember_fixture(definition: pytest.FixtureDef) -> None:
    """One of our tests that is made for each test, and needs no tidying."""
    function = definition.func
    if (
        definition.scope == "function"
        and definition.baseid.startswith("tests/")
        and not definition.argname.startswith("_")
        and inspect.isfunction(function)
        and not inspect.isgeneratorfunction(function)
        and not hasattr(function, "__wrapped__")
    ):
        definition.func = remembered(function)
