"""Closing an employer, at once and by one coordinator.

Opening it again takes the checks of a new one (decision 22).
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from lms.accounts.sessions import end_sign_ins
from lms.audit.actions import record
from lms.contracts import event
from lms.core.conf import conf
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.events import EmployerClosed
from lms.organisations.models import Closing, Organisation
from lms.organisations.queries import effective_memberships, employers
from lms.organisations.rules import closing_organisation


@transaction.atomic
def close_employer(employer: Organisation, *, coordinator: Person, reason: str) -> Closing:
    """Its people are out, what learners show it ends, and it is offered to nobody. Twice is once."""
    own = permit(closing_organisation(coordinator, employer, reason=reason))
    lock(employer)
    existing = employer.closings.filter(reopened_at=None).first()
    if existing:
        return existing
    now = timezone.now()
    closing = Closing.objects.create(
        organisation=employer, coordinator=coordinator, on_behalf_of=own, reason=reason.strip(), closed_at=now
    )
    employer.vettings.filter(ended_at=None).update(ended_at=now)
    event.emit(EmployerClosed(employer, coordinator))
    record("employer.closed", actor=coordinator, subject=employer)
    end_sign_ins(_who_has_no_other_place(employer))
    return closing


def open_again_when_checked(employer: Organisation, *, by: Person) -> None:
    """A closed employer is open again with as many checks, all made since, as a new one needs.

    What had ended stays ended.
    """
    if employers().get(pk=employer.pk).checks < conf.vetting_organisations:
        return
    if employer.closings.filter(reopened_at=None).update(reopened_at=timezone.now()):
        record("employer.opened_again", actor=by, subject=employer)


def check_again(employer: Organisation) -> None:
    """It says something else now: who found it fit before looks again."""
    if employer.vettings.filter(ended_at=None).update(ended_at=timezone.now()):
        record("employer.to_check_again", actor=None, subject=employer)


def _who_has_no_other_place(employer: Organisation) -> list[Any]:
    people = get_user_model()._default_manager.filter(
        memberships__organisation=employer, memberships__ended_at=None
    )
    elsewhere = effective_memberships().filter(person=OuterRef("pk"))
    return list(people.filter(~Exists(elsewhere)).values_list("pk", flat=True))
