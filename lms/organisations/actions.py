from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.accounts.actions import IssuedCard, confirm_card, create_learner, issue_card, let_in_again, suspend
from lms.accounts.models import Profile
from lms.audit.actions import record
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.closing import open_again_when_checked
from lms.organisations.models import Membership, Organisation, Role, SupportAssignment, Vetting
from lms.organisations.queries import card_to_confirm, fresh_vettings
from lms.organisations.rules import (
    accounts_organisation,
    can_close_account,
    can_confirm_card,
    can_make_accounts,
    can_renew_card,
    can_vet_or_has,
    checking_organisation,
)
from lms.organisations.writers import give_writing


def organisation_for_accounts(worker: Person) -> Organisation:
    return permit(accounts_organisation(worker))


@transaction.atomic
def add_membership(
    person: Person, organisation: Organisation, role: Role, *, by: Person | None = None
) -> Membership:
    membership, created = Membership.objects.get_or_create(
        person=person, organisation=organisation, role=role, ended_at=None
    )
    if created:
        record("role.given", actor=by, subject=membership, role=str(role))
        give_writing(person, role)
    return membership


@transaction.atomic
def assign(
    worker: Person, learner: Person, organisation: Organisation, *, by: Person | None = None
) -> SupportAssignment:
    assignment, created = SupportAssignment.objects.get_or_create(
        worker=worker, learner=learner, ended_at=None, defaults={"organisation": organisation}
    )
    if created:
        record("support_assignment.made", actor=by, subject=assignment)
    return assignment


@transaction.atomic
def make_learner_account(*, worker: Person, language: str, handle: str = "") -> tuple[Profile, IssuedCard]:
    """A new learner of the worker's organisation, accompanied by the worker, with her first card."""
    permit(can_make_accounts(worker))
    organisation = organisation_for_accounts(worker)
    profile = create_learner(by=worker, language=language, handle=handle)
    add_membership(profile.user, organisation, Role.LEARNER, by=worker)
    assign(worker, profile.user, organisation, by=worker)
    return profile, issue_card(profile, by=worker)


@transaction.atomic
def suspend_account(profile: Profile, *, worker: Person) -> None:
    """Close a learner's account for now: she may be in danger through it, or she asked for it."""
    permit(can_close_account(worker, profile))
    suspend(profile, by=worker)


@transaction.atomic
def open_account_again(profile: Profile, *, worker: Person) -> None:
    permit(can_close_account(worker, profile))
    let_in_again(profile, by=worker)


@transaction.atomic
def renew_card(profile: Profile, *, worker: Person) -> IssuedCard:
    """A new card in the hand of a learner the worker may see; the old one stops at once."""
    permit(can_renew_card(worker, profile))
    return issue_card(profile, by=worker)


@transaction.atomic
def confirm_renewed_card(profile: Profile, *, worker: Person) -> None:
    """A second worker sat with her and saw that the new card is in her hand.

    ValidationError when somebody else did before.
    """
    lock(profile)
    permit(can_renew_card(worker, profile))
    if not can_confirm_card(worker, profile) and _was_confirmed(profile):
        raise ValidationError(_("It is already confirmed. She can open what her PIN protects."))
    confirm_card(permit(card_to_confirm(worker, profile)), by=worker)


def _was_confirmed(profile: Profile) -> bool:
    return profile.cards.filter(revoked_at=None, confirmed_at__isnull=False).exists()


@transaction.atomic
def vet(employer: Organisation, *, coordinator: Person, note: str) -> Vetting:
    """A coordinator confirms that she checked this employer, for her own organisation.

    Once for each organisation, and again each year.
    """
    own = permit(checking_organisation(coordinator, employer))
    lock(employer)
    permit(can_vet_or_has(coordinator, employer))
    earlier = Vetting.objects.filter(organisation=employer, on_behalf_of=own, ended_at=None)
    earlier.exclude(pk__in=fresh_vettings(employer)).update(ended_at=timezone.now())
    vetting, created = Vetting.objects.get_or_create(
        organisation=employer,
        on_behalf_of=own,
        ended_at=None,
        defaults={"coordinator": coordinator, "note": note},
    )
    if created:
        record("employer.vetted", actor=coordinator, subject=employer)
        open_again_when_checked(employer, by=coordinator)
    return vetting
