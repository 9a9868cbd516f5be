"""The policies that ask the desk's registries."""

from django.http import HttpRequest

from lms.accounts.factors.session import is_staff_person
from lms.contracts.desk.menu import items_on
from lms.contracts.desk.moderation import decided_by
from lms.safety.access.policy import Policy, policies, register
from lms.safety.faces.one_face import kind_of


def decides(request: HttpRequest) -> bool:
    return is_staff_person(request) and bool(decided_by(request.user, kind_of(request)))


def has_a_place(request: HttpRequest) -> bool:
    return any(
        policy.allows(request) and item.address_for(request.user)
        for item in items_on(kind_of(request))
        if (policy := policies.get(item.policy))
    )


register(
    Policy(
        "moderation",
        "Somebody who decides about a kind of thing that waits on this face.",
        decides,
        sign_in="staff_sign_in",
        remembers_address=True,
        requires=("second_factor",),
    )
)
register(
    Policy(
        "desk_menu",
        "Somebody for whom the desk of this face has a place.",
        has_a_place,
        sign_in="staff_sign_in",
        remembers_address=True,
        requires=("second_factor",),
    )
)
