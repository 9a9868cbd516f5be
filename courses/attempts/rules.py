import datetime

from django.utils import timezone

from lms.core.clock import not_later
from lms.core.people import Person
from lms.organisations.models import Role
from lms.organisations.queries import learners_for, roles_towards

#: So long a mistake in a sign-off can be put right by those who made it.
UNDO_DAYS = 14


def is_young_enough(signed_at: datetime.datetime) -> bool:
    now = timezone.now()
    return now - not_later(signed_at, now) <= datetime.timedelta(days=UNDO_DAYS)


def may_see_work(reader: Person, person: Person) -> bool:
    """What she answered is read by those who may see her, to look at it together; a coordinator who does not
    accompany her gives a reason first, as for her page.
    """
    return learners_for(reader).filter(user=person).exists()


def may_sign_off(assessor: Person, person: Person) -> bool:
    """A trainer of where this learner is, who may see her. A case worker accompanies; she does not assess."""
    return (
        Role.TRAINER in roles_towards(assessor, person.profile)
        and learners_for(assessor).filter(user=person).exists()
    )
