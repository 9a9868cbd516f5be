"""Where rows without a value stand in an order differs: first on SQLite, last on PostgreSQL.

While the tests run, an order that leaves it open is refused.

tests/architecture/test_orderings.py looks at those that no test asks for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db.models import Count, Exists, Value
from django.db.models.expressions import Col, OrderBy, Ref
from django.db.models.functions import Coalesce
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.sql.constants import LOUTER
from wagtail.models import DraftStateMixin, Orderable

from tests.architecture import house

OURS = tuple(f"{package}." for package in house.PACKAGES)
NEVER_EMPTY = (Count, Exists, Value, Coalesce)


class OrderLeftOpenError(AssertionError):
    pass


def says_where_empty_stands(order: Any) -> bool:
    return bool(order.nulls_first or order.nulls_last)


def may_be_empty(expression: Any, query: Any) -> bool:
    """What is made of several columns may be, when one of them is ours: no look inside tells."""
    if isinstance(expression, Ref):
        return may_be_empty(expression.source, query)
    if isinstance(expression, Col):
        outer_join = getattr(query.alias_map.get(expression.alias), "join_type", None) == LOUTER
        return is_ours(expression) and (expression.target.null or outer_join)
    return not isinstance(expression, NEVER_EMPTY) and any(
        isinstance(part, Col) and is_ours(part) for part in expression.flatten()
    )


def is_ours(column: Col) -> bool:
    """Not the order of clustered children: the column is Wagtail's, who asks is modelcluster, and it gives
    each a number when it saves. Nor the day on which something ends: publish_scheduled asks only for those
    that have one.
    """
    model, name = column.target.model, column.target.name
    of_wagtail = (issubclass(model, Orderable) and name == "sort_order") or (
        issubclass(model, DraftStateMixin) and name == "expire_at"
    )
    return model.__module__.startswith(OURS) and not of_wagtail


@contextmanager
def refuse_orders_left_open() -> Iterator[None]:
    get_order_by = SQLCompiler.get_order_by

    def look(self):
        found = get_order_by(self)
        for order, _sql in found:
            if (
                isinstance(order, OrderBy)
                and not says_where_empty_stands(order)
                and may_be_empty(order.expression, self.query)
            ):
                raise OrderLeftOpenError(
                    f"{order}: say nulls_first or nulls_last, SQLite and PostgreSQL put rows without a value"
                    " at different ends."
                )
        return found

    with patch.object(SQLCompiler, "get_order_by", look):
        yield
