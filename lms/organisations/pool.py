"""The standing pool: coordinators who are asked for the second check of an employer that nobody makes."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet

from lms.core.people import Person
from lms.organisations.models import Approver, Organisation, Role
from lms.organisations.queries import effective_memberships


def pool() -> QuerySet[Approver]:
    """Who is in it now: of those named, who still coordinates that organisation."""
    coordinates = effective_memberships().filter(
        person=OuterRef("person"), organisation=OuterRef("organisation"), role=Role.COORDINATOR
    )
    found = Approver.objects.filter(Exists(coordinates), ended_at=None, person__is_active=True)
    return found.select_related("person", "organisation").order_by("pk")


def is_in_pool(person: Person) -> bool:
    return pool().filter(person=person.pk).exists()


def who_may_be_named(organisation: Organisation) -> QuerySet[Any]:
    """Its coordinators who are not in the pool yet."""
    theirs = effective_memberships().filter(organisation=organisation, role=Role.COORDINATOR)
    people = get_user_model()._default_manager.filter(pk__in=theirs.values("person"), is_active=True)
    return people.exclude(pk__in=pool().filter(organisation=organisation).values("person")).order_by("pk")
