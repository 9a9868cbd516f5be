"""A colleague stands in for another."""

from typing import Any

from lms.core import days
from lms.desk.deputies import let_stand_in
from lms.organisations.models import Deputy, Organisation
from tests.factories.people import make_organisation


def stand_in(
    deputy: Any, worker: Any, *, organisation: Organisation | None = None, first: int = 0, last: int = 5
) -> Deputy:
    """From so many days on until so many days on; `first` may be past."""
    place = organisation or make_organisation()
    made = let_stand_in(
        worker,
        deputy,
        organisation=place,
        since=days.in_days(max(first, 0)),
        until=days.in_days(max(last, 0)),
        by=worker,
    )
    Deputy.objects.filter(pk=made.pk).update(since=days.in_days(first), until=days.in_days(last))
    return Deputy.objects.get(pk=made.pk)
