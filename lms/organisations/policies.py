"""The predicates of the policies that know roles."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from lms.accounts.factors.session import is_staff_person
from lms.organisations.models import DESK_ROLES, Role
from lms.organisations.queries import roles_of
from lms.organisations.rules import administrates
from lms.safety.access.policy import Policy, register


def has_role(request: HttpRequest, *roles: Any) -> bool:
    """Never with a card alone, which asks for no second factor: a learner who begins to work here gets
    another account.
    """
    return is_staff_person(request) and not roles_of(request.user).isdisjoint(roles)


def works_at_the_desk(request: HttpRequest) -> bool:
    return has_role(request, *DESK_ROLES)


def makes_accounts(request: HttpRequest) -> bool:
    return has_role(request, Role.CASE_WORKER, Role.COORDINATOR)


def assesses(request: HttpRequest) -> bool:
    return has_role(request, Role.TRAINER)


def teaches(request: HttpRequest) -> bool:
    return has_role(request, Role.TRAINER, Role.COORDINATOR)


def coordinates(request: HttpRequest) -> bool:
    return has_role(request, Role.COORDINATOR)


def is_administrator(request: HttpRequest) -> bool:
    return is_staff_person(request) and administrates(request.user)


def leads_a_team(request: HttpRequest) -> bool:
    return coordinates(request) or is_administrator(request)


def is_employer(request: HttpRequest) -> bool:
    return has_role(request, Role.EMPLOYER)


def _register(name: str, words: str, allows: Callable[[HttpRequest], bool]) -> None:
    """A policy of somebody who works here: with her second factor, and led back to where she wanted to go."""
    register(
        Policy(
            name, words, allows, sign_in="staff_sign_in", remembers_address=True, requires=("second_factor",)
        )
    )


_register("desk", "A trainer, case worker or coordinator.", works_at_the_desk)
_register("accounts", "A case worker or coordinator, who may make accounts and cards.", makes_accounts)
_register("assessor", "A trainer, who may sign off what she watched.", assesses)
_register("teaching", "A trainer or coordinator, who plans sessions and keeps their registers.", teaches)
_register("coordinator", "A coordinator of an organisation.", coordinates)
_register("employer", "Somebody of an employer organisation.", is_employer)
_register("administrator", "An administrator.", is_administrator)
_register("team", "A coordinator, for her own organisation, or an administrator.", leads_a_team)
