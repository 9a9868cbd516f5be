"""An employer's people let each other in and out. The last who leads there cannot shut the firm out."""

import secrets
from collections.abc import Collection

from anyascii import anyascii
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.members.models import Invitation, Member
from employers.members.queries import duties_of, leaders_of, member_of, open_invitations
from employers.members.rules import (
    can_change_duties,
    can_confirm,
    can_invite,
    can_leave,
    can_remove,
    can_take_back,
)
from lms.accounts.actions import create_staff
from lms.accounts.codes import new_code
from lms.accounts.sessions import end_sign_ins
from lms.audit.actions import record
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.actions import add_membership
from lms.organisations.duties import Duty, in_order
from lms.organisations.models import Membership, Organisation, Role
from lms.organisations.queries import vetted_employers
from lms.organisations.rules import vetting_organisation
from lms.secrets.fingerprints import keyed

#: Open invitations of one firm: each is a code that somebody may find.
MOST_OPEN = 10
TRIES = 50
DIGITS = 4
LONGEST_WORD = 20


@transaction.atomic
def invite(organisation: Organisation, duties: Collection[Duty], *, by: Person) -> tuple[Invitation, str]:
    """An invitation and its code, which is kept nowhere."""
    lock(organisation)
    permit(can_invite(by, organisation))
    if open_invitations(organisation).count() >= MOST_OPEN:
        raise ValidationError(_("Many invitations are open. Take one back first."))
    code = new_code()
    invitation = Invitation.objects.create(
        organisation=organisation,
        key=keyed("invitation", code),
        duties=in_order(duties),
        from_desk=vetting_organisation(by) is not None,
        made_by=by,
    )
    record("invitation.made", actor=by, subject=invitation)
    return invitation, code


@transaction.atomic
def take_back(invitation: Invitation, *, by: Person) -> None:
    """Twice is once; what was used meanwhile stays used."""
    lock(invitation.organisation)
    lock(invitation)
    permit(can_take_back(by, invitation))
    if invitation.used_at is None and invitation.taken_back_at is None:
        invitation.taken_back_at = timezone.now()
        invitation.save(update_fields=["taken_back_at"])
        record("invitation.taken_back", actor=by, subject=invitation)


@transaction.atomic
def join(invitation: Invitation, *, address: str = "", **names: str) -> tuple[Person, str] | None:
    """A new account for whoever was invited, and the password it begins with; None when the invitation has
    ended since it was read. `address` where people sign in with one.
    """
    place = lock(invitation.organisation)
    lock(invitation)
    if not open_invitations(place).filter(pk=invitation.pk).exists():
        return None
    if not vetted_employers().filter(pk=place.pk).exists():
        return None
    person, password = _account(address, names)
    membership = add_membership(person, place, Role(Role.EMPLOYER))
    Member.objects.create(membership=membership, duties=invitation.duties)
    invitation.used_at = timezone.now()
    invitation.save(update_fields=["used_at"])
    record("invitation.used", actor=person, subject=invitation)
    return person, password


def _account(address: str, names: dict[str, str]) -> tuple[Person, str]:
    """Under a word that is made here: one that she chose would tell her who else signs in by it."""
    if address:
        return create_staff(username=address, **names)
    first = anyascii(names.get("first_name", "")).lower()
    word = "".join(letter for letter in first if letter.isalnum())[:LONGEST_WORD] or "member"
    for _try in range(TRIES):
        try:
            return create_staff(username=f"{word}-{secrets.randbelow(10**DIGITS):0{DIGITS}d}", **names)
        except ValidationError:
            continue
    raise RuntimeError("No free user name was found.")


@transaction.atomic
def confirm(membership: Membership, *, by: Person) -> None:
    """It is the person who was invited: from now on she does what the invitation said."""
    lock(membership.organisation)
    _read_again(membership)
    permit(can_confirm(by, membership))
    member = lock(membership.member)
    member.confirmed_at = timezone.now()
    member.save(update_fields=["confirmed_at"])
    record("member.confirmed", actor=by, subject=membership)


@transaction.atomic
def set_duties(membership: Membership, duties: Collection[Duty], *, by: Person) -> None:
    """Exactly these from the next request on."""
    lock(membership.organisation)
    _read_again(membership)
    permit(can_change_duties(by, membership))
    if Duty.LEADS not in duties:
        _somebody_else_leads(membership)
    if duties_of(membership) == frozenset(duties):
        return
    said, member = in_order(duties), member_of(membership)
    if member is None:
        Member.objects.create(membership=membership, duties=said, confirmed_at=membership.since)
    else:
        lock(member)
        member.duties = said
        member.save(update_fields=["duties"])
    record("member.duties", actor=by, subject=membership, **dict.fromkeys(map(str, said), True))


@transaction.atomic
def remove(membership: Membership, *, by: Person) -> None:
    """Out from the next request on, on every device. Twice is once."""
    lock(membership.organisation)
    _read_again(membership)
    permit(can_remove(by, membership))
    _end(membership, by=by)
    end_sign_ins({membership.person_id})


@transaction.atomic
def leave(membership: Membership, *, by: Person) -> None:
    """She goes. Without another place here nobody signs in with her account any more."""
    lock(membership.organisation)
    _read_again(membership)
    permit(can_leave(by, membership))
    _somebody_else_leads(membership)
    _end(membership, by=by)
    end_sign_ins({by.pk})


def _read_again(membership: Membership) -> None:
    """What she does may have changed since the page was read."""
    lock(membership)
    membership._state.fields_cache.pop("member", None)


def _somebody_else_leads(membership: Membership) -> None:
    others = [each for each in leaders_of(membership.organisation) if each.pk != membership.pk]
    if not others and Duty.LEADS in duties_of(membership):
        raise ValidationError(
            _("Nobody would be left who can invite others. First let a colleague do that too.")
        )


def _end(membership: Membership, *, by: Person) -> None:
    """Without another place here nobody signs in with the account any more."""
    if membership.ended_at is not None:
        return
    person = lock(membership.person)
    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    if not person.is_superuser and not person.memberships.filter(ended_at=None).exists():
        person.is_active = False
        person.save(update_fields=["is_active"])
    record("role.ended", actor=by, subject=membership, role=str(membership.role))
