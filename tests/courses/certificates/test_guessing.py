"""S21: the check answers whoever holds a code, and nobody who guesses."""

import math
import re

import pytest

from courses.certificates.codes import ALPHABET, LENGTH, new_code
from courses.certificates.models import Certificate
from tests.factories.people import make_learner


@pytest.fixture
def certificate(faces):
    snapshot = {"texts": {"en": {"title": "A clean kitchen", "competences": []}}, "hours": 24}
    return Certificate.objects.create(
        person=make_learner().user,
        code=new_code(),
        kind=Certificate.Kind.MODULE,
        about=make_learner().profile.user.profile.uuid,
        snapshot=snapshot,
        issuer="Open Path",
    )


def check(client, code: str, **headers):
    return client.post("/verify/", {"code": code, "name": "Amina Diallo"}, **headers)


def test_s21_a_code_has_enough_of_chance():
    assert (LENGTH - 1) * math.log2(len(ALPHABET)) >= 64


def test_s21_ten_thousand_guesses_find_nothing(certificate):
    guesses = {new_code() for _guess in range(10_000)}
    assert len(guesses) == 10_000
    assert [
        Certificate.objects.filter(code__in=list(guesses)[start : start + 500]).count()
        for start in range(0, 10_000, 500)
    ] == [0] * 20


def test_s21_who_tries_one_code_after_another_is_slowed_down_and_nobody_else(certificate, client):
    told = [check(client, new_code()).context["form"].errors for _guess in range(62)]
    assert not any(told[:60])
    assert "Please wait" in str(told[61])
    assert check(client, certificate.code, REMOTE_ADDR="203.0.113.9").context["answer"].state == "unnamed"


def test_s21_a_right_code_costs_nothing(certificate, client):
    assert {check(client, certificate.code).context["answer"].state for _check in range(12)} == {"unnamed"}


def test_s21_the_page_is_in_no_index_and_shows_no_name(certificate, client):
    answer = check(client, certificate.code)
    assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()
    assert "Amina" not in re.sub(r'value="[^"]*"', "", answer.content.decode())
    assert answer["Cache-Control"] == "no-store"
