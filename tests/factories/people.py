"""People made through the same actions as in real life."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from lms.accounts import codes
from lms.accounts.actions import create_learner, issue_card, set_pin
from lms.accounts.models import CodeCard, Profile
from lms.organisations.actions import add_membership, assign
from lms.organisations.models import Organisation, Role, Vetting
from tests.remembered import remembered

PASSWORD = "a-long-password-for-tests"
PIN = "580274"


@remembered
def make_organisation(name: str = "Officina", kind: str = "partner", place: str = "Turin") -> Organisation:
    return Organisation.objects.get_or_create(name=name, defaults={"kind": kind, "place": place})[0]


@remembered
def make_worker(
    role: str = Role.CASE_WORKER,
    *,
    organisation: Organisation | None = None,
    username: str = "",
    **names: str,
) -> Any:
    """Somebody who has been here before: the first sign-in asks for a password of her own
    (tests/lms/accounts/test_password.py).
    """
    user = get_user_model().objects.create_user(
        username or f"{role}-{get_user_model().objects.count()}",
        password=PASSWORD,
        last_login=timezone.now(),
        **names,
    )
    add_membership(user, organisation or make_organisation(), role)
    return user


@remembered
def make_employer(name: str = "Hotel Aurora", *, vetted: bool = True) -> Any:
    organisation = make_organisation(name, "employer")
    user = make_worker(Role.EMPLOYER, organisation=organisation)
    if vetted:
        for partner in ("Officina", "Ergasia"):
            Vetting.objects.get_or_create(
                organisation=organisation,
                on_behalf_of=make_organisation(partner),
                defaults={"note": "visited"},
            )
    return user


@dataclass
class Entered:
    """A learner with what is printed on her card."""

    profile: Profile
    card: CodeCard
    code: str

    @property
    def user(self) -> Any:
        return self.profile.user


@remembered
def make_learner(
    *,
    worker: Any = None,
    organisation: Organisation | None = None,
    language: str = "en",
    pin: str = PIN,
    handle: str = "",
) -> Entered:
    profile = create_learner(by=worker, language=language, handle=handle)
    place = organisation or make_organisation()
    add_membership(profile.user, place, Role.LEARNER)
    if worker:
        assign(worker, profile.user, place)
    issued = issue_card(profile, by=worker, code=codes.new_code())
    if pin:
        set_pin(profile, pin)
    return Entered(profile, issued.card, issued.code)
