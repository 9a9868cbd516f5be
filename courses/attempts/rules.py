import datetime
import math
from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from lms.accounts.models import Profile
from lms.core.clock import not_later
from lms.core.people import Person
from lms.organisations.models import Role
from lms.organisations.queries import current_memberships, is_in_reach, learners_for, roles_towards
from lms.organisations.rules import can_act_for

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
    """A trainer of where this learner is, who may act for her. A case worker accompanies; she does not
    assess.
    """
    return Role.TRAINER in roles_towards(assessor, person.profile) and can_act_for(assessor, person.profile)


def may_mark(reader: Person, person: Person) -> bool:
    """Who assesses her says how what she wrote is."""
    return may_sign_off(reader, person)


def assessed_by(reader: Person) -> QuerySet[Profile]:
    """The learners of whom somebody may mark something: the same rule, for a list."""
    where = [
        membership.organisation_id
        for membership in current_memberships(reader)
        if membership.role == Role.TRAINER
    ]
    return Profile.objects.filter(is_in_reach(reader.pk, where, where), suspended_at=None)


def may_give_try(worker: Person, person: Person) -> bool:
    """Who assesses her decides whether she takes a test once more."""
    return may_sign_off(worker, person)


def tries_left(allowed: int, used: int) -> int | None:
    """None: as many as she likes. An author may allow fewer than she has used: then none are left."""
    return max(0, allowed - used) if allowed else None


def drawn(questions: Sequence[str], count: int, *, lot: UUID) -> list[str]:
    """`count` of them in their order. The same lot draws the same, also when another question is added that
    is not drawn.
    """
    by_lot = sorted(questions, key=lambda question: sha256(f"{lot} {question}".encode()).digest())
    chosen = set(by_lot[:count])
    return [question for question in questions if question in chosen]


def needed_right(count: int, pass_percent: int) -> int:
    """How many of `count` questions must be right to reach the pass mark."""
    return math.ceil(count * pass_percent / 100)
