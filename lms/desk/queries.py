import datetime
from typing import Any

from django.db.models import Exists, QuerySet
from django.utils import timezone

from lms.accounts.models import FactorRenewal, Profile
from lms.contracts.desk.needs import Need, Urgency, annotate_needs, annotate_own_needs, asked_of
from lms.core.people import Person
from lms.desk.models import Talk
from lms.organisations.models import Role
from lms.organisations.queries import roles_of
from lms.organisations.renewing import renewals_to_know_of
from lms.organisations.rules import administrates


def may_renew_factors(worker: Person) -> bool:
    return Role.COORDINATOR in roles_of(worker) or administrates(worker)


def renewals_for(worker: Person) -> list[FactorRenewal]:
    """What waits on the desk of somebody who may renew a second factor."""
    return renewals_to_know_of(worker) if may_renew_factors(worker) else []


def spoken_about(need: str, about: Any, *, since: Any) -> Exists:
    """For the condition of a need that talking answers: whether anybody has spoken with her since."""
    return Exists(Talk.objects.filter(learner=about, need=need, spoken_at__gte=since))


#: So long a note that was a mistake can be taken back by who made it.
UNDO_FOR = datetime.timedelta(days=1)


def talks_to_take_back(worker: Person) -> QuerySet[Talk]:
    return Talk.objects.filter(worker=worker, spoken_at__gt=timezone.now() - UNDO_FOR)


def talks_with(learner: Profile) -> QuerySet[Talk]:
    return Talk.objects.filter(learner=learner.user_id).select_related("worker")


def needs_of(worker: Person, learner: Profile) -> list[tuple[Need, bool]]:
    """What holds for one learner now and somebody can do, and whether this worker is asked. One query."""
    found = annotate_own_needs(annotate_needs(Profile.objects.filter(pk=learner.pk)), worker.pk).get()
    return [
        (need, need.is_for(worker))
        for need in asked_of(worker)
        if need.urgency is not Urgency.NOTHING and getattr(found, need.key)
    ]
