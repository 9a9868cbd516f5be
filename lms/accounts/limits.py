"""How long whose pages may be quiet (S6), and what opens them again."""

from django.http import HttpRequest

from lms.accounts.queries import closed_until, profile_of
from lms.core.conf import conf
from lms.safety.session.idle import IdleLimit, limit_idle

SHARED_PHONE = 3 * 60
STAFF = 15 * 60


def learner_seconds(request: HttpRequest) -> int:
    return conf.own_phone_minutes * 60 if request.session.get("phone") == "own" else SHARED_PHONE


def learner_unlock(request: HttpRequest) -> str:
    """Her PIN; where she has none, or a renewed card closes it, the card alone can."""
    profile = profile_of(request.user)
    return "accounts:pin_check" if profile and profile.has_pin and closed_until(profile) is None else ""


limit_idle(
    IdleLimit(
        "learner",
        "A learner: shorter on a shared phone.",
        10,
        lambda request: profile_of(request.user) is not None,
        learner_seconds,
        learner_unlock,
    )
)
limit_idle(
    IdleLimit(
        "worker",
        "Staff, authors and employers.",
        20,
        lambda request: request.user.is_authenticated,
        lambda request: STAFF,
        lambda request: "staff_unlock",
    )
)
