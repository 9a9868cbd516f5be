"""What Wagtail and Django let somebody do."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet, Value

from lms.core.people import Person
from lms.core.prepared import Prepared

#: Where Django keeps what it found for a user, so that each request asks once; it asks by two queries.
KEPT = {"user": "_user_perm_cache", "group": "_group_perm_cache"}


def has_right(person: Person, right: str) -> bool:
    """Django's `has_perm`, whichever backends a site has.

    The two lists of rights it would ask for are read before with one statement that is kept: the menu of the
    desk asks for one of them on each page.
    """
    if person.is_authenticated and not person.is_superuser and person.is_active:
        _read_rights(person)
    return person.has_perm(right)


def _read_rights(person: Person) -> None:
    if any(hasattr(person, name) for name in KEPT.values()):
        return
    found: dict[str, set[str]] = {kind: set() for kind in KEPT}
    for kind, app, name in RIGHTS.rows(person.pk, person.pk):
        found[kind].add(f"{app}.{name}")
    for kind, name in KEPT.items():
        setattr(person, name, found[kind])


def _rights(person: int, again: int) -> QuerySet[Any]:
    names = ("content_type__app_label", "codename")
    own = Permission.objects.filter(user=person).order_by().values_list(Value("user"), *names)
    of_groups = Permission.objects.filter(group__user=again).order_by().values_list(Value("group"), *names)
    # from Django 6.1 on the two together have the order of the model again, by what is not among the names
    return own.union(of_groups).order_by()


RIGHTS = Prepared(_rights)
