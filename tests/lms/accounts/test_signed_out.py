"""Signed out elsewhere, or with a new card: the door says so once, and to nobody else."""

import time

import pytest
from django.conf import settings
from django.test import Client

from lms.accounts.actions import sign_out_everywhere
from lms.organisations.actions import renew_card
from lms.safety.session import idle
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db
WORDS = "You were signed out. Enter again with your card."
HOME = "/learn/"


@pytest.fixture
def learner(faces):
    return make_learner()


def come_in(learner) -> Client:
    browser = Client(SERVER_NAME="localhost")
    browser.post("/learn/enter/", {"handle": learner.card.number, "code": learner.code, "phone": "own"})
    return browser


@pytest.fixture
def phone(learner):
    return come_in(learner)


def says_so(answer) -> bool:
    return WORDS in answer.content.decode()


def test_her_phone_says_it_once(phone, learner):
    sign_out_everywhere(learner.profile)
    said = [says_so(phone.get(HOME, follow=True)) for _time in range(2)]
    assert (said, phone.cookies[settings.SESSION_COOKIE_NAME].value) == ([True, False], "")


def test_what_the_page_asks_by_itself_takes_nothing_away(phone, learner):
    sign_out_everywhere(learner.profile)
    assert (phone.get("/stay/").status_code, says_so(phone.get(HOME, follow=True))) == (404, True)


def test_so_does_one_whose_card_was_renewed(faces):
    worker = make_worker()
    learner = make_learner(worker=worker)
    phone = come_in(learner)
    renew_card(learner.profile, worker=worker)
    assert says_so(phone.get(HOME, follow=True))


@pytest.mark.parametrize("method", ["get", "post"])
def test_so_does_one_that_was_signed_in_for_as_long_as_anybody_may(phone, method):
    session = phone.session
    session[idle.SINCE] = int(time.time()) - idle.ABSOLUTE - 60
    session.save()
    address = HOME if method == "get" else "/learn/language/"
    assert says_so(getattr(phone, method)(address, follow=True))
    assert phone.cookies[settings.SESSION_COOKIE_NAME].value == ""


def test_a_form_leads_there_too(phone, learner):
    sign_out_everywhere(learner.profile)
    assert says_so(phone.post("/learn/language/", {"language": "it"}, follow=True))


def test_nobody_else_is_told(phone, learner):
    """Who never was here, who opens the door itself, and whoever comes after she left."""
    stranger = Client(SERVER_NAME="localhost")
    doors = (HOME, "/learn/enter/", "/learn/enter/?again=1")
    told = [says_so(stranger.get(path, follow=True)) for path in doors]
    sign_out_everywhere(learner.profile)
    told.append(says_so(phone.get("/learn/enter/")))
    left = come_in(learner)
    left.post("/leave/")
    told.append(says_so(left.get(HOME, follow=True)))
    assert told == [False] * 5
