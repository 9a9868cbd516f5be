"""The standing pool: coordinators who are asked for the second check of an employer that nobody makes."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from lms.audit.actions import record
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.models import Approver, Organisation, Role
from lms.organisations.queries import effective_memberships
from lms.organisations.rules import vetting_organisation


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


def can_name(by: Person, person: Person) -> Organisation | None:
    """A coordinator names those of her own organisation, herself too; for which organisation."""
    own = vetting_organisation(by)
    return own if own and who_may_be_named(own).filter(pk=person.pk).exists() else None


def can_release(by: Person, approver: Approver) -> bool:
    own = vetting_organisation(by)
    return own is not None and own.pk == approver.organisation_id


@transaction.atomic
def name_approver(person: Person, *, by: Person) -> Approver:
    own = permit(can_name(by, person))
    lock(own)
    approver, created = Approver.objects.get_or_create(
        person=person, organisation=own, ended_at=None, defaults={"named_by": by}
    )
    if created:
        record("approver.named", actor=by, subject=approver)
    return approver


@transaction.atomic
def release_approver(approver: Approver, *, by: Person) -> None:
    """Twice is once."""
    lock(approver)
    permit(can_release(by, approver))
    if approver.ended_at is None:
        approver.ended_at = timezone.now()
        approver.save(update_fields=["ended_at"])
        record("approver.released", actor=by, subject=approver)
