"""The server's side of leaving (S2). What the browser does is in tests/journeys/test_leaving.py."""

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.test import Client

from courses.pages.models import LessonPage
from employers.materials.models import GuidePage
from lms.safety.faces.models import Face
from lms.safety.http.errors import calm_page
from tests.factories.courses import course_page, page_of, published_course
from tests.factories.people import make_employer, make_learner, make_worker

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
    assert {name: cookie["max-age"] for name, cookie in answer.cookies.items()} == {
        "s": 0,
        "c": 0,
        "l": 0,
        "g": 0,
    }
    assert Session.objects.count() == 0


def test_s02_another_site_may_send_her_away(faces, browser):
    """Accepted on purpose: docs/decisions/0010-leaving-by-a-link.md."""
    assert (
        browser.get(
            "/leave/", headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}
        ).status_code
        == 303
    )


def test_s02_each_face_leads_to_a_neutral_site_of_its_own(faces, client, programme_client):
    for kind, address in (("skills", "https://weather.example/"), ("programme", "https://news.example/")):
        face = Face.objects.get(kind=kind)
        face.leave_url = address
        face.save()
    assert [browser.get("/leave/")["Location"] for browser in (client, programme_client)] == [
        "https://weather.example/",
        "https://news.example/",
    ]


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

    monkeypatch.setattr("lms.safety.leaving.ways_out.logout", refuse)
    answer = browser.get("/leave/")
    assert answer.status_code == 303
    assert answer.cookies["s"]["max-age"] == 0


@pytest.mark.parametrize("path", ["/nothing/", "/admin/login/"])
def test_the_programme_face_shows_its_own_shell(faces, programme_client, path):
    """An error or the staff's door in the other face's look would tie the two together."""
    page = programme_client.get(path).content.decode()
    assert 'class="masthead"' in page
    assert "Open Path" not in page


MARKS = {"leave": ("data-leave", "leave.js"), "sign out": ('action="/sign-out/"',)}


def ways_out(page: str) -> set[str]:
    """Which of *Leave* and *Sign out* a page holds; a part of one is named apart.

    The programme face has a script of its own for it.
    """
    page = page.replace("fold/out.js", "leave.js")
    return {
        way if all(mark in page for mark in marks) else f"part of {way}"
        for way, marks in MARKS.items()
        if any(mark in page for mark in marks)
    }


def test_s02_a_learner_has_leave_on_public_pages_too_and_others_sign_out(faces, client, enter):
    """Every answer is made for one reader and kept nowhere, so a visitor is told nothing by it."""
    course = page_of(published_course(faces.skills)).get_url()
    readers = {
        "visitor": client,
        "learner": enter(make_learner().user),
        "employer": enter(make_employer()),
        "worker": enter(make_worker()),
    }
    for address in ("/", course, "/verify/", "/privacy/", "/nothing-here/", "/admin/login/"):
        answers = {who: browser.get(address) for who, browser in readers.items()}
        assert {answer["Cache-Control"] for answer in answers.values()} == {"no-store"}
        told = {who: ways_out(answer.content.decode()) for who, answer in answers.items()}
        assert told == {
            "visitor": set(),
            "learner": {"leave"},
            "employer": {"sign out"},
            "worker": {"sign out"},
        }, address


def test_s02_entering_and_its_errors_have_leave(faces):
    visitor = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    for answer in (
        visitor.get("/learn/enter/"),
        visitor.get("/ar/learn/enter/no-card/"),
        visitor.post("/learn/enter/", {}),
        visitor.get("/learn/enter/nothing/"),
    ):
        assert ways_out(answer.content.decode()) == {"leave"}
    visitor.handler.enforce_csrf_checks = False
    assert ways_out(visitor.post("/learn/enter/", {"handle": "1"}).content.decode()) == {"leave"}


@pytest.mark.parametrize(
    ("path", "host", "found"),
    [
        ("/learn/", "localhost", {"leave"}),
        ("/teach/", "localhost", {"leave"}),
        ("/learn/enter/", "localhost", {"leave"}),
        ("/verify/", "localhost", set()),
        ("/employers/", "localhost", set()),
        ("/", "localhost", set()),
        ("/nothing/", "heal.localhost", {"leave"}),
    ],
)
def test_s02_when_nobody_can_be_asked_who_it_is_the_address_decides(faces, client, rf, path, host, found):
    request = rf.get(path, SERVER_NAME=host)
    request.face = Face.objects.get(site__hostname=host)
    request.urlconf = f"lms.site.urls_{request.face.kind}"
    assert ways_out(calm_page(request, 503).content.decode()) == found


def test_s02_a_preview_has_no_way_out(faces, enter, admin_user):
    """Leaving inside the editor's frame would end the author's session."""
    author = enter(admin_user)
    for kind, page, host in (
        ("skills", course_page(faces.skills), "localhost"),
        ("programme", faces.programme, "heal.localhost"),
    ):
        session = author.session
        session["face"] = kind
        session.save()
        drafted = author.get(f"/admin/pages/{page.pk}/view_draft/", SERVER_NAME=host).content.decode()
        assert page.title in drafted
        assert ways_out(drafted) == set()
    session["face"] = "skills"
    session.save()
    for model in (LessonPage, GuidePage):
        blocks = model.body.field.stream_block.child_blocks
        blocks = blocks["step"].child_blocks["blocks"].child_blocks if "step" in blocks else blocks
        framed = author.get("/admin/block-preview/", {"id": blocks["text"].definition_prefix})
        assert (framed.status_code, ways_out(framed.content.decode())) == (200, set())
    assert ways_out(author.get("/admin/pages/").content.decode()) == {"leave"}


def test_sign_out_ends_the_session_and_says_so(faces, enter):
    browser = enter(make_employer())
    assert ways_out(browser.get("/employers/").content.decode()) == {"sign out"}
    browser.cookies["l"] = "it"
    answer = browser.post("/sign-out/")
    assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (
        303,
        "/sign-out/",
        "no-store",
    )
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert {name: cookie["max-age"] for name, cookie in answer.cookies.items()} == {
        "s": 0,
        "c": 0,
        "l": 0,
        "g": 0,
    }
    assert Session.objects.count() == 0
    page = browser.get("/sign-out/").content.decode()
    assert ("You are signed out" in page, ways_out(page)) == (True, set())
    assert browser.get("/employers/")["Location"].startswith("/admin/login/")


def test_sign_out_needs_the_forms_token_and_a_press(faces, enter):
    browser = enter(make_employer())
    assert "Sign out" in browser.get("/sign-out/").content.decode()
    assert Session.objects.count() == 1
    browser.handler.enforce_csrf_checks = True
    assert browser.post("/sign-out/").status_code == 403
