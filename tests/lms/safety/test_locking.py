"""The idle lock (S6) on the server: when it closes, what opens it, and that nothing that was being written is
lost.
"""

import time
import uuid
from types import SimpleNamespace

import pytest
from django.test import Client

from courses.catalogue.models import Step
from courses.enrolments.actions import enrol
from lms.safety.session import idle
from tests.factories.courses import published_course
from tests.factories.people import PASSWORD, PIN, make_employer, make_learner, make_worker

pytestmark = pytest.mark.django_db
HOUR = 3600


class Clock:
    """Time as the lock reads it."""

    def __init__(self) -> None:
        self.now = float(int(time.time()))

    def time(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(idle, "time", SimpleNamespace(time=clock.time))
    return clock


@pytest.fixture
def learner(faces, clock):
    return make_learner()


def come_in(learner, phone: str = "shared") -> Client:
    browser = Client(SERVER_NAME="localhost")
    browser.post("/learn/enter/", {"handle": learner.card.number, "code": learner.code, "phone": phone})
    return browser


def where(response) -> str:
    return response.headers.get("Location", "")


LOCKED_HOME = "/learn/pin/check/?next=%2Flearn%2F"


@pytest.mark.parametrize(("phone", "minutes"), [("shared", 3), ("own", 10)])
def test_s06_a_learner_is_asked_after_the_time_of_her_phone(learner, clock, phone, minutes):
    browser = come_in(learner, phone)
    clock.pass_by(minutes * 60 - 1)
    assert browser.get("/learn/").status_code == 200
    clock.pass_by(minutes * 60 + 1)
    assert where(browser.get("/learn/")) == LOCKED_HOME


@pytest.mark.parametrize(("set_to", "minutes"), [(30, 30), (300, 30), (1, 3)])
def test_s06_an_own_phone_may_be_quiet_for_half_an_hour_at_most(learner, clock, settings, set_to, minutes):
    settings.LMS_OWN_PHONE_MINUTES = set_to
    browser = come_in(learner, "own")
    clock.pass_by(minutes * 60 + 1)
    assert where(browser.get("/learn/")) == LOCKED_HOME


@pytest.mark.parametrize("who", [make_worker, make_employer])
def test_s06_staff_and_employers_are_asked_after_fifteen_minutes(faces, clock, enter, who):
    browser = enter(who())
    address = "/teach/" if who is make_worker else "/employers/"
    assert browser.get(address).status_code == 200
    clock.pass_by(15 * 60 - 20)
    assert browser.get(address).status_code == 200
    clock.pass_by(15 * 60 + 1)
    assert where(browser.get(address)).startswith("/admin/unlock/?next=")


def test_s06_nobody_stays_longer_than_twelve_hours(learner, clock):
    browser = come_in(learner)
    for _minute in range(12 * 60 // 2):
        clock.pass_by(120)
        browser.get("/learn/")
    clock.pass_by(1)
    assert where(browser.get("/learn/")) == "/learn/"
    assert where(browser.get("/learn/")) == "/learn/enter/?again=1"


def test_s06_the_pin_opens_the_page_where_she_was(learner, clock):
    browser = come_in(learner)
    clock.pass_by(181)
    locked = browser.get("/learn/courses/?page=1")
    assert where(locked) == "/learn/pin/check/?next=%2Flearn%2Fcourses%2F%3Fpage%3D1"
    assert "You have been away" in browser.get(where(locked)).content.decode()
    assert where(browser.post(where(locked), {"pin": PIN})) == "/learn/courses/?page=1"
    assert browser.get("/learn/courses/?page=1").status_code == 200


def test_s06_going_back_in_time_does_not_open_it(learner, clock):
    """Once locked it stays locked, whatever the clock says later."""
    browser = come_in(learner)
    clock.pass_by(181)
    browser.get("/learn/")
    clock.pass_by(-181)
    assert where(browser.get("/learn/")) == LOCKED_HOME


def test_s06_after_five_wrong_pins_the_card_is_needed(learner, clock):
    browser = come_in(learner)
    clock.pass_by(181)
    address = where(browser.get("/learn/"))
    for _time in range(4):
        assert browser.post(address, {"pin": "111222"}).status_code == 200
    assert where(browser.post(address, {"pin": "111222"})) == "/learn/enter/pin/"
    assert where(browser.get("/learn/")) == "/learn/enter/"


def test_s06_without_a_pin_only_the_card_opens_it(faces, clock):
    browser = come_in(make_learner(pin=""))
    clock.pass_by(181)
    assert where(browser.get("/learn/pin/")) == "/learn/pin/"
    assert where(browser.get("/learn/pin/")) == "/learn/enter/"


def test_s06_an_answer_sent_too_late_is_kept_and_sent_after_the_pin(learner, clock, faces):
    enrol(learner.user, published_course(faces.skills), by=learner.user)
    step = Step.objects.exclude(activities=None).first()
    browser = come_in(learner)
    answer = {
        "choice": "some-choice",
        "key": str(uuid.uuid4()),
        "version": "7",
        "csrfmiddlewaretoken": "secret",
    }
    clock.pass_by(181)
    locked = browser.post(f"/learn/{step.uuid}/?a=1", answer)
    assert where(locked) == "/learn/pin/check/?next=%2Flearn%2Fkept%2F"
    assert "some-choice" not in browser.get(where(locked)).content.decode()
    assert where(browser.post(where(locked), {"pin": PIN})) == "/learn/kept/"
    draft = browser.get("/learn/kept/").context["draft"]
    assert draft["path"] == f"/learn/{step.uuid}/?a=1"
    assert draft["fields"] == [["choice", "some-choice"], ["key", answer["key"]], ["version", "7"]]
    browser.post(draft["path"], dict(draft["fields"]))
    assert browser.get("/learn/kept/").status_code == 404


def test_s06_secrets_are_not_kept(faces, clock, enter):
    browser = enter(make_worker())
    browser.get("/teach/")
    clock.pass_by(901)
    browser.post("/teach/accounts/new/", {"password": "hunter2", "pin": "111222"})
    assert "draft_sent" not in browser.session


def test_s06_what_was_not_sent_is_filled_in_again(learner, clock):
    browser = come_in(learner)
    clock.pass_by(181)
    locked = browser.post(
        "/stay/lock/",
        {"path": "/learn/courses/", "form": "text=What+I+wrote&password=secret&csrfmiddlewaretoken=x"},
    )
    assert where(locked) == "/learn/pin/check/?next=%2Flearn%2Fcourses%2F"
    assert "What I wrote" not in browser.get(where(locked)).content.decode()
    browser.post(where(locked), {"pin": PIN})
    assert browser.get("/learn/").context["stay"].typed == []
    page = browser.get("/learn/courses/")
    assert (
        '<script id="typed" type="application/json">[["text", "What I wrote"]]</script>'
        in page.content.decode()
    )
    assert '"typed"' not in browser.get("/learn/courses/").content.decode()


@pytest.mark.parametrize(
    ("path", "unlock"), [("/ar/learn/", "/ar/learn/pin/check/"), ("/learn/", "/learn/pin/check/")]
)
def test_it_is_opened_in_the_language_in_which_it_closed(learner, clock, path, unlock):
    browser = come_in(learner)
    clock.pass_by(181)
    assert where(browser.post("/stay/lock/", {"path": path, "form": ""})).startswith(f"{unlock}?next=")


@pytest.mark.parametrize("path", ["//elsewhere.example/", "https://elsewhere.example/", ""])
def test_locking_leads_nowhere_else(learner, path):
    assert where(come_in(learner).post("/stay/lock/", {"path": path, "form": "a=b"})) == "/learn/pin/check/"


def test_s06_what_happens_on_the_page_counts_and_no_more_than_it_may(learner, clock):
    browser = come_in(learner)
    clock.pass_by(150)
    assert browser.get("/stay/").json() == {"left": 30}
    assert browser.post("/stay/", {"ago": "20"}).json() == {"left": 160}
    assert browser.post("/stay/", {"ago": "99999"}).json() == {"left": 160}
    clock.pass_by(200)
    assert browser.get("/stay/").json() == {"left": 0}
    assert browser.post("/stay/", {"ago": "0"}).json() == {"left": 0}
    assert where(browser.get("/learn/")) == LOCKED_HOME


def test_s06_what_a_page_asks_for_by_itself_is_not_activity(faces, clock, enter):
    browser = enter(make_worker())
    browser.get("/teach/")
    for _time in range(4):
        clock.pass_by(4 * 60)
        answer = browser.get("/teach/", headers={"Sec-Fetch-Dest": "empty"})
    assert answer.status_code == 403
    assert where(browser.get("/teach/")).startswith("/admin/unlock/")


def test_s06_staff_give_their_password_and_after_five_wrong_ones_sign_in_again(faces, clock, enter):
    browser = enter(make_worker())
    browser.get("/teach/")
    clock.pass_by(901)
    address = where(browser.get("/teach/?show=waiting"))
    assert where(browser.post(address, {"password": PASSWORD})) == "/teach/?show=waiting"
    assert browser.get("/teach/").status_code == 200
    clock.pass_by(901)
    for _time in range(4):
        assert browser.post(address, {"password": "wrong"}).status_code == 200
    assert where(browser.post(address, {"password": "wrong"})) == "/admin/login/"
    assert where(browser.get("/teach/")).startswith("/admin/login/")


def test_s06_what_anybody_may_open_and_leaving_stay_open(learner, clock):
    browser = come_in(learner)
    clock.pass_by(181)
    assert browser.get("/verify/").status_code == 200
    assert browser.get("/leave/").status_code == 303


def test_s06_every_limit_says_whose_it_is():
    assert {limit.name: limit.words.endswith(".") for limit in idle.limits} == {
        "learner": True,
        "worker": True,
    }


def test_s06_the_session_ends_with_the_browser(learner):
    assert come_in(learner).cookies["s"]["max-age"] == ""
