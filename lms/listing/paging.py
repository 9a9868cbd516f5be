"""What stands between a list and the tools that read it: neither needs all of its rows."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet

if TYPE_CHECKING:
    from lms.listing.listing import Listing


class WhenFiltered:
    """The rows for a list's filters, put together when something is filtered: their form needs none."""

    def __init__(self, listing: "Listing") -> None:
        self._listing = listing

    @property
    def model(self) -> type[Model]:
        return self._listing.rows_are or self._listing.everything.model

    def all(self) -> QuerySet[Any]:
        return self._listing.everything.all()


class Keys:
    """The keys of a list's rows in order, of which a page takes its own."""

    def __init__(self, listing: "Listing") -> None:
        self._listing = listing

    def __getitem__(self, wanted: slice) -> list[Any]:
        return self._listing.keys_in_order(wanted.start, wanted.stop)


class Counted(Paginator):
    """Of so many things as are known, or counted when somebody asks."""

    def __init__(self, keys: Keys, per_page: int, how_many: Callable[[], int]) -> None:
        super().__init__(keys, per_page)  # it takes one slice of them
        self._how_many = how_many

    @cached_property
    def count(self) -> int:
        return self._how_many()
