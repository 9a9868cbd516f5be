"""The one way to decide on a row: read it again, under lock, inside the transaction that writes (decision
0024).

    @transaction.atomic def end_cohort(cohort: Cohort, *, by: Person) -> None:
        lock(cohort) if cohort.ended_at is None:
            cohort.ended_at = timezone.now() cohort.save(update_fields=["ended_at"])

What a view read may be old when its action begins. Locks are taken before the first entry in the audit, whose
end is one row for everybody: whoever holds it waits for nobody.
"""

from typing import Any, TypeVar

from django.db import connections, models, transaction
from django.db.models import QuerySet
from django.http import Http404

Row = TypeVar("Row", bound=models.Model)


class Gone(Http404):
    """The row was deleted while somebody was about to change it. It looks as if it had never been there."""


def lock(row: Row, *, against_new_children: bool = False) -> Row:
    """Read `row` again, in place, and keep it from others until the transaction ends.

    Others may still add rows that point to it, unless `against_new_children` says that it is about to go.
    """
    model = row._meta.model
    using = row._state.db or "default"
    if not connections[using].in_atomic_block:
        raise transaction.TransactionManagementError(
            "A row is locked inside the transaction that decides on it."
        )
    rows = model._base_manager.using(using).select_for_update(of=("self",), no_key=not against_new_children)
    try:
        row.refresh_from_db(from_queryset=rows)
    except model.DoesNotExist:
        raise Gone from None
    return row


def one_at_a_time(rows: QuerySet) -> None:
    """Whoever comes here with the same rows waits until the transaction before is over.

    For writes that add rows beside them.

    SQLite needs no lock on a row: its writing transactions begin one after the other.
    """
    if connections[rows.db].features.has_select_for_update:
        list(rows.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def lock_all(rows: QuerySet) -> list[Any]:
    """All of `rows` at once, always in the same order, so that two who want the same ones do not wait for
    each other.
    """
    return list(rows.order_by("pk").select_for_update(of=("self",), no_key=True))
