import datetime

from django.utils import timezone

from lms.accounts.handles import handle_key
from lms.accounts.models import CodeCard, Profile
from lms.core.clock import not_later
from lms.core.conf import conf
from lms.core.people import Person
from lms.core.prepared import Prepared
from lms.core.typed_codes import read_digits


def find_card(handle_or_number: str) -> CodeCard | None:
    """The valid card with this number, or of the learner with this handle."""
    cards = CodeCard.objects.select_related("profile__user").filter(revoked_at=None)
    digits = read_digits(handle_or_number)
    typed = handle_key(handle_or_number)
    if digits and len(digits) == len(typed):
        return cards.filter(number=digits).first()
    return cards.filter(profile__handle_key=typed).first()


def account_key(handle_or_number: str) -> str:
    """One key for an account, however it is named, so that number and handle do not give two counts of wrong
    tries.
    """
    card = find_card(handle_or_number)
    return str(card.profile.uuid) if card else handle_key(handle_or_number)


def closed_until(profile: Profile) -> datetime.datetime | None:
    """Until when what her PIN protects stays closed because her card was renewed; None when it does not."""
    card = profile.cards.filter(revoked_at=None, renewed=True, confirmed_at=None).first()
    now = timezone.now()
    opens_at = (
        not_later(card.issued_at, now) + datetime.timedelta(hours=conf.renewed_card_hours) if card else None
    )
    return opens_at if opens_at and opens_at > now else None


def untold_card(profile: Profile) -> CodeCard | None:
    """Her renewed card, as long as she has not seen who made it."""
    return (
        profile.cards.select_related("issued_by").filter(revoked_at=None, renewed=True, told_at=None).first()
    )


def profile_of(user: Person) -> Profile | None:
    """The learner's profile, or None for staff, employers and visitors."""
    if not getattr(user, "is_authenticated", False):
        return None
    relation = Profile.user.field.remote_field
    if not relation.is_cached(user):  # staff's: a learner's comes with her (lms.accounts.backends)
        relation.set_cached_value(user, None)
        for profile in OF_USER.rows(user.pk):
            profile.user = user
    return getattr(user, "profile", None)


OF_USER = Prepared(lambda user: Profile.objects.filter(user=user))
