"""What a learner changes at her account herself: her PIN, where she is signed in, her language."""

import pytest

from lms.accounts.models import Profile
from lms.audit.models import AuditEntry
from tests.factories.people import PIN, make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner(faces):
    return make_learner()


@pytest.fixture
def browser(learner, enter):
    return enter(learner.user)


def language_of(learner) -> str:
    return Profile.objects.get(pk=learner.profile.pk).language


def come_in(client, learner, address="/learn/enter/", **more):
    return client.post(address, {"handle": learner.card.number, "code": learner.code}, **more)


# ── card and PIN ────────────────────────────────────────────────────────────────────────────────────────────
def test_her_page_leads_to_a_new_pin_and_back(browser):
    page = browser.get("/learn/account/")
    assert 'href="/learn/account/"' in browser.get("/learn/more/").content.decode()
    address = page.context["pin_url"]
    assert address == "/learn/pin/?next=%2Flearn%2Faccount%2F"
    asked = browser.get(address)
    assert asked["Location"].startswith("/learn/pin/check/?next=")
    given = browser.post(asked["Location"], {"pin": PIN})
    assert given["Location"] == address
    assert "Choose a new PIN" in browser.get(address).content.decode()
    assert browser.post(address, {"pin": "907153", "pin_again": "907153"})["Location"] == "/learn/account/"


def test_s09_she_signs_out_everywhere_at_once(learner, enter):
    here, elsewhere = enter(learner.user), enter(learner.user)
    assert elsewhere.get("/learn/").status_code == 200
    left = here.post("/learn/account/everywhere/")
    assert (left.status_code, left["Location"]) == (303, "/learn/enter/out/")
    assert [browser.get("/learn/")["Location"] for browser in (here, elsewhere)] == [
        "/learn/enter/",
        "/learn/enter/?again=1",
    ]
    assert "You are signed out everywhere" in here.get(left["Location"]).content.decode()
    assert AuditEntry.objects.filter(action="account.signed_out_everywhere").count() == 1
    assert come_in(elsewhere, learner)["Location"] == "/learn/"


# ── language ────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_language_she_chooses_is_kept_for_her_next_entry(learner, browser, client):
    page = browser.get("/learn/")
    menu = [language.url for language in page.context["languages"]]
    assert "/ar/learn/" in menu
    assert 'formaction="/learn/language/?next=/ar/learn/"' in page.content.decode()
    led = browser.post("/learn/language/?next=%2Far%2Flearn%2F", {"language": "ar"})
    assert (led.status_code, led["Location"], language_of(learner)) == (303, "/ar/learn/", "ar")
    assert come_in(client, learner)["Location"] == "/ar/learn/"


def test_english_can_be_chosen_too(learner, browser):
    Profile.objects.filter(pk=learner.profile.pk).update(language="it")
    browser.post("/it/learn/language/?next=%2Flearn%2F", {"language": "en"})
    assert language_of(learner) == "en"


def test_the_language_of_a_shared_phone_does_not_become_hers(learner, client):
    Profile.objects.filter(pk=learner.profile.pk).update(language="ar")
    assert come_in(client, learner, "/it/learn/enter/")["Location"] == "/ar/learn/"
    assert language_of(learner) == "ar"


def test_a_language_chosen_where_she_enters_does(learner, client):
    page = client.get("/it/learn/enter/")
    address = next(row.url for row in page.context["languages"] if row.code == "uk")
    assert address == "/uk/learn/enter/?lang=uk"
    assert come_in(client, learner, address)["Location"] == "/uk/learn/"
    assert language_of(learner) == "uk"


@pytest.mark.parametrize("language", ["", "xx", "../it"])
def test_no_language_changes_nothing(learner, browser, language):
    assert browser.post("/learn/language/", {"language": language})["Location"] == "/learn/"
    assert language_of(learner) == "en"


@pytest.mark.parametrize("where", ["//evil.example/", "https://evil.example/"])
def test_s31_choosing_a_language_leads_nowhere_else(browser, where):
    assert browser.post(f"/learn/language/?next={where}", {"language": "it"})["Location"] == "/learn/"


def test_looking_at_another_language_keeps_nothing(learner, browser):
    browser.get("/it/learn/")
    assert language_of(learner) == "en"


def test_visitors_and_locked_pages_have_links(client, faces, browser):
    assert client.get("/learn/enter/").context["face"]["language_url"] == ""
    session = browser.session
    session["locked"] = True
    session.save()
    assert browser.get("/learn/pin/check/").context["face"]["language_url"] == ""
