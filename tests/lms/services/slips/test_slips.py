"""A slip: only what she agreed, opened once, and unreadable to whoever has the database."""

import datetime
import io

import pypdf
import pytest
from django.test import Client
from django.utils import timezone

from lms.privacy.retention import apply as apply_retention
from lms.services.slips.actions import CannotBeOpened, Note, make_slip, open_slip
from lms.services.slips.models import Slip
from tests.factories.services import make_service, make_town

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
NOTE = Note(needs=("lawyer",), wishes=("woman",), language="ar", words="Tuesday is good")


@pytest.fixture
def browser(faces) -> Client:
    return Client(SERVER_NAME="heal.localhost", enforce_csrf_checks=True)


@pytest.fixture
def wait(monkeypatch):
    """Let so much time pass."""
    passed = datetime.timedelta()
    now = timezone.now

    def pass_by(time: datetime.timedelta) -> None:
        nonlocal passed
        passed += time

    monkeypatch.setattr(timezone, "now", lambda: now() + passed)
    return pass_by


def test_it_opens_once():
    service = make_service()
    code, _slip = make_slip(service, NOTE)
    assert open_slip(code, form="one") == (service, NOTE)
    with pytest.raises(CannotBeOpened) as refused:
        open_slip(code, form="two")
    assert refused.value.is_opened


def test_the_form_that_opened_it_may_arrive_twice_for_ten_minutes(wait):
    code, _slip = make_slip(make_service(), NOTE)
    assert open_slip(code, form="one") == open_slip(code, form="one")
    wait(datetime.timedelta(minutes=11))
    make_slip(make_service(), NOTE)
    assert Slip.objects.exclude(opened_at=None).get().sealed == ""
    with pytest.raises(CannotBeOpened):
        open_slip(code, form="one")


def test_after_eight_days_it_is_gone(wait):
    code, _slip = make_slip(make_service(), NOTE)
    wait(datetime.timedelta(days=9))
    with pytest.raises(CannotBeOpened):
        open_slip(code, form="one")
    make_slip(make_service(), NOTE)
    assert Slip.objects.count() == 1


def test_what_is_too_old_goes_also_when_nothing_opens(wait):
    make_slip(make_service(), NOTE)
    wait(datetime.timedelta(days=9))
    with pytest.raises(CannotBeOpened):
        open_slip("0000000000", form="one")
    assert Slip.objects.count() == 0


def test_the_night_takes_what_is_too_old(wait):
    make_slip(make_service(), NOTE)
    wait(datetime.timedelta(days=8))
    apply_retention()
    assert Slip.objects.count() == 1  # this is its last day
    wait(datetime.timedelta(days=1))
    apply_retention()
    assert Slip.objects.count() == 0


def test_who_makes_many_is_slowed_down_and_nobody_else(browser):
    service = make_service()
    address = f"/services/{service.uuid}/slip/"
    ticked = {"needs": ["lawyer"], "step": "make"}

    def make(network):
        page = browser.post(address, ticked, headers=HERE, REMOTE_ADDR=network).content.decode()
        return "Please wait" in page

    assert [make("192.0.2.7") for _each in range(7)] == [False] * 5 + [True] * 2
    assert (make("198.51.100.7"), Slip.objects.count()) == (False, 6)


def test_the_row_says_neither_the_code_nor_the_words():
    code, slip = make_slip(make_service(), NOTE)
    kept = " ".join(str(value) for value in vars(slip).values())
    assert [word for word in (code, "lawyer", "Tuesday", "woman") if word in kept] == []


def test_two_at_once_open_it_once():
    """The second of two forms waits for the first, and is told that it was opened."""
    code, _slip = make_slip(make_service(), NOTE)
    answers = []
    for form in ("one", "two"):
        try:
            open_slip(code, form=form)
            answers.append("opened")
        except CannotBeOpened:
            answers.append("refused")
    assert answers == ["opened", "refused"]


def made(browser, service, **ticked):
    """She ticks, looks, makes."""
    address = f"/services/{service.uuid}/slip/"
    looked = browser.post(address, {**ticked, "step": "look"}, headers=HERE)
    assert Slip.objects.count() == 0
    return looked, browser.post(address, {**ticked, "step": "make"}, headers=HERE)


def said(answer) -> list[list[str]]:
    return [[str(text) for text in line.said] for line in answer.context["lines"]]


def test_she_sees_what_they_will_read_and_they_read_that(browser):
    service = make_service(name="Casa", towns=[make_town()])
    looked, answer = made(browser, service, needs=["lawyer"], wishes=["woman"], words="Tuesday is good")
    assert said(looked)[0][0] == "I need a lawyer."
    assert (said(looked), dict(answer.cookies)) == (said(answer), {})
    code = answer.context["code"]
    desk = Client(SERVER_NAME="heal.localhost", enforce_csrf_checks=True)
    form = {"code": code, "key": "5f0f63f8-2f44-4c7e-9b3b-1f7e2c1a9a01"}
    opened = desk.post("/services/slip/", form, headers=HERE)
    assert said(opened) == [["I need a lawyer."], ["I want to talk to a woman."], ["Tuesday is good"]]
    again = desk.post("/services/slip/", {"code": code}, headers=HERE)
    assert "This slip was opened before" in again.content.decode()


def test_her_own_words_stand_once_beside_what_is_said_in_two_languages(browser):
    service = make_service(towns=[make_town("Patra", "GR")])
    looked, _made = made(browser, service, needs=["lawyer"], words="Tuesday is good")
    assert [len(line) for line in said(looked)] == [2, 1]
    assert looked.content.decode().count("Tuesday is good</span>") == 1


def test_nothing_ticked_makes_nothing(browser):
    service = make_service()
    answer = browser.post(f"/services/{service.uuid}/slip/", {"step": "make"}, headers=HERE)
    assert ("Choose at least one thing" in answer.content.decode(), Slip.objects.count()) == (True, 0)


def test_nothing_is_ticked_before_she_ticks_it(browser):
    page = browser.get(f"/services/{make_service().uuid}/slip/").content.decode()
    assert ("checked" in page, "selected>" in page.replace('value="" selected>', "")) == (False, False)


def test_guesses_are_slowed_down(browser):
    wrong = [browser.post("/services/slip/", {"code": "00000 00000"}, headers=HERE) for _each in range(6)]
    assert "No slip opens with this code" in wrong[0].content.decode()
    assert "Please wait" in wrong[5].content.decode()


@pytest.mark.parametrize("times", [1, 2], ids=["a slip of hers", "one that was opened before"])
def test_whoever_has_a_slip_is_slowed_down_all_the_same(browser, times):
    code, _slip = make_slip(make_service(), NOTE)
    guess = {"code": "00000 00000"}
    for _each in range(4):
        browser.post("/services/slip/", guess, headers=HERE)
    for _each in range(times):
        browser.post("/services/slip/", {"code": code}, headers=HERE)
    answers = [browser.post("/services/slip/", guess, headers=HERE).content.decode() for _each in range(2)]
    assert ["Please wait" in answer for answer in answers] == [False, True]


def test_a_slip_of_the_finger_is_no_guess(browser):
    answer = browser.post("/services/slip/", {"code": "12345 67891"}, headers=HERE)
    assert "One of the digits is not right" in answer.content.decode()


def test_the_paper_has_the_code_and_nothing_of_what_she_says(browser):
    service = make_service(name="Casa", towns=[make_town()])
    _looked, answer = made(browser, service, needs=["lawyer"], words="Tuesday is good")
    paper = browser.post("/services/slip/sheet/", {"slip": answer.context["sealed"]})
    text = " ".join(pypdf.PdfReader(io.BytesIO(paper.content)).pages[0].extract_text().split())
    assert (paper["Content-Type"], answer.context["code"] in text) == ("application/pdf", True)
    assert [word for word in ("lawyer", "Tuesday") if word in text] == []
    assert browser.post("/services/slip/sheet/", {"slip": "rubbish"}).status_code == 404
