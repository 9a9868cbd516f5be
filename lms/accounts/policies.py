"""The predicates of the policies that accounts know about."""

from django.http import HttpRequest

from lms.accounts.factors.session import gave_factor, is_staff_person, proved_lately
from lms.accounts.pin_gate import pin_gate_is_open
from lms.accounts.queries import profile_of
from lms.contracts.navigation import LandingPage, register_landing_page
from lms.core.rights import has_right
from lms.safety.access.policy import Policy, Requirement, register, require


def is_learner(request: HttpRequest) -> bool:
    return profile_of(request.user) is not None


def writes(request: HttpRequest) -> bool:
    """Never with a card alone: whoever has a learner's account writes with another one."""
    return is_staff_person(request) and has_right(request.user, "wagtailadmin.access_admin")


require(
    Requirement(
        "pin",
        "Her PIN, given within the last minutes; not while a renewed card still waits.",
        pin_gate_is_open,
        "accounts:pin_check",
    )
)
register(
    Policy(
        "learner",
        "A learner who entered with her card.",
        is_learner,
        sign_in="accounts:enter",
        tells_of_end=True,
    )
)
register(
    Policy(
        "learner_pin",
        "A learner who entered with her card and gave her PIN: what only she may open.",
        is_learner,
        sign_in="accounts:enter",
        requires=("pin",),
        tells_of_end=True,
    )
)
require(
    Requirement(
        "second_factor",
        "A second factor in this session, for everybody but learners.",
        gave_factor,
        "staff_sign_in",
    )
)
require(
    Requirement(
        "recent",
        "A password or second factor within the last minutes: before an export, an erasure, a change of"
        " roles.",
        proved_lately,
        "staff_again",
    )
)
register(
    Policy(
        "staff",
        "Somebody who works here or for an employer.",
        is_staff_person,
        sign_in="staff_sign_in",
        remembers_address=True,
        requires=("second_factor",),
    )
)
register(Policy("author", "Somebody who may use Wagtail.", writes, requires=("second_factor",)))
register_landing_page(LandingPage("author", "wagtailadmin_home", 30))
register(
    Policy(
        "wagtail",
        "Somebody who may use Wagtail; a visitor is asked to sign in.",
        writes,
        sign_in="staff_sign_in",
        remembers_address=True,
        requires=("second_factor",),
    )
)
