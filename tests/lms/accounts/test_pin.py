"""The PIN gate: what her PIN protects, how it is chosen, given and lost."""

import re
import time
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from django.utils.http import urlencode

from lms.accounts import actions, pin_gate
from lms.accounts.models import PinKind, Profile
from lms.accounts.pictures import PICTURES, as_pin
from lms.audit.models import AuditEntry
from tests.factories.people import PIN, make_learner

pytestmark = pytest.mark.django_db
SIX = ["sun", "fish", "key", "sun", "boat", "pear"]


@pytest.fixture
def learner(faces):
    return make_learner()


@pytest.fixture
def browser(learner, enter):
    return enter(learner.user)


@pytest.fixture
def without_pin(faces):
    return make_learner(pin="")


def hidden(page, name):
    found = re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())
    return found[1] if found else ""


def test_s09_what_the_pin_protects_asks_for_it_and_brings_her_back(browser):
    asked = browser.get("/learn/portfolio/")
    assert (asked.status_code, asked["Location"]) == (302, "/learn/pin/check/?next=%2Flearn%2Fportfolio%2F")
    given = browser.post(asked["Location"], {"pin": PIN})
    assert (given.status_code, given["Location"]) == (302, "/learn/portfolio/")
    assert browser.get("/learn/portfolio/").status_code == 200


def test_s09_learning_does_not_ask_for_it(browser):
    assert browser.get("/learn/").status_code == 200


@pytest.mark.parametrize(("seconds", "status"), [(599, 200), (601, 302)])
def test_s09_it_is_asked_again_after_ten_minutes(browser, monkeypatch, seconds, status):
    browser.post("/learn/pin/check/", {"pin": PIN})
    later = time.time() + seconds
    monkeypatch.setattr(pin_gate, "time", SimpleNamespace(time=lambda: later))
    assert browser.get("/learn/portfolio/").status_code == status


def test_s09_a_clock_that_goes_backwards_opens_nothing(browser, monkeypatch):
    browser.post("/learn/pin/check/", {"pin": PIN})
    earlier = time.time() - 3600
    monkeypatch.setattr(pin_gate.time, "time", lambda: earlier)
    assert browser.get("/learn/portfolio/").status_code in {302, 303}


def test_s09_a_form_sent_too_late_leads_back_to_its_page(browser):
    sent = browser.post(
        "/learn/portfolio/new/", {}, headers={"referer": "http://localhost/learn/portfolio/new/"}
    )
    assert sent["Location"] == "/learn/pin/check/?next=%2Flearn%2Fportfolio%2Fnew%2F"
    elsewhere = browser.post("/learn/portfolio/new/", {}, headers={"referer": "http://elsewhere.example/"})
    assert elsewhere["Location"] == "/learn/pin/check/"


def test_s09_after_five_wrong_pins_her_card_is_needed(browser):
    for _try in range(4):
        assert (
            "This is not the PIN you set"
            in browser.post("/learn/pin/check/", {"pin": "111222"}).content.decode()
        )
    last = browser.post("/learn/pin/check/", {"pin": "111222"})
    assert (last.status_code, last["Location"]) == (302, "/learn/enter/pin/")
    assert browser.get("/learn/").status_code == 302
    told = browser.get(last["Location"]).content.decode()
    assert "The PIN was not right 5 times." in told
    assert 'href="/learn/enter/"' in told


def test_s11_wrong_pins_are_slowed_down_and_never_locked_out(learner, enter):
    browser = enter(learner.user)
    for _try in range(5):
        browser.post("/learn/pin/check/", {"pin": "111222"})
    again = enter(learner.user)
    assert "Please wait" in again.post("/learn/pin/check/", {"pin": PIN}).content.decode()
    assert again.post("/learn/pin/check/", {"pin": PIN}, REMOTE_ADDR="198.51.100.4").status_code == 302


def test_s09_she_chooses_it_at_her_first_entry(without_pin, client):
    came_in = client.post("/learn/enter/", {"handle": without_pin.card.number, "code": without_pin.code})
    assert came_in["Location"] == "/learn/pin/"
    chosen = client.post("/learn/pin/", {"pin": "٥٨٠٢٧٤", "pin_again": "580 274"})
    assert (chosen.status_code, chosen["Location"]) == (302, "/learn/")
    profile = Profile.objects.get(pk=without_pin.profile.pk)
    assert actions.pin_matches(profile, "580274")
    assert AuditEntry.objects.filter(action="pin.set", actor__person=without_pin.user).count() == 1


@pytest.mark.parametrize("easy", ["111111", "123456", "987654", "901234"])
def test_s09_an_easy_pin_is_refused(without_pin, enter, easy):
    assert enter(without_pin.user).post("/learn/pin/", {"pin": easy, "pin_again": easy}).status_code == 200
    assert not Profile.objects.get(pk=without_pin.profile.pk).has_pin


def test_s09_a_new_pin_needs_the_old_one(browser, learner):
    assert browser.post("/learn/pin/", {"pin": "907153", "pin_again": "907153"}).status_code == 302
    assert actions.pin_matches(Profile.objects.get(pk=learner.profile.pk), PIN)
    browser.post("/learn/pin/check/", {"pin": PIN})
    browser.post("/learn/pin/", {"pin": "907153", "pin_again": "907153"})
    assert actions.pin_matches(Profile.objects.get(pk=learner.profile.pk), "907153")


def test_s09_what_only_she_may_open_without_a_pin_leads_to_choosing_one(without_pin, enter):
    browser = enter(without_pin.user)
    asked = browser.get("/learn/portfolio/", follow=True)
    assert asked.redirect_chain[-1][0] == "/learn/pin/?next=%2Flearn%2Fportfolio%2F"
    assert (
        browser.post(asked.redirect_chain[-1][0], {"pin": PIN, "pin_again": PIN})["Location"]
        == "/learn/portfolio/"
    )
    assert browser.get("/learn/portfolio/").status_code == 200


def choose_one_by_one(browser, address, keys):
    """Without JavaScript: a request for each picture.

    What she chose travels sealed and is not to be read in the page.
    """
    page = browser.get(address)
    first = ""
    for key in keys:
        page = browser.post(
            address, {"pick": key, "sofar": hidden(page, "sofar"), "first": first or hidden(page, "first")}
        )
    return page


def test_s09_six_pictures_chosen_one_by_one_twice(without_pin, enter):
    browser = enter(without_pin.user)
    half = choose_one_by_one(browser, "/learn/pin/pictures/", SIX)
    assert "The same 6 pictures again" in half.content.decode()
    page = half
    for key in SIX:
        page = browser.post(
            "/learn/pin/pictures/",
            {"pick": key, "sofar": hidden(page, "sofar"), "first": hidden(half, "first")},
        )
    assert (page.status_code, page["Location"]) == (302, "/learn/")
    profile = Profile.objects.get(pk=without_pin.profile.pk)
    assert profile.pin_kind == PinKind.PICTURES
    assert actions.pin_matches(profile, as_pin(SIX))
    assert not actions.pin_matches(profile, as_pin(SIX[::-1]))
    assert "sun" not in profile.pin_hash


def test_s09_six_pictures_at_once_as_javascript_sends_them(without_pin, enter):
    browser = enter(without_pin.user)
    again = browser.post("/learn/pin/pictures/", {"pick": SIX})
    assert (
        browser.post("/learn/pin/pictures/", {"pick": SIX, "first": hidden(again, "first")}).status_code
        == 302
    )
    assert Profile.objects.get(pk=without_pin.profile.pk).pin_kind == PinKind.PICTURES


def test_s09_other_pictures_the_second_time_leave_the_first_as_they_are(without_pin, enter):
    browser = enter(without_pin.user)
    again = browser.post("/learn/pin/pictures/", {"pick": SIX})
    page = browser.post("/learn/pin/pictures/", {"pick": SIX[::-1], "first": hidden(again, "first")})
    assert "These were not the same 6 pictures in the same order." in page.content.decode()
    assert hidden(page, "sofar") == ""
    assert not Profile.objects.get(pk=without_pin.profile.pk).has_pin
    again = browser.post("/learn/pin/pictures/", {"pick": SIX, "first": hidden(page, "first")})
    assert again["Location"] == "/learn/"
    assert actions.pin_matches(Profile.objects.get(pk=without_pin.profile.pk), as_pin(SIX))


def test_s09_when_the_second_pin_differs_only_the_second_is_asked_again(without_pin, enter):
    browser = enter(without_pin.user)
    page = browser.post("/learn/pin/", {"pin": "580274", "pin_again": "580275"})
    html = page.content.decode()
    assert "Type the second one again." in html
    assert re.findall(r'<input type="password" name="(\w+)"', html) == ["pin_again"]
    assert [typed for typed in ("580274", "580275") if typed in html] == []
    again = browser.post("/learn/pin/", {"pin_again": "580274", "first": hidden(page, "first")})
    assert again["Location"] == "/learn/"
    assert actions.pin_matches(Profile.objects.get(pk=without_pin.profile.pk), "580274")


def test_s09_a_first_pin_of_somebody_else_or_of_long_ago_is_none(without_pin, enter, monkeypatch):
    other = enter(make_learner(pin="").user).post("/learn/pin/", {"pin": "580274", "pin_again": "580275"})
    page = enter(without_pin.user).post(
        "/learn/pin/", {"pin_again": "580274", "first": hidden(other, "first")}
    )
    assert re.findall(r'<input type="password" name="(\w+)"', page.content.decode()) == ["pin", "pin_again"]
    assert not Profile.objects.get(pk=without_pin.profile.pk).has_pin


def test_s09_an_easy_pin_is_not_kept_for_the_second_time(without_pin, enter):
    page = enter(without_pin.user).post("/learn/pin/", {"pin": "111111", "pin_again": "111112"})
    assert hidden(page, "first") == ""


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/learn/pin/pictures/", "The order matters. Remember which comes first, second and third."),
        ("/learn/pin/check/pictures/", "In the order you chose them."),
        ("/learn/pin/check/pictures/", "The next page is only for you. Your PIN shows that it is you."),
    ],
)
def test_s09_the_pages_with_pictures_say_that_their_order_counts_and_why(without_pin, enter, address, words):
    if "check" in address:
        actions.set_pin(without_pin.profile, as_pin(SIX), kind=PinKind.PICTURES)
    assert words in enter(without_pin.user).get(address).content.decode()


def test_s09_six_times_the_same_picture_is_refused(without_pin, enter):
    page = enter(without_pin.user).post("/learn/pin/pictures/", {"pick": ["sun"] * 6})
    assert "easy to guess" in page.content.decode()
    assert hidden(page, "first") == ""


def test_s09_pictures_open_the_pin_gate(without_pin, enter):
    actions.set_pin(without_pin.profile, as_pin(SIX), kind=PinKind.PICTURES)
    browser = enter(without_pin.user)
    asked = browser.get("/learn/portfolio/", follow=True)
    address = asked.redirect_chain[-1][0]
    assert address == "/learn/pin/check/pictures/?next=%2Flearn%2Fportfolio%2F"
    assert "not the PIN" in choose_one_by_one(browser, address, SIX[::-1]).content.decode()
    assert choose_one_by_one(browser, address, SIX)["Location"] == "/learn/portfolio/"


def test_s09_the_page_does_not_say_which_pictures_were_chosen(without_pin, enter):
    browser = enter(without_pin.user)
    pages = [
        choose_one_by_one(browser, "/learn/pin/pictures/", [key]).content.decode() for key in ("sun", "pear")
    ]
    for page in pages:
        assert sorted(re.findall(r'value="(\w+)"><svg', page)) == sorted(PICTURES)
        assert "1 of 6 chosen" in page


def test_s09_somebody_elses_sealed_pictures_are_not_read(without_pin, enter, faces):
    other = make_learner(pin="")
    sealed = hidden(enter(other.user).post("/learn/pin/pictures/", {"pick": "sun"}), "sofar")
    page = enter(without_pin.user).post("/learn/pin/pictures/", {"pick": "sun", "sofar": sealed})
    assert "1 of 6 chosen" in page.content.decode()


@pytest.mark.parametrize(
    "where",
    [
        "//evil.example/",
        "https://evil.example/",
        "\\\\evil.example",
        "https:evil.example",
        "/\\evil.example",
        "%0d%0aX:1",
        "javascript:alert(1)",
        "http:///evil.example",
        "\x08//evil.example",
    ],
)
def test_s31_giving_the_pin_leads_to_no_other_site(browser, where):
    given = browser.post(f"/learn/pin/check/?{urlencode({'next': where})}", {"pin": PIN})
    assert given.status_code == 302
    assert urlsplit(given["Location"]).netloc == ""
    assert not given["Location"].startswith(("//", "\\", "javascript"))
