"""Who may do what with whom, in words."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from lms.accounts.models import FactorRenewal, Profile
from lms.core.people import Person
from lms.organisations.conditions import is_ready
from lms.organisations.models import (
    DESK_ROLES,
    TEAM_ROLES,
    Approver,
    Membership,
    Organisation,
    Role,
    SupportAssignment,
)
from lms.organisations.pool import who_may_be_named
from lms.organisations.queries import (
    accompanies,
    card_to_confirm,
    coordinated_organisation_ids,
    current_memberships,
    effective_memberships,
    fresh_vettings,
    learners_for,
    roles_towards,
    who_could,
)

ACCOUNT_MAKERS = {Role.CASE_WORKER, Role.COORDINATOR}


def can_make_accounts(person: Person) -> bool:
    """Case workers and coordinators make accounts, for their own organisation."""
    return any(m.role in ACCOUNT_MAKERS for m in current_memberships(person))


def accounts_organisation(person: Person) -> Organisation | None:
    """For which somebody makes accounts: of several, the first."""
    memberships = current_memberships(person)
    return next((m.organisation for m in memberships if m.role in ACCOUNT_MAKERS), None)


def can_see(person: Person, learner: Profile) -> bool:
    return learners_for(person).filter(pk=learner.pk).exists()


def can_act_for(person: Person, learner: Profile) -> bool:
    """Whoever may see her does something for her while her account is open. A closed one is read, and opened
    again (decision 50): every rule about doing something for a learner asks this one.
    """
    return learner.is_open and can_see(person, learner)


def can_close_account(person: Person, learner: Profile) -> bool:
    """Somebody who makes accounts where this learner is, and who may see her, closes her account for now and
    opens it again.
    """
    makes_accounts = not roles_towards(person, learner).isdisjoint(ACCOUNT_MAKERS)
    return makes_accounts and can_see(person, learner)


def can_renew_card(person: Person, learner: Profile) -> bool:
    """Whoever could close her account, while it is open: nobody enters a closed one with a card."""
    return can_close_account(person, learner) and can_act_for(person, learner)


def needs_reason(person: Person, learner: Profile) -> bool:
    """A coordinator may see everybody of her organisation, but says why before she opens somebody she does
    not accompany.
    """
    return Role.TRAINER not in roles_towards(person, learner) and not accompanies(person, learner)


def can_confirm_card(person: Person, learner: Profile) -> bool:
    """Somebody who may renew this learner's card, and who did not make the one that waits."""
    return can_renew_card(person, learner) and card_to_confirm(person, learner) is not None


def can_confirm_names(person: Person, learner: Profile) -> bool:
    """A trainer, case worker or coordinator who may see this learner sits beside her when she says
    her name.
    """
    return can_act_for(person, learner)


def vetting_organisation(person: Person) -> Organisation | None:
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


def can_vet(person: Person, employer: Organisation) -> bool:
    """Once for each organisation, and by somebody else each time: whoever changes her organisation is no
    second pair of eyes. Not before everything is done that a room asks for.
    """
    own = vetting_organisation(person) if is_ready(employer) else None
    checks = list(fresh_vettings(employer).values_list("on_behalf_of", "coordinator"))
    return own is not None and all(
        organisation != own.pk and coordinator != person.pk for organisation, coordinator in checks
    )


def checking_organisation(person: Person, employer: Organisation) -> Organisation | None:
    """The partner organisation for which somebody may check this employer, or close it. A partner is neither
    checked nor closed.
    """
    return vetting_organisation(person) if employer.kind == Organisation.Kind.EMPLOYER else None


def can_vet_or_has(person: Person, employer: Organisation) -> bool:
    """Whoever may check it now, and whoever's organisation has: asked twice, it is done once."""
    own = checking_organisation(person, employer)
    return can_vet(person, employer) or fresh_vettings(employer).filter(on_behalf_of=own).exists()


def closing_organisation(person: Person, employer: Organisation, *, reason: str) -> Organisation | None:
    """For which somebody may close this employer. Without a reason nobody may."""
    return checking_organisation(person, employer) if reason.strip() else None


def administrates(person: Person) -> bool:
    """Whoever set the site up, and administrators after her."""
    return bool(getattr(person, "is_superuser", False)) or Role.ADMINISTRATOR in {
        m.role for m in current_memberships(person)
    }


def led_organisations(person: Person) -> QuerySet[Organisation]:
    """The organisations whose team somebody may change: all of them for an administrator, her own for a
    coordinator.
    """
    if administrates(person):
        return Organisation.objects.all()
    return Organisation.objects.filter(
        pk__in=coordinated_organisation_ids(person), kind=Organisation.Kind.PARTNER
    )


def roles_to_give(person: Person, organisation: Organisation) -> tuple[Role, ...]:
    """What somebody who may change this team can make of a colleague.

    Only administrators make administrators, and reviewers: what those publish, everybody reads.
    """
    if organisation.kind == Organisation.Kind.EMPLOYER:
        return (Role(Role.EMPLOYER),)
    return tuple(Role(role) for role in (TEAM_ROLES if administrates(person) else (*DESK_ROLES, Role.AUTHOR)))


def can_give_roles(person: Person, organisation: Organisation, roles: Collection[Role]) -> bool:
    """Whoever leads this organisation gives and takes the roles that are hers to give, and no other."""
    leads = led_organisations(person).filter(pk=organisation.pk).exists()
    return leads and set(roles) <= set(roles_to_give(person, organisation))


def organisation_led_of(person: Person, learner: Profile) -> Organisation | None:
    """The organisation of this learner in which somebody says who accompanies her: a coordinator's, of those
    where she learns.
    """
    hers = Membership.objects.filter(person=learner.user_id, role=Role.LEARNER, ended_at=None).values(
        "organisation"
    )
    return (
        Organisation.objects.filter(pk__in=coordinated_organisation_ids(person)).filter(pk__in=hers).first()
    )


def can_accompany(worker: Person, learner: Profile, organisation: Organisation) -> bool:
    """Somebody who works with learners there. Whoever accompanies her already need not begin."""
    return who_could(learner, organisation).filter(pk=worker.pk).exists()


def can_end_assignment(person: Person, learner: Profile, assignment: SupportAssignment) -> bool:
    """A coordinator of the organisation for which she is accompanied, and where she learns."""
    return organisation_led_of(person, learner) == assignment.organisation


# ── a lost second factor: one colleague proposes, another confirms (decision 28) ──────────────────


def works_in(person: Person) -> QuerySet[Membership]:
    """Where somebody works whose second factor can be renewed: read anew, whatever the request has kept."""
    return effective_memberships().filter(person=person, person__profile=None).exclude(role=Role.LEARNER)


def _colleagues_of_her_kind(organisation: Organisation, person: Person) -> set[Any]:
    """Those who know her: coordinators and administrators there.

    For an employer's people the partners' coordinators.
    """
    there = (
        effective_memberships().filter(person__is_active=True, person__profile=None).exclude(person=person)
    )
    if organisation.kind == Organisation.Kind.EMPLOYER:
        found = there.filter(role=Role.COORDINATOR, organisation__kind=Organisation.Kind.PARTNER)
    else:
        found = there.filter(role__in=(Role.COORDINATOR, Role.ADMINISTRATOR), organisation=organisation)
    return set(found.values_list("person", flat=True))


def _administrators(person: Person) -> set[Any]:
    administrates = Q(is_superuser=True) | Q(
        pk__in=effective_memberships().filter(role=Role.ADMINISTRATOR).values("person")
    )
    found = get_user_model()._default_manager.filter(administrates, is_active=True, profile=None)
    return set(found.exclude(pk=person.pk).values_list("pk", flat=True))


def _pairs_with(one: Person, person: Person) -> set[Any]:
    """Who can be the other half beside `one`.

    Administrators of any organisation stand in where there are not two near her.
    """
    others: set[Any] = set()
    places = Organisation.objects.filter(pk__in=works_in(person).values("organisation"))
    for organisation in places:
        colleagues = _colleagues_of_her_kind(organisation, person)
        if len(colleagues) > 1:
            others |= colleagues if one.pk in colleagues else set()
        elif one.pk in colleagues:
            others |= _administrators(person)
        elif one.pk in _administrators(person):
            others |= colleagues or _administrators(person)
    return others - {one.pk}


def can_renew_with_another(one: Person, person: Person) -> bool:
    """Whether `one` may do half of it, and somebody is there for the other half."""
    return bool(_pairs_with(one, person))


def can_confirm_renewal(one: Person, renewal: FactorRenewal) -> bool:
    """The other half: not by who proposed it, and only while who proposed it may still do so."""
    return renewal.proposed_by is not None and one.pk in _pairs_with(renewal.proposed_by, renewal.person)


def can_take_renewal_back(one: Person, renewal: FactorRenewal) -> bool:
    """Who proposed it, or who could confirm it."""
    return renewal.proposed_by_id == one.pk or can_confirm_renewal(one, renewal)


def can_name(by: Person, person: Person) -> Organisation | None:
    """A coordinator names those of her own organisation, herself too; for which organisation."""
    own = vetting_organisation(by)
    return own if own and who_may_be_named(own).filter(pk=person.pk).exists() else None


def can_release(by: Person, approver: Approver) -> bool:
    own = vetting_organisation(by)
    return own is not None and own.pk == approver.organisation_id
