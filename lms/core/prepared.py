"""A query of the models that is put into SQL once and asked again with other values.

Of a page that is opened often, putting the same query together anew costs more than the database takes to
answer it. What is kept is the statement, and nothing of those it was asked for (decision 16).
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import QuerySet, prefetch_related_objects

#: What stands for a value while the query is made: no id is as high, no key begins so.
STAND_IN = 2**53
TEXT_STAND_IN = "\ue000"

Id = int | str
Ids = Id | Sequence[Id]


@dataclass(frozen=True)
class Statement:
    rows: QuerySet[Any]
    compiler: Any
    sql: str
    #: Values of the query itself, and where one that is asked for goes in: which, and where.
    parameters: tuple[Any, ...]
    filled: tuple[tuple[int, int], ...]
    #: How the database's values become Python's: each thread has a connection of its own, and so its own.
    _converters: threading.local = field(default_factory=threading.local)

    def answer(self, ids: Sequence[Id]) -> list[Any]:
        """What evaluating the query gives for these ids, with what it fetches besides."""
        connection = connections[self.rows.db]
        values = list(self.parameters)
        for where, which in self.filled:
            values[where] = ids[which]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            read = cursor.fetchall()
        found = list(self.rows._iterable_class(_Asked(self, self._converted(read, connection))))
        if self.rows._prefetch_related_lookups:
            prefetch_related_objects(found, *self.rows._prefetch_related_lookups)
        return found

    def _converted(self, read: Sequence[Sequence[Any]], connection: Any) -> Sequence[Sequence[Any]]:
        known = self._converters.__dict__
        if connection.alias not in known:
            compiler = copy(self.compiler)
            compiler.connection = connection
            columns = [column for column, *_ in compiler.select[: compiler.col_count]]
            known[connection.alias] = list(compiler.get_converters(columns).items())
        converters, rows = known[connection.alias], [list(row) for row in read]
        for row in rows:
            for position, (convert, column) in converters:
                for one in convert:
                    row[position] = one(row[position], column, connection)
        return rows


class _Asked:
    """For what makes Django's rows: a queryset whose database has answered already."""

    def __init__(self, statement: Statement, read: Sequence[Sequence[Any]]) -> None:
        self._rows = statement.rows
        self.query = _Read(statement, read)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._rows, name)


class _Read:
    """Its query and its compiler in one."""

    def __init__(self, statement: Statement, read: Sequence[Sequence[Any]]) -> None:
        self._query, self._read = statement.rows.query, read
        self.select, self.klass_info = statement.compiler.select, statement.compiler.klass_info
        self.annotation_col_map = statement.compiler.annotation_col_map

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)

    def get_compiler(self, *_args: Any, **_more: Any) -> "_Read":
        return self

    def execute_sql(self, *_args: Any, **_more: Any) -> Sequence[Sequence[Any]]:
        return self._read

    def results_iter(self, *_args: Any, tuple_expected: bool = False, **_more: Any) -> Iterable[Any]:
        return map(tuple, self._read) if tuple_expected else self._read


class Prepared:
    """`make` gives the rows that are wanted for some ids or keys, or lists of them. It must make the same
    query whichever they are: no id that may be None. Where they are neither numbers nor texts, the query is
    made anew each time.
    """

    def __init__(self, make: Callable[..., QuerySet[Any]]) -> None:
        self._make = make
        self._kept: dict[tuple[Any, ...], Statement | None] = {}
        self._making = threading.Lock()

    def rows(self, *asked_for: Ids) -> list[Any]:
        """What evaluating the query gives, with what it fetches besides."""
        ids, shape = _taken_apart(asked_for)
        found = self._statement(shape) if shape is not None else None
        if found is None:
            return list(self._make(*asked_for))
        return found.answer(ids)

    def _statement(self, shape: tuple[Any, ...]) -> Statement | None:
        """For so many ids of these kinds; None where it cannot be kept, because they are something else in
        the database.
        """
        key = (connection.vendor, shape)
        with self._making:  # one thread makes it, the others wait: it costs much more than asking it
            if key not in self._kept:
                self._kept[key] = _statement_for(self._make, shape)
            return self._kept[key]


def _taken_apart(asked_for: Sequence[Ids]) -> tuple[list[Id], tuple[Any, ...] | None]:
    """All that is asked for in a row, and its shape: of each one its type, of each list those of its ids.

    No shape where something is neither a number nor a text.
    """
    ids: list[Id] = []
    shape: list[Any] = []
    for each in asked_for:
        if isinstance(each, list | tuple | set):
            ids.extend(each)
            shape.append(tuple(type(one) for one in each))
        else:
            ids.append(each)  # type: ignore[arg-type]
            shape.append(type(each))
    known = all(type(one) in (int, str) for one in ids)
    return ids, tuple(shape) if known else None


def _statement_for(make: Callable[..., QuerySet[Any]], shape: tuple[Any, ...]) -> Statement | None:
    stand_ins: list[Id] = []

    def stand_in(kind: type) -> Id:
        number = STAND_IN + len(stand_ins)
        stand_ins.append(number if kind is int else f"{TEXT_STAND_IN}{number}")
        return stand_ins[-1]

    rows = make(
        *([stand_in(one) for one in each] if isinstance(each, tuple) else stand_in(each) for each in shape)
    )
    compiler = rows.query.get_compiler(using=rows.db)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return None
    places = {value: number for number, value in enumerate(stand_ins)}
    filled = tuple(
        (where, places[value])
        for where, value in enumerate(parameters)
        if isinstance(value, int | str) and value in places
    )
    if {which for _where, which in filled} != set(range(len(stand_ins))):
        return None
    if compiler.has_extra_select or compiler.has_composite_fields(column for column, *_ in compiler.select):
        return None
    return Statement(rows, compiler, sql, tuple(parameters), filled)


def filled(ids: Sequence[int]) -> list[int]:
    """For a query that asks whether something is in a list: some ids twice, so that lists of many lengths
    need few statements.
    """
    return [*ids, *[ids[-1]] * (-len(ids) % 10)] if ids else []
