"""Many names for one certificate in the same instant, from as many networks: the day's budget holds."""

import re
import uuid

from django.test import Client

from courses.certificates.actions import WRONG_NAMES_A_DAY
from courses.certificates.models import Certificate
from courses.certificates.names import name_fingerprint, new_salt
from courses.certificates.spellings import NEWEST
from tests.factories.people import make_learner
from tests.racing import at_once

NAME = "Amina Diallo"
SNAPSHOT = {
    "texts": {"en": {"title": "A clean kitchen", "course": "", "competences": []}},
    "hours": 6,
    "practice_hours": 0,
}


def named() -> Certificate:
    salt = new_salt()
    facts = {"name_salt": salt, "name_fingerprint": name_fingerprint(NAME, salt), "name_rule": NEWEST}
    return Certificate.objects.create(
        person=make_learner().user,
        about=uuid.uuid4(),
        snapshot=SNAPSHOT,
        issuer="Open Path Training",
        **facts,
    )


def check(code: str, name: str, network: int) -> str:
    """The state as the page says it: a test client's context is shared by all threads."""
    page = Client(SERVER_NAME="localhost", REMOTE_ADDR=f"10.0.{network}.7").post(
        "/verify/", {"code": code, "name": name}
    )
    return re.search(r'class="answer answer--([a-z-]+)"', page.content.decode())[1]


def test_of_many_wrong_names_at_once_only_the_budget_is_compared(own_faces):
    code = named().code
    states = at_once(
        *(lambda number=number: check(code, f"Amina Dial{number}", number) for number in range(24))
    )
    assert sorted(states) == ["other-name"] * WRONG_NAMES_A_DAY + ["tomorrow"] * (24 - WRONG_NAMES_A_DAY)
    assert check(code, NAME, 99) == "tomorrow"


def test_right_names_at_once_leave_the_budget_as_it_was(own_faces):
    code = named().code
    states = at_once(*(lambda number=number: check(code, NAME, number) for number in range(8)))
    assert states == ["named"] * 8
    assert Certificate.objects.get().wrong_names == 0
