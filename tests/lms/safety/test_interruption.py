"""The page about her phone (S3): before the first sensitive page of a session, once, on both faces, whole in every language."""

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
from lms.safety.interruption import sound_path
from lms.safety.policy import guarded
from lms.safety.statements import STATEMENTS, statements_for
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def sensitive(faces, settings):
    """A sensitive address on the skills face."""
    settings.LMS_FACE_URLCONFS = {**settings.LMS_FACE_URLCONFS, "skills": "tests.lms.safety.sensitive_urls"}


def test_s03_the_first_sensitive_page_of_a_session_is_preceded_once(sensitive, client):
    first = client.get("/sensitive/?a=1")
    assert (first.status_code, first["Location"]) == (302, "/learn/safer/?next=%2Fsensitive%2F%3Fa%3D1")
    page = client.get(first["Location"])
    assert page.context["wanted"] == "/sensitive/?a=1"
    assert client.get("/sensitive/?a=1").content == b"here"


def test_s03_the_next_person_on_the_same_phone_sees_it_again(sensitive, client, enter):
    client.get("/learn/safer/")
    seen = client.cookies["n"].value
    browser = enter(make_learner().user)
    browser.cookies["n"] = seen
    assert browser.get("/sensitive/").status_code == 302


def test_s03_a_visitor_leaves_no_trace_on_the_server(sensitive, client):
    client.get(client.get("/sensitive/")["Location"])
    assert set(client.cookies) <= {"n", "c"}
    assert client.cookies["n"]["max-age"] == ""


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
    assert [browser.get(address).status_code for address in ("/learn/privacy/", "/learn/privacy/erase/")] == [200, 200]


@pytest.mark.parametrize("next_address", ["//elsewhere.example/", "https://elsewhere.example/", "javascript:alert(1)", ""])
def test_it_leads_nowhere_else(faces, client, next_address):
    assert client.get("/learn/safer/", {"next": next_address}).context["wanted"] == ""


def prefix(language: str) -> str:
    return "" if language == "en" else f"/{language}"


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_s03_every_statement_stands_on_the_page_in_every_language(faces, client, programme_client, language):
    for browser, path, face in ((client, "/learn/safer/", "skills"), (programme_client, "/safer/", "programme")):
        page = browser.get(prefix(language) + path)
        assert page.status_code == 200
        shown = re.findall(r'<div class="statements__part" id="([\w-]+)"><dt>(.+?)</dt><dd>(.+?)</dd>', page.content.decode(), re.DOTALL)
        assert [name for name, _heading, _text in shown] == [statement.id for statement in statements_for(face)]
        assert f'lang="{language}"' in page.content.decode()


def test_s03_it_says_what_it_has_to():
    """The statements the requirement names; a new wording keeps their ids."""
    assert {"leaving", "watching", "private", "history", "downloads"} <= {statement.id for statement in STATEMENTS}
    leaving = str(next(statement.text for statement in STATEMENTS if statement.id == "leaving"))
    assert leaving.count(".") == 1
    for word in ("stored", "history", "downloads", "screenshots", "keyboard", "watching program"):
        assert word in leaving


def test_s03_it_can_be_heard_where_there_is_a_recording(faces, client):
    assert client.get("/learn/safer/").context["sound_url"] == ""
    path = default_storage.save(sound_path("skills", "en"), ContentFile(b"sound"))
    try:
        assert client.get("/learn/safer/").context["sound_url"] == f"/media/{path}"
    finally:
        default_storage.delete(path)


def test_s03_a_page_of_wagtail_can_be_sensitive(faces, programme_client, monkeypatch):
    monkeypatch.setattr(ProgrammeHomePage, "sensitive", True, raising=False)
    first = programme_client.get("/")
    assert (first.status_code, first["Location"]) == (302, "/safer/?next=%2F")
    assert hooks.get_hooks("before_serve_page")


def test_it_is_linked_from_where_she_enters_and_begins(faces, client, enter):
    assert '"/learn/safer/"' in client.get("/learn/enter/").content.decode()
    assert '"/learn/safer/"' in enter(make_learner().user).get("/learn/").content.decode()
