"""Who may open round tables: whoever works here, and whoever was invited to one from outside."""

from django.http import HttpRequest

from lms.accounts.factors.session import is_staff_person
from lms.contracts.navigation import LandingPage, register_landing_page
from lms.network.tables.queries import has_seat_from_outside
from lms.organisations.policies import works_at_the_desk
from lms.safety.access.policy import Policy, register


def comes_to_tables(request: HttpRequest) -> bool:
    return works_at_the_desk(request) or (is_staff_person(request) and has_seat_from_outside(request.user))


register(
    Policy(
        "tables",
        "A trainer, case worker or coordinator, or somebody who was invited to a round table.",
        comes_to_tables,
        sign_in="staff_sign_in",
        remembers_address=True,
        requires=("second_factor",),
    )
)
#: Their only one: on the other face they are nobody (lms.accounts.landing.belongs_elsewhere).
register_landing_page(LandingPage("tables", "network_desk:tables", 95))
