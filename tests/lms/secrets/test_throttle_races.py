"""S11: of many tries in the same instant exactly the free ones are compared, at every door that asks for a
secret.
"""

import re
import uuid
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from courses.certificates.actions import confirm_name
from courses.certificates.codes import new_code
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from lms.accounts import codes
from lms.accounts.factors.actions import add_app
from lms.accounts.factors.forms import AppForm
from lms.secrets import throttle
from lms.secrets.models import EntryThrottle
from lms.secrets.throttle import ADDRESS, HERE
from lms.stories.told.slips import number_for
from tests.architecture import house
from tests.conftest import sign_in
from tests.factories.courses import modules_of, published_course
from tests.factories.learning import pass_module
from tests.factories.people import PASSWORD, make_learner, make_worker
from tests.racing import at_once


@pytest.fixture(autouse=True)
def _one_instant(monkeypatch):
    """A busy machine takes seconds for what arrives in one instant, and after two a next try is heard."""
    now = timezone.now()
    monkeypatch.setattr(throttle, "timezone", SimpleNamespace(now=lambda: now))


SECRET = "JBSWY3DPEHPK3PXP"
MANY = 24


def heard(answers) -> int:
    """How many were compared.

    The others were told to wait, or sent back to the door, and nothing else came of any.
    """
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    pages = [answer.content.decode() for answer in answers]
    assert {answer.status_code for answer in answers} <= {200, 302}
    return sum("Please wait" not in page for page in pages)


def signed_in(user, **kept) -> Client:
    browser = sign_in(user, pin=bool(kept.pop("pin", False)))
    session = browser.session
    session.update(kept)
    session.save()
    return browser


def copies(browser: Client):
    """The same browser many times: a test client is not made for threads."""
    held = browser.cookies.output(header="", sep=";")

    def another() -> Client:
        copy = Client(SERVER_NAME="localhost", raise_request_exception=False)
        copy.cookies.load(held)
        copy.defaults |= browser.defaults
        return copy

    return another


def worker_with_app(name="giulia"):
    worker = make_worker(username=name)
    add_app(worker, SECRET)
    return worker


def entering(_faces):
    learner = make_learner()
    wrong = next(code for code in iter(codes.new_code, "") if code != learner.code)
    return Client(), "/learn/enter/", {"handle": learner.card.number, "code": wrong, "phone": "own"}


def pin(_faces):
    return signed_in(make_learner().user), "/learn/pin/check/", {"pin": "918273"}


def password(_faces):
    worker_with_app()
    return Client(), "/admin/login/", {"login": "giulia", "password": "not-the-password"}


def factor(_faces):
    worker_with_app()
    browser = Client(SERVER_NAME="localhost")
    browser.post("/admin/login/", {"login": "giulia", "password": PASSWORD})
    return browser, "/admin/login/code/", {"code": "1"}


def again(_faces):
    return signed_in(worker_with_app()), "/admin/login/again/", {"password": "not-the-password"}


def set_up(_faces):
    worker = make_worker(username="giulia")
    browser = Client(SERVER_NAME="localhost")
    browser.post("/admin/login/", {"login": "giulia", "password": PASSWORD})
    return (
        browser,
        "/admin/login/setup/app/",
        {"code": "1", "sealed": AppForm(request=None, user=worker).sealed_secret},
    )


def unlock(_faces):
    return signed_in(worker_with_app(), locked=True), "/admin/unlock/", {"password": "not-the-password"}


def certificate_of(faces):
    worker = make_worker()
    learner = make_learner(worker=worker)
    course = published_course(faces.skills, lessons=1, quiz=1)
    pass_module(enrol(learner.user, course, by=None), modules_of(course)[0])
    certificate = Certificate.objects.get(person=learner.user)
    confirm_name(certificate, "Amina Diallo", by=worker)
    return learner, certificate


def name_to_print(faces):
    learner, certificate = certificate_of(faces)
    return (
        signed_in(learner.user, pin=True),
        f"/learn/certificates/{certificate.uuid}/",
        {"name": "Somebody Else"},
    )


def slip(_faces):
    browser = Client(SERVER_NAME="heal.localhost", HTTP_SEC_FETCH_SITE="same-origin")
    return browser, "/services/slip/", {"code": codes.new_code()}


def firm(_faces):
    browser = Client(HTTP_SEC_FETCH_SITE="same-origin")
    return browser, "/employers/apply/", {"save": "1", "legal_name": "Lavanderia Onda"}


def code_of_a_firm(_faces):
    browser = Client(HTTP_SEC_FETCH_SITE="same-origin")
    return browser, "/employers/apply/again/", {"code": codes.new_code(), "said": "Lavanderia Onda"}


def story(_faces):
    browser = Client(SERVER_NAME="heal.localhost", HTTP_SEC_FETCH_SITE="same-origin")
    return browser, "/stories/slip/", {"number": number_for(uuid.uuid4())}


DOORS = [
    *(entering, pin, password, factor, again, set_up, unlock, name_to_print),
    *(slip, firm, code_of_a_firm, story),
]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_s11_of_many_at_once_exactly_the_free_ones_are_heard(own_faces, door):
    browser, address, data = door(own_faces)
    EntryThrottle.objects.all().delete()
    another = copies(browser)
    browsers = [another() for _number in range(MANY)]
    acts = [lambda browser=browser: browser.post(address, data) for browser in browsers]
    answers = at_once(*acts)
    assert heard(answers) == HERE.free
    assert max(EntryThrottle.objects.values_list("count", flat=True), default=HERE.free) == HERE.free


def test_s11_one_address_is_heard_sixty_times_whatever_it_asks_for(own_faces):
    """Each try at another account, so that no other limit stands in the way."""
    learners = [make_learner(pin="") for _number in range(ADDRESS.free + MANY)]
    acts = []
    for learner in learners:
        wrong = next(code for code in iter(codes.new_code, "") if code != learner.code)
        browser = Client(SERVER_NAME="localhost")
        acts.append(
            lambda browser=browser, number=learner.card.number, wrong=wrong: browser.post(
                "/learn/enter/", {"handle": number, "code": wrong, "phone": "own"}
            )
        )
    assert heard(at_once(*acts)) == ADDRESS.free


def test_s11_right_ones_at_once_leave_no_count(own_faces):
    """A class that enters in one moment from one network."""
    learners = [make_learner(pin="") for _number in range(30)]
    acts = []
    for learner in learners:
        browser = Client(SERVER_NAME="localhost")
        data = {"handle": learner.card.number, "code": learner.code, "phone": "own"}
        acts.append(lambda browser=browser, data=data: browser.post("/learn/enter/", data).status_code)
    assert at_once(*acts) == [302] * len(learners)
    assert EntryThrottle.objects.count() == 0


def test_s11_every_door_that_counts_tries_is_raced_here():
    """Whoever makes a `Tries` takes it before the comparison; the doors of this file are all there are."""
    made = re.findall(
        r"Tries\(\"([\w-]+)\"|tries\(\"([\w-]+)\"\)",
        " ".join(house.source(path) for path in house.python_files() if path.name != "throttle.py"),
    )
    assert {one or other for one, other in made} <= {
        "enter",
        "pin",
        "staff",
        "factor",
        "again",
        "name",
        "verify",
        "slip",
        "story-slip",
        "story-told",  # each makes a story; it guesses nothing
        "application",
        "application-code",
        "invitation",  # the same
        "calendar",  # an address too long to be guessed; whoever has it is never told to wait
    }


def test_s11_codes_of_certificates_are_tried_as_often_as_an_address_may(own_faces):
    acts = []
    for _number in range(ADDRESS.free + MANY):
        browser, data = Client(SERVER_NAME="localhost"), urlencode({"code": new_code(), "name": "Amina"})
        acts.append(
            lambda browser=browser, data=data: browser.post(
                "/verify/", data, content_type="application/x-www-form-urlencoded"
            )
        )
    assert heard(at_once(*acts)) == ADDRESS.free
