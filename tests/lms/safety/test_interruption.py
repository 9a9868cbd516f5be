"""The page about her phone (S3): before the first sensitive page of a session, once, on both faces, whole in
every language.
"""

import re
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.test import RequestFactory
from wagtail import hooks

from lms.programme.models import ProgrammeHomePage
from lms.safety.access.policy import guarded
from lms.safety.leaving.interruption import sound_path
from lms.safety.leaving.statements import TO_LEARNERS, TO_READERS, statements_for
from tests.factories.people import make_employer, make_learner, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def sensitive(faces, settings):
    """A sensitive address on the skills face."""
    settings.LMS_FACE_URLCONFS = {**settings.LMS_FACE_URLCONFS, "skills": "tests.lms.safety.sensitive_urls"}


@pytest.fixture
def hers(faces, enter):
    """The browser of a learner who has not seen the page."""
    return enter(make_learner().user)


def test_s03_the_first_sensitive_page_of_a_session_is_preceded_once(sensitive, hers):
    first = hers.get("/sensitive/?a=1")
    assert (first.status_code, first["Location"]) == (302, "/learn/safer/?next=%2Fsensitive%2F%3Fa%3D1")
    page = hers.get(first["Location"])
    assert page.context["wanted"] == "/sensitive/?a=1"
    assert hers.get("/sensitive/?a=1").content == b"here"


def test_s03_what_it_speaks_of_is_said_to_learners_and_not_to_visitors(faces, client, enter):
    """A sentence about programs that watch a phone tells an employer what the site is for."""
    answer = client.get("/learn/safer/")
    assert (answer.status_code, answer["Location"]) == (302, "/learn/enter/")
    assert [
        enter(person).get("/learn/safer/").status_code for person in (make_employer(), make_worker())
    ] == [404, 404]


def test_s03_the_next_person_on_the_same_phone_sees_it_again(sensitive, hers, enter):
    hers.get("/learn/safer/")
    seen = hers.cookies["n"].value
    browser = enter(make_learner().user)
    browser.cookies["n"] = seen
    assert browser.get("/sensitive/").status_code == 302


def test_s03_a_visitor_leaves_no_trace_on_the_server(faces, programme_client):
    answer = programme_client.get("/safer/", {"next": "/coping/"})
    assert set(answer.cookies) == {"n"}
    assert answer.cookies["n"]["max-age"] == ""


def test_a_visitor_whom_nothing_led_there_gets_no_cookie(faces, programme_client):
    assert dict(programme_client.get("/safer/").cookies) == {}


def test_s03_a_form_is_not_interrupted():
    view = guarded("anyone", lambda request: HttpResponse("kept"), "told")
    assert view(RequestFactory().post("/")).content == b"kept"


def test_s03_it_comes_once_before_the_pages_on_her_rights(faces, enter):
    browser = enter(make_learner().user, pin=True)
    del browser.cookies["n"]
    assert browser.get("/learn/portfolio/").status_code == 200
    for address in ("/learn/privacy/", "/learn/privacy/erase/"):
        assert browser.get(address)["Location"] == f"/learn/safer/?next={quote(address, safe='')}"
    browser.get("/learn/safer/")
    assert [browser.get(address).status_code for address in ("/learn/privacy/", "/learn/privacy/erase/")] == [
        200,
        200,
    ]


@pytest.mark.parametrize(
    "next_address", ["//elsewhere.example/", "https://elsewhere.example/", "javascript:alert(1)", ""]
)
def test_it_leads_nowhere_else(hers, programme_client, next_address):
    for browser, path in ((hers, "/learn/safer/"), (programme_client, "/safer/")):
        assert browser.get(path, {"next": next_address}).context["wanted"] == ""


def prefix(language: str) -> str:
    return "" if language == "en" else f"/{language}"


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_s03_every_statement_stands_on_the_page_in_every_language(hers, programme_client, language):
    for browser, path, face in (
        (hers, "/learn/safer/", "skills"),
        (programme_client, "/safer/", "programme"),
    ):
        page = browser.get(prefix(language) + path)
        assert page.status_code == 200
        shown = re.findall(
            r'<div class="(?:statements__part|before__note)" id="([\w-]+)"><dt>(.+?)</dt><dd>(.+?)</dd>',
            page.content.decode(),
            re.DOTALL,
        )
        assert [name for name, _heading, _text in shown] == [
            statement.id for statement in statements_for(face)
        ]
        assert f'lang="{language}"' in page.content.decode()


def test_s03_it_says_what_it_has_to():
    """The statements the requirement names; a new wording keeps their ids."""
    for said in (TO_LEARNERS, TO_READERS):
        assert {"leaving", "watching", "private", "history", "downloads", "screenshots", "saving"} <= {
            statement.id for statement in said
        }
    leaving = str(next(statement.text for statement in TO_LEARNERS if statement.id == "leaving"))
    assert leaving.count(".") == 3  # what it does, and in two what it does not
    for word in ("stored", "history", "downloads", "screenshots", "keyboard", "watching program"):
        assert word in leaving


def test_s03_it_can_be_heard_where_there_is_a_recording(hers, programme_client):
    for browser, page, kind in (
        (hers, "/learn/safer/", "skills"),
        (programme_client, "/safer/", "programme"),
    ):
        assert browser.get(page).context["sound_url"] == ""
        path = default_storage.save(sound_path(kind, "en"), ContentFile(b"sound"))
        try:
            assert browser.get(page).context["sound_url"] == f"/media/{path}"
        finally:
            default_storage.delete(path)


def test_s03_a_page_of_wagtail_can_be_sensitive(faces, programme_client, monkeypatch):
    monkeypatch.setattr(ProgrammeHomePage, "sensitive", True, raising=False)
    first = programme_client.get("/")
    assert (first.status_code, first["Location"]) == (302, "/safer/?next=%2F")
    assert hooks.get_hooks("before_serve_page")


def test_it_is_linked_from_where_she_begins(faces, client, enter):
    assert '"/learn/safer/"' not in client.get("/learn/enter/").content.decode()
    assert '"/learn/safer/"' in enter(make_learner().user).get("/learn/").content.decode()
