"""The server's side of leaving (S2). What the browser does is in tests/journeys/test_leaving.py."""

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError

from lms.safety.models import Face
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(faces, enter):
    return enter(make_learner().user)


@pytest.mark.parametrize("method", ["get", "post"])
def test_s02_leaving_ends_the_session_and_clears_the_browser(browser, method):
    browser.cookies["l"] = "it"
    answer = getattr(browser, method)("/leave/")
    assert answer.status_code == 303
    assert answer["Location"] == "https://www.wikipedia.org/"
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer["Cache-Control"] == "no-store"
    assert {name: cookie["max-age"] for name, cookie in answer.cookies.items()} == {"s": 0, "c": 0, "l": 0, "g": 0}
    assert Session.objects.count() == 0


def test_s02_another_site_may_send_her_away(faces, browser):
    """Accepted on purpose: docs/decisions/0010-leaving-by-a-link.md."""
    assert browser.get("/leave/", headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}).status_code == 303


def test_s02_each_face_leads_to_a_neutral_site_of_its_own(faces, client, programme_client):
    for kind, address in (("skills", "https://weather.example/"), ("programme", "https://news.example/")):
        face = Face.objects.get(kind=kind)
        face.leave_url = address
        face.save()
    assert [browser.get("/leave/")["Location"] for browser in (client, programme_client)] == ["https://weather.example/", "https://news.example/"]


def test_s02_what_left_without_a_network_ends_with_the_next_request(browser):
    browser.cookies["g"] = "1"
    answer = browser.get("/learn/")
    assert (answer.status_code, answer["Location"]) == (303, "/learn/")
    assert Session.objects.count() == 0
    assert answer.cookies["g"]["max-age"] == 0
    del browser.cookies["g"]  # as a browser does; the test client keeps what was deleted
    assert browser.get("/learn/")["Location"] == "/learn/enter/"


def test_s02_what_was_sent_after_leaving_is_not_done(browser):
    browser.cookies["g"] = "1"
    answer = browser.post("/learn/pin/check/", {"pin": "580274"})
    assert (answer.status_code, answer["Location"]) == (303, "/")


def test_s02_leaving_works_while_the_sessions_cannot_be_written(browser, monkeypatch):
    def refuse(*_arguments, **_named):
        raise DatabaseError

    monkeypatch.setattr("lms.safety.leaving.logout", refuse)
    answer = browser.get("/leave/")
    assert answer.status_code == 303
    assert answer.cookies["s"]["max-age"] == 0


@pytest.mark.parametrize("path", ["/nothing/", "/admin/login/"])
def test_the_programme_face_shows_its_own_shell(faces, programme_client, path):
    """An error or the staff's door in the other face's look would tie the two together."""
    page = programme_client.get(path).content.decode()
    assert 'data-face="programme"' in page
    assert "Open Path" not in page
