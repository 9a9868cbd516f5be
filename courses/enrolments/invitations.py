"""An address on paper that leads to one group.

It opens nothing: the ordinary door comes first, with a card of one's own, and then somebody who works here
says yes. So whoever finds the sheet learns nothing from it.
"""

import datetime
import secrets

from django.db import transaction
from django.utils import timezone

from courses.enrolments.actions import check_goes_on
from courses.enrolments.models import Cohort, GroupInvitation
from courses.enrolments.rules import may_lead
from lms.audit.actions import record
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.secrets.fingerprints import keyed

GOOD_FOR = datetime.timedelta(days=30)


@transaction.atomic
def invite(cohort: Cohort, *, by: Person) -> GroupInvitation:
    """A new address; sheets that were printed before lead nowhere from now on."""
    lock(cohort)
    permit(may_lead(by, cohort))
    check_goes_on(cohort)
    GroupInvitation.objects.filter(cohort=cohort).delete()
    token = secrets.token_urlsafe(16)
    made = GroupInvitation(
        cohort=cohort, fingerprint=keyed("group-invitation", token), until=timezone.now() + GOOD_FOR
    )
    made.keep(token)
    made.save(force_insert=True)
    record("group_invitation.made", actor=by, subject=cohort)
    return made


@transaction.atomic
def end_invitation(cohort: Cohort, *, by: Person) -> None:
    """From the next request on. Twice is once."""
    permit(may_lead(by, cohort))
    gone, _rows = GroupInvitation.objects.filter(cohort=cohort).delete()
    if gone:
        record("group_invitation.ended", actor=by, subject=cohort)


def invitation_of(cohort: Cohort) -> GroupInvitation | None:
    return GroupInvitation.objects.filter(cohort=cohort, until__gt=timezone.now()).first()


def group_invited_to(token: str) -> Cohort | None:
    """None when it was ended, is too old, or never was."""
    good = GroupInvitation.objects.filter(
        fingerprint=keyed("group-invitation", token), until__gt=timezone.now(), cohort__ended_at=None
    )
    found = good.select_related("cohort__course").first()
    return found.cohort if found else None
