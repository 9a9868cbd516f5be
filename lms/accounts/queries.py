from typing import Any

from lms.accounts import codes
from lms.accounts.handles import handle_key
from lms.accounts.models import CodeCard, Profile


def find_card(handle_or_number: str) -> CodeCard | None:
    """The valid card with this number, or of the learner with this handle."""
    cards = CodeCard.objects.select_related("profile__user").filter(revoked_at=None)
    digits = codes.digits_of(handle_or_number)
    typed = handle_key(handle_or_number)
    if digits and len(digits) == len(typed):
        return cards.filter(number=digits).first()
    return cards.filter(profile__handle_key=typed).first()


def profile_of(user: Any) -> Profile | None:
    """The learner's profile, or None for staff, employers and visitors."""
    return getattr(user, "profile", None) if getattr(user, "is_authenticated", False) else None
