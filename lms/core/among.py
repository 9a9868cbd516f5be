"""Many keys told to a database as one value: `field__among={…}`. As `__in` each of them is looked at a dozen
times on its way into the statement, and SQLite knows an end of how many there may be.
"""

from collections.abc import Set as AbstractSet
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Lookup


class Among(Lookup):
    """Whole numbers only. A set, because Django looks into lists for expressions."""

    lookup_name = "among"
    prepare_rhs = False
    rhs: AbstractSet[int]

    def _told(self) -> str:
        if not self.rhs:
            raise EmptyResultSet
        return ",".join(f"{key:d}" for key in sorted(self.rhs))

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, values = self.process_lhs(compiler, connection)
        sql = f"{column} IN (SELECT value FROM json_each(%s))"  # noqa: S608 # nosec B608 - a column of ours
        return sql, [*values, f"[{self._told()}]"]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, values = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::bigint[])", [*values, f"{{{self._told()}}}"]
