"""Who may do what on the desk itself."""

from typing import Any

from django.db.models import QuerySet

from lms.accounts.models import Profile
from lms.core.people import Person
from lms.desk.models import Talk
from lms.organisations.models import DESK_ROLES, Deputy, Membership, Organisation, Role
from lms.organisations.queries import coordinated_organisation_ids, effective_memberships
from lms.organisations.rules import can_act_for

#: Whoever does the same work there stands in for somebody, and coordinators for everybody.
STANDS_IN: dict[Any, set[Any]] = {
    Role.TRAINER: {Role.TRAINER, Role.COORDINATOR},
    Role.CASE_WORKER: {Role.CASE_WORKER, Role.COORDINATOR},
    Role.COORDINATOR: {Role.CASE_WORKER, Role.COORDINATOR},
}


def may_note_talk(worker: Person, learner: Profile) -> bool:
    """Whoever may act for this learner may have spoken with her."""
    return can_act_for(worker, learner)


def who_may_stand_in(organisation: Organisation, worker: Person) -> QuerySet[Membership]:
    """Of an organisation in which she works with learners, but not she; whoever has two roles there twice."""
    there = effective_memberships().filter(organisation=organisation, person__is_active=True)
    own = there.filter(person=worker, role__in=DESK_ROLES).values_list("role", flat=True)
    roles = set().union(*(STANDS_IN[role] for role in own))
    return there.filter(role__in=roles).exclude(person=worker).select_related("person").order_by("pk")


def can_stand_in(worker: Person, deputy: Person, organisation: Organisation) -> bool:
    return who_may_stand_in(organisation, worker).filter(person=deputy).exists()


def can_name_deputy(by: Person, worker: Person, organisation: Organisation) -> bool:
    """She herself, and a coordinator there: whoever is ill names nobody."""
    return by.pk == worker.pk or organisation.pk in coordinated_organisation_ids(by)


def can_end_deputy(by: Person, row: Deputy) -> bool:
    """Who is stood in for, who stands in, and a coordinator there."""
    return by.pk in {row.worker_id, row.deputy_id} or row.organisation_id in coordinated_organisation_ids(by)


def may_take_talk_back(worker: Person, talk: Talk) -> bool:
    """Who noted it, and who may still act for her."""
    return talk.worker_id == worker.pk and can_act_for(worker, talk.learner.profile)
