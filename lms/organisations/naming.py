"""Coordinators are named for the standing pool, and released from it."""

from django.db import transaction
from django.utils import timezone

from lms.audit.actions import record
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.models import Approver
from lms.organisations.rules import can_name, can_release


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
