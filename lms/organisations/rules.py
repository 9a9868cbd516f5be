"""Who may do what with whom, in words."""

from typing import Any

from django.db.models import QuerySet

from lms.accounts.models import Profile
from lms.organisations.models import DESK_ROLES, Organisation, Role
from lms.organisations.queries import (
    accompanies,
    card_to_confirm,
    coordinated_organisation_ids,
    current_memberships,
    learners_for,
    roles_towards,
    standing_vettings,
)


def can_make_accounts(person: Any) -> bool:
    """Case workers and coordinators make accounts, for their own organisation."""
    return any(m.role in {Role.CASE_WORKER, Role.COORDINATOR} for m in current_memberships(person))


def can_renew_card(person: Any, learner: Profile) -> bool:
    """Somebody who makes accounts where this learner is, and who may see her."""
    makes_accounts = not roles_towards(person, learner).isdisjoint({Role.CASE_WORKER, Role.COORDINATOR})
    return makes_accounts and learners_for(person).filter(pk=learner.pk).exists()


def needs_reason(person: Any, learner: Profile) -> bool:
    """A coordinator may see everybody of her organisation, but says why before she opens somebody she does
    not accompany.
    """
    return Role.TRAINER not in roles_towards(person, learner) and not accompanies(person, learner)


def can_confirm_card(person: Any, learner: Profile) -> bool:
    """Somebody who may renew this learner's card, and who did not make the one that waits."""
    return can_renew_card(person, learner) and card_to_confirm(person, learner) is not None


def can_confirm_names(person: Any, learner: Profile) -> bool:
    """A trainer, case worker or coordinator who may see this learner sits beside her when she says
    her name.
    """
    return learners_for(person).filter(pk=learner.pk).exists()


def vetting_organisation(person: Any) -> Organisation | None:
    """The partner organisation for which somebody may check employers: coordinators only.

    None for everybody else.
    """
    return next(
        (
            m.organisation
            for m in current_memberships(person)
            if m.role == Role.COORDINATOR and m.organisation.kind == Organisation.Kind.PARTNER
        ),
        None,
    )


def can_vet(person: Any, employer: Organisation) -> bool:
    """Once for each organisation, and by somebody else each time: whoever changes her organisation is no
    second pair of eyes.
    """
    own = vetting_organisation(person)
    checks = list(standing_vettings(employer).values_list("on_behalf_of", "coordinator"))
    return own is not None and all(
        organisation != own.pk and coordinator != person.pk for organisation, coordinator in checks
    )


def administrates(person: Any) -> bool:
    """Whoever set the site up, and administrators after her."""
    return bool(getattr(person, "is_superuser", False)) or Role.ADMINISTRATOR in {
        m.role for m in current_memberships(person)
    }


def led_organisations(person: Any) -> QuerySet[Organisation]:
    """The organisations whose team somebody may change: all of them for an administrator, her own for a
    coordinator.
    """
    if administrates(person):
        return Organisation.objects.all()
    return Organisation.objects.filter(
        pk__in=coordinated_organisation_ids(person), kind=Organisation.Kind.PARTNER
    )


def roles_to_give(person: Any, organisation: Organisation) -> tuple[Any, ...]:
    """What somebody who may change this team can make of a colleague.

    Only administrators make administrators.
    """
    if organisation.kind == Organisation.Kind.EMPLOYER:
        return (Role.EMPLOYER,)
    return (*DESK_ROLES, Role.REVIEWER, Role.ADMINISTRATOR) if administrates(person) else DESK_ROLES
