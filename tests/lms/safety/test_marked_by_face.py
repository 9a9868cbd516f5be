"""What is counted, kept or marked for a visitor is another thing on each face: two browsers side by side
learn nothing.
"""

import pytest
from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from django.test import RequestFactory

from lms.safety.faces.queries import find_face
from lms.safety.leaving.interruption import mark_of, was_told
from lms.secrets.models import EntryThrottle
from lms.secrets.throttle import Tries
from lms.templatetags.lms_ui import include_kept
from tests.factories.people import make_learner, make_worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]


def guess(browser, login: str) -> list[str]:
    answer = browser.post("/admin/login/", {"login": login, "password": "not-the-password"})
    return [str(error) for error in answer.context["form"].non_field_errors()]


def test_s16_the_cookie_of_the_page_about_her_phone_is_hers_on_one_face(client, programme_client, enter):
    """The other face tells it on the pages themselves, and leaves nothing behind."""
    assert set(client.get("/learn/safer/", follow=True).cookies) <= {"c"}, (
        "a visitor of the skills face has none"
    )
    assert dict(programme_client.get("/safer/").cookies) == {}
    hers = enter(make_learner().user)
    hers.get("/learn/safer/")
    assert hers.cookies["n"].value == mark_of(hers.session.session_key, kind="skills")
    assert mark_of(None, kind="skills") != mark_of(None, kind="programme")
    assert mark_of("a-session", kind="skills") != mark_of("a-session", kind="programme")


def test_s16_the_page_seen_on_one_face_is_not_seen_on_the_other(faces):
    request = RequestFactory().get("/", SERVER_NAME="heal.localhost")
    request.session, request.face = SessionStore(), find_face("heal.localhost", "80")
    request.COOKIES["n"] = mark_of(None, kind="programme")
    assert was_told(request)
    request.COOKIES["n"] = mark_of(None, kind="skills")
    assert not was_told(request)


@pytest.mark.parametrize("order", [("client", "programme_client"), ("programme_client", "client")])
def test_s16_wrong_sign_ins_on_one_face_do_not_delay_the_first_try_on_the_other(order, request):
    here, there = (request.getfixturevalue(name) for name in order)
    login = make_worker().username
    first = guess(here, login)
    for _try in range(8):
        late = guess(here, login)
    assert late != first, "the tries are counted where they were made"
    assert guess(there, login) == guess(request.getfixturevalue(order[1]), "somebody-else"), (
        "and nowhere else"
    )


def test_s16_nor_do_many_names_from_one_address(client, programme_client):
    for number in range(70):
        guess(client, f"made-up-{number}")
    assert guess(client, "another") != guess(programme_client, "another")
    programme_client.post("/admin/login/", {"login": "x", "password": "y"})
    assert EntryThrottle.objects.exclude(count=0).count() > 0


def test_s16_no_counter_is_shared_by_the_faces():
    def keys(host: str) -> set[str]:
        request = RequestFactory().get("/", SERVER_NAME=host)
        request.face = find_face(host, "80")
        return set(Tries("staff", request, "anna").limits)

    assert keys("localhost") & keys("heal.localhost") == set()


def test_s16_parts_of_a_shell_are_kept_for_each_face(settings, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "lms.templatetags.lms_ui.render_to_string",
        lambda name, context: asked.append(context["face"]["kind"]) or "",
    )
    for kind in ("skills", "programme", "skills"):
        include_kept({"face": {"kind": kind, "leave_url": "/leave/"}}, "made-up.html")
    assert asked == ["skills", "programme"]


def test_s16_what_was_done_stands_in_no_cookie(client):
    """One signed with the secret of both faces would be the same on both."""
    request = RequestFactory().get("/")
    request.session = SessionStore()
    storage = default_storage(request)
    storage.add(messages.INFO, "It is saved.")
    answer = HttpResponse()
    storage.update(answer)
    assert not answer.cookies
