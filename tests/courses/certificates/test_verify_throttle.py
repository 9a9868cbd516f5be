"""Looking for certificates by trying codes: slowed down by address, and the time an answer takes tells
nothing.
"""

import hashlib

import pytest
from django.utils import timezone

from courses.certificates.checking import CheckAnswer
from courses.certificates.codes import new_code
from courses.certificates.models import Certificate
from courses.certificates.names import new_salt
from courses.enrolments.actions import enrol
from tests.factories.courses import modules_of, published_course
from tests.factories.learning import pass_module
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(faces):
    course = published_course(faces.skills, lessons=1, quiz=2)
    learner = make_learner()
    pass_module(enrol(learner.user, course, by=None), modules_of(course)[0])
    return Certificate.objects.get(person=learner.user)


def ask(client, code, name="Amina Diallo"):
    return client.post("/verify/", {"code": code, "name": name})


def test_s21_random_codes_find_nothing_and_are_slowed_down(faces, client):
    for _try in range(60):
        assert ask(client, new_code()).context["answer"] == CheckAnswer(state="unknown")
    assert "Please wait" in ask(client, new_code()).content.decode()
    assert ask(client, new_code(), name="").status_code == 200


def test_s10_an_unknown_code_costs_a_slow_fingerprint_too(faces, client, monkeypatch):
    made = []
    scrypt = hashlib.scrypt
    monkeypatch.setattr(hashlib, "scrypt", lambda *args, **kwargs: made.append(1) or scrypt(*args, **kwargs))
    ask(client, new_code())
    assert made == [1] * 2


def test_s10_a_typed_name_costs_two_fingerprints_whatever_is_known_of_the_code(
    certificate, client, monkeypatch
):
    made = []
    scrypt = hashlib.scrypt
    monkeypatch.setattr(hashlib, "scrypt", lambda *args, **kwargs: made.append(1) or scrypt(*args, **kwargs))
    ask(client, certificate.code)
    assert made == [1] * 2
    Certificate.objects.update(name_salt=new_salt(), name_fingerprint="x")
    ask(client, certificate.code)
    assert made == [1] * 4
    Certificate.objects.update(name_rule=2)
    ask(client, certificate.code)
    assert made == [1] * 6
    Certificate.objects.update(withdrawn_at=timezone.now())
    ask(client, certificate.code)
    assert made == [1] * 8


def test_s11_a_known_code_is_answered_after_others_were_tried(certificate, client):
    for _try in range(20):
        ask(client, new_code())
    assert ask(client, certificate.code, "").context["answer"].state == "valid"
