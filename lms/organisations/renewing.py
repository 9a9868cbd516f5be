"""A lost second factor: one colleague proposes to take it away, another confirms (decision 28).

The person herself does neither.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.accounts.factors.actions import take_all_away
from lms.accounts.factors.queries import is_standing, proposed_renewals, standing_renewal
from lms.accounts.models import FactorRenewal
from lms.audit.actions import record
from lms.core.locking import lock, lock_all
from lms.organisations.models import Membership, Organisation, Role
from lms.organisations.queries import effective_memberships


def works_in(person: Any) -> QuerySet[Membership]:
    """Where somebody works whose second factor can be renewed: read anew, whatever the request has kept."""
    return effective_memberships().filter(person=person, person__profile=None).exclude(role=Role.LEARNER)


def _near(organisation: Organisation, person: Any) -> set[Any]:
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


def _administrators(person: Any) -> set[Any]:
    administrates = Q(is_superuser=True) | Q(
        pk__in=effective_memberships().filter(role=Role.ADMINISTRATOR).values("person")
    )
    found = get_user_model()._default_manager.filter(administrates, is_active=True, profile=None)
    return set(found.exclude(pk=person.pk).values_list("pk", flat=True))


def _pairs_with(one: Any, person: Any) -> set[Any]:
    """Who can be the other half beside `one`.

    Administrators of any organisation stand in where there are not two near her.
    """
    others: set[Any] = set()
    places = Organisation.objects.filter(pk__in=works_in(person).values("organisation"))
    for organisation in places:
        near = _near(organisation, person)
        if len(near) > 1:
            others |= near if one.pk in near else set()
        elif one.pk in near:
            others |= _administrators(person)
        elif one.pk in _administrators(person):
            others |= near or _administrators(person)
    return others - {one.pk}


def can_renew_with_another(one: Any, person: Any) -> bool:
    """Whether `one` may do half of it, and somebody is there for the other half."""
    return bool(_pairs_with(one, person))


def can_confirm_renewal(one: Any, renewal: FactorRenewal) -> bool:
    """The other half: not by who proposed it, and only while who proposed it may still do so."""
    return renewal.proposed_by is not None and one.pk in _pairs_with(renewal.proposed_by, renewal.person)


def renewals_to_know_of(person: Any) -> list[FactorRenewal]:
    """What somebody proposed herself and still waits, and what waits for her.

    `is_hers` and `place` come with each.
    """
    found = []
    for renewal in proposed_renewals():
        renewal.is_hers = renewal.proposed_by_id == person.pk
        renewal.place = (
            works_in(renewal.person).select_related("organisation").order_by("since", "pk").first()
        )
        if (
            is_standing(renewal)
            and renewal.place
            and (renewal.is_hers or can_confirm_renewal(person, renewal))
        ):
            found.append(renewal)
    return found


def _hold_still(*people: Any) -> None:
    """Nobody's roles change meanwhile in the organisations of those it is about, nor is anybody else's half
    done.
    """
    theirs = Membership.objects.filter(person__in=[person.pk for person in people if person], ended_at=None)
    lock_all(Organisation.objects.filter(pk__in=theirs.values("organisation")))


@transaction.atomic
def propose_renewal(person: Any, *, by: Any) -> FactorRenewal:
    """She says she lost her second factor.

    ValidationError when somebody else proposed it already. Twice is once.
    """
    _hold_still(person, by)
    lock(person)
    if not can_renew_with_another(by, person):
        raise PermissionDenied
    standing = standing_renewal(person)
    if standing is not None and standing.proposed_by_id != by.pk:
        raise ValidationError(_("A colleague has proposed it in the meantime. You can confirm it."))
    if standing is not None:
        return standing
    person.factor_renewals.filter(confirmed_at=None, ended_at=None).update(ended_at=timezone.now())
    renewal = FactorRenewal.objects.create(person=person, proposed_by=by)
    record("factor.renewal_proposed", actor=by, subject=renewal)
    return renewal


@transaction.atomic
def confirm_renewal(renewal: FactorRenewal, *, by: Any) -> None:
    """Her second factors are gone and her sessions over.

    ValidationError when it was done, taken back, or is too old.
    """
    _hold_still(renewal.person, renewal.proposed_by, by)
    person = lock(renewal.person)
    lock(renewal)
    if renewal.confirmed_at:
        raise ValidationError(
            _("It is confirmed already. At her next sign-in she sets up a new second step.")
        )
    if renewal.proposed_by_id == by.pk:
        raise ValidationError(_("You proposed it yourself. Another colleague confirms it."))
    if not is_standing(renewal):
        raise ValidationError(_("This proposal holds no longer. If she still needs it, propose it anew."))
    if not can_confirm_renewal(by, renewal):
        raise PermissionDenied
    renewal.confirmed_by, renewal.confirmed_at = by, timezone.now()
    renewal.save(update_fields=["confirmed_by", "confirmed_at"])
    take_all_away(person, by=by)
    record("factor.renewal_confirmed", actor=by, subject=renewal)


@transaction.atomic
def take_renewal_back(renewal: FactorRenewal, *, by: Any) -> None:
    """By who proposed it, or by who could have confirmed it.

    ValidationError when it was confirmed. Twice is once.
    """
    lock(renewal.person)
    lock(renewal)
    if renewal.proposed_by_id != by.pk and not can_confirm_renewal(by, renewal):
        raise PermissionDenied
    if renewal.confirmed_at:
        raise ValidationError(
            _("It is confirmed already. At her next sign-in she sets up a new second step.")
        )
    if renewal.ended_at is None:
        renewal.ended_at = timezone.now()
        renewal.save(update_fields=["ended_at"])
        record("factor.renewal_taken_back", actor=by, subject=renewal)
