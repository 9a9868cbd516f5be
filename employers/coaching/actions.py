"""Standing in for a coach, until a day."""

import datetime

from django.db import transaction

from employers.coaching.rules import can_be_deputy, can_end_deputy
from employers.contact.models import Deputy
from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.models import Organisation


@transaction.atomic
def let_stand_in(
    coach: Person, deputy: Person, *, organisation: Organisation, until: datetime.date
) -> Deputy:
    """One at a time for each organisation: another one takes the place of the one before."""
    lock(organisation)
    permit(can_be_deputy(coach, deputy, organisation))
    Deputy.objects.filter(coach=coach, organisation=organisation, until__gte=days.today()).delete()
    made = Deputy.objects.create(coach=coach, deputy=deputy, organisation=organisation, until=until)
    record("deputy.began", actor=coach, subject=made)
    return made


@transaction.atomic
def end_standing_in(row: Deputy, *, by: Person) -> None:
    lock(row)
    permit(can_end_deputy(by, row))
    record("deputy.ended", actor=by, subject=row)
    row.delete()
