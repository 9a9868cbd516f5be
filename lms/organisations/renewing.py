"""A lost second factor: one colleague proposes to take it away, another confirms (decision 28).

The person herself does neither.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.accounts.factors.actions import take_all_away
from lms.accounts.factors.queries import current_renewal, proposed_renewals, still_holds
from lms.accounts.models import FactorRenewal
from lms.audit.actions import record
from lms.core.locking import lock, lock_all
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.models import Membership, Organisation
from lms.organisations.rules import (
    can_confirm_renewal,
    can_renew_with_another,
    can_take_renewal_back,
    works_in,
)


def renewals_to_know_of(person: Person) -> list[FactorRenewal]:
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
            still_holds(renewal)
            and renewal.place
            and (renewal.is_hers or can_confirm_renewal(person, renewal))
        ):
            found.append(renewal)
    return found


def _hold_still(*people: Person) -> None:
    """Nobody's roles change meanwhile in the organisations of those it is about, nor is anybody else's half
    done.
    """
    theirs = Membership.objects.filter(person__in=[person.pk for person in people if person], ended_at=None)
    lock_all(Organisation.objects.filter(pk__in=theirs.values("organisation")))


@transaction.atomic
def propose_renewal(person: Person, *, by: Person) -> FactorRenewal:
    """She says she lost her second factor.

    ValidationError when somebody else proposed it already. Twice is once.
    """
    _hold_still(person, by)
    lock(person)
    permit(can_renew_with_another(by, person))
    existing = current_renewal(person)
    if existing is not None and existing.proposed_by_id != by.pk:
        raise ValidationError(_("A colleague has proposed it in the meantime. You can confirm it."))
    if existing is not None:
        return existing
    person.factor_renewals.filter(confirmed_at=None, ended_at=None).update(ended_at=timezone.now())
    renewal = FactorRenewal.objects.create(person=person, proposed_by=by)
    record("factor.renewal_proposed", actor=by, subject=renewal)
    return renewal


@transaction.atomic
def confirm_renewal(renewal: FactorRenewal, *, by: Person) -> None:
    """Her second factors are gone and her sessions over.

    ValidationError when it was done, taken back, or is too old.
    """
    _hold_still(renewal.person, renewal.proposed_by, by)
    person = lock(renewal.person)
    lock(renewal)
    if renewal.confirmed_at:
        raise ValidationError(
            _("It is already confirmed. Your colleague sets up a new second step at the next sign-in.")
        )
    if renewal.proposed_by_id == by.pk:
        raise ValidationError(_("You proposed it yourself. Another colleague has to confirm it."))
    if not still_holds(renewal):
        raise ValidationError(_("This proposal is no longer valid. If it is still needed, make a new one."))
    permit(can_confirm_renewal(by, renewal))
    renewal.confirmed_by, renewal.confirmed_at = by, timezone.now()
    renewal.save(update_fields=["confirmed_by", "confirmed_at"])
    take_all_away(person, by=by)
    record("factor.renewal_confirmed", actor=by, subject=renewal)


@transaction.atomic
def take_renewal_back(renewal: FactorRenewal, *, by: Person) -> None:
    """By who proposed it, or by who could have confirmed it.

    ValidationError when it was confirmed. Twice is once.
    """
    lock(renewal.person)
    lock(renewal)
    permit(can_take_renewal_back(by, renewal))
    if renewal.confirmed_at:
        raise ValidationError(
            _("It is already confirmed. Your colleague sets up a new second step at the next sign-in.")
        )
    if renewal.ended_at is None:
        renewal.ended_at = timezone.now()
        renewal.save(update_fields=["ended_at"])
        record("factor.renewal_taken_back", actor=by, subject=renewal)
