"""S38: whatever breaks, one calm page: one sentence, what to do, a code. No stack, no name, no path."""

import re

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import IntegrityError, OperationalError
from django.db.models import ProtectedError
from django.http import HttpResponse, HttpResponseNotAllowed
from django.test import Client
from django.urls import path

from lms.safety.access.policy import guarded
from lms.safety.faces.models import Face
from lms.safety.http import error_words, errors
from lms.site.urls_shared import ERROR_VIEWS, shared
from tests.factories.people import make_employer, make_learner, make_worker

handler400, handler403, handler404, handler500 = ERROR_VIEWS
SECRET = "telltale-of-amina"
FAULTS = {
    400: SuspiciousOperation(SECRET),
    403: PermissionDenied(SECRET),
    413: RequestDataTooBig(SECRET),
    500: IntegrityError(SECRET),
    503: OperationalError(SECRET),
}


def fail(request, status: int):
    raise FAULTS[status]


def needed(request):
    raise ProtectedError(SECRET, set())


def only_post(request):
    return HttpResponseNotAllowed(["POST"])


def own_words(request):
    return HttpResponse("own words", status=503)


urlpatterns = [
    *shared,
    path("fail/<int:status>/", guarded("anyone", fail)),
    path("fail/405/only/", guarded("anyone", only_post)),
    path("fail/needed/", guarded("anyone", needed)),
    path("fail/own/", guarded("anyone", own_words)),
]


@pytest.fixture
def broken(faces, settings):
    settings.LMS_FACE_URLCONFS = {"skills": __name__, "programme": __name__}
    settings.ROOT_URLCONF = __name__


def visit(host: str, address: str) -> HttpResponse:
    return Client(SERVER_NAME=host, raise_request_exception=False).get(address)


ADDRESSES = {**{status: f"/fail/{status}/" for status in FAULTS}, 404: "/nowhere/", 405: "/fail/405/only/"}


@pytest.mark.parametrize("debug", [False, True], ids=["", "debug"])
@pytest.mark.parametrize("host", ["localhost", "heal.localhost"])
@pytest.mark.parametrize("status", ADDRESSES)
def test_s38_each_error_is_a_calm_page_in_both_faces(broken, settings, status, host, debug):
    settings.DEBUG = debug
    page = visit(host, ADDRESSES[status])
    text = page.content.decode()
    expected = 400 if (status, debug) == (413, True) else status
    expected = 500 if (status, debug) == (503, True) else expected
    assert page.status_code == expected
    titles, words = (
        (errors.TITLES, errors.OTHER_WORDS)
        if host == "localhost"
        else (error_words.TITLES, error_words.WORDS)
    )
    assert str(titles[expected]) in text
    assert str(words[expected]) in text
    assert re.search(r'<bdi class="code">[2-9A-Z]{4}-[2-9A-Z]{4}</bdi>', text)
    assert ("data-leave" in text) == (host == "heal.localhost")
    for forbidden in (SECRET, "Traceback", "/work/", "Django", "site-packages", "Error"):
        assert forbidden not in text, forbidden
    assert page["Cache-Control"] == "no-store"


@pytest.mark.parametrize("host", ["localhost", "heal.localhost"])
def test_s38_the_page_wears_the_face_it_is_on(broken, host):
    text = visit(host, "/nowhere/").content.decode()
    assert ("masthead__name" in text, "topbar__name" in text) == (
        host == "heal.localhost",
        host == "localhost",
    )


def test_s38_only_a_learner_is_told_of_her_trainer_and_of_what_she_learned(faces, enter):
    told = str(errors.WORDS[404]).removeprefix(str(errors.OTHER_WORDS[404]))
    people = {"learner": make_learner().user, "worker": make_worker(), "employer": make_employer()}
    pages = {name: enter(person).get("/nowhere/").content.decode() for name, person in people.items()}
    assert {name: told in page for name, page in pages.items()} == {
        "learner": True,
        "worker": False,
        "employer": False,
    }
    assert all(str(errors.OTHER_WORDS[404]) in page for page in pages.values())


def test_s38_a_database_that_pauses_says_when_to_try_again(broken):
    assert visit("localhost", "/fail/503/")["Retry-After"] == errors.RETRY_AFTER


@pytest.mark.parametrize(
    ("host", "said"), [("localhost", errors), ("heal.localhost", error_words)], ids=["skills", "programme"]
)
def test_s38_what_is_still_needed_is_not_deleted_and_said_so(broken, host, said):
    page = visit(host, "/fail/needed/")
    text = page.content.decode()
    assert (page.status_code, [str(words) in text for words in said.STILL_NEEDED]) == (409, [True, True])
    assert SECRET not in text


def test_s38_a_view_that_has_words_of_its_own_keeps_them(broken):
    assert visit("localhost", "/fail/own/").content == b"own words"


def test_s38_a_405_still_says_what_is_allowed(broken):
    assert visit("localhost", "/fail/405/only/")["Allow"] == "POST"


def test_s38_a_form_without_its_token_says_that_the_page_was_open_too_long(faces):
    page = Client(SERVER_NAME="localhost", enforce_csrf_checks=True).post("/learn/enter/", {})
    assert (page.status_code, "This page was open too long" in page.content.decode()) == (403, True)


def test_s38_an_error_page_that_fails_still_answers(broken, monkeypatch):
    for host, said in (("localhost", errors), ("heal.localhost", error_words)):
        monkeypatch.setattr(said, "PLAIN_TEMPLATE", "nowhere.html")
        page = visit(host, "/fail/500/")
        assert (page.status_code, page.content) == (500, said.BARE)


def test_s38_the_database_gone_before_the_face_is_known_is_a_calm_page_too(faces, monkeypatch):
    def gone(*args):
        raise OperationalError(SECRET)

    monkeypatch.setattr("lms.safety.faces.middleware.find_face", gone)
    page = visit("localhost", "/learn/enter/")
    assert (page.status_code, page["Retry-After"], SECRET in page.content.decode()) == (503, "60", False)


def test_s16_while_the_database_pauses_each_host_still_has_its_own_words(broken, monkeypatch):
    """What this process saw last says whose the host is."""
    visit("localhost", "/nowhere/")
    cache.clear()

    def gone(*args, **kwargs):
        raise OperationalError(SECRET)

    monkeypatch.setattr(Face.objects, "select_related", gone)
    pages = [visit(host, "/fail/503/").content.decode() for host in ("localhost", "heal.localhost")]
    assert [
        str(said.TITLES[503]) in page for said, page in zip((errors, error_words), pages, strict=True)
    ] == [True, True]


def test_s16_before_it_is_known_whose_the_host_is_no_word_is_said(faces, monkeypatch):
    def gone(*args):
        raise OperationalError(SECRET)

    monkeypatch.setattr("lms.safety.faces.middleware.find_face", gone)
    assert {visit(host, "/learn/enter/").content for host in ("localhost", "heal.localhost")} == {
        errors.WORDLESS
    }
