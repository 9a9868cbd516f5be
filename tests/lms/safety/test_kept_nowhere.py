"""Nothing of a signed-in person's pages stays in the browser (S5, S7)."""

import re

import pytest

from tests.architecture.test_templates import ALL, chain
from tests.factories.people import make_employer, make_learner, make_worker

pytestmark = pytest.mark.django_db
HERS = [
    "/learn/",
    "/learn/courses/",
    "/learn/certificates/",
    "/learn/portfolio/",
    "/learn/safer/",
    "/verify/",
    "/",
    "/stay/",
]


def test_s05_every_answer_to_a_session_is_kept_nowhere(faces, enter):
    learner, worker, employer = (
        enter(make_learner().user, pin=True),
        enter(make_worker()),
        enter(make_employer()),
    )
    answers = [learner.get(path) for path in HERS] + [worker.get("/teach/"), employer.get("/employers/")]
    assert {
        (answer.request["PATH_INFO"], answer.status_code, answer["Cache-Control"])
        for answer in answers
        if answer["Cache-Control"] != "no-store"
    } == set()
    assert {answer.status_code for answer in answers} == {200}


@pytest.fixture
def picture(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "picture.webp").write_bytes(b"picture")


@pytest.mark.parametrize(("phone", "kept"), [("shared", "no-store"), ("own", "private, max-age=3600")])
def test_s05_pictures_stay_for_a_while_on_her_own_phone_only(faces, enter, picture, phone, kept):
    browser = enter(make_learner().user)
    session = browser.session
    session["phone"] = phone
    session.save()
    answer = browser.get("/media/picture.webp")
    assert (answer.status_code, answer["Cache-Control"]) == (200, kept)
    answer.close()


FORM = re.compile(r"<form\b[^>]*>")
POSTS = re.compile(r'method="post"')


def test_s07_forms_of_learners_and_of_whoever_checks_a_name_suggest_nothing():
    """The browser keeps what was typed into a form, and offers it to the next person on the same phone."""
    hers = [name for name in ALL if "lms/faces/learn.html" in chain(name)] + [
        "lms/accounts/enter.html",
        "courses/certificates/verify.html",
    ]
    forms = {name: [form for form in FORM.findall(ALL[name]) if POSTS.search(form)] for name in hers}
    assert sum(len(found) for found in forms.values()) > 8
    assert {
        name: form for name, found in forms.items() for form in found if 'autocomplete="off"' not in form
    } == {}


@pytest.mark.parametrize(
    "typed",
    [
        {"handle": "4821", "code": "0000000000"},
        {"handle": "", "code": "0937562187"},
        {"handle": "4821", "code": "12345 6789"},
    ],
)
def test_s07_a_code_is_not_in_the_page_that_answers(faces, client, typed):
    page = client.post("/learn/enter/", typed).content.decode()
    for shown in (typed["code"], typed["code"].replace(" ", "")):
        assert shown not in page


@pytest.mark.parametrize("pin", ["111222", "12"])
def test_s07_a_pin_is_not_in_the_page_that_answers(faces, enter, pin):
    browser = enter(make_learner().user)
    assert f'value="{pin}"' not in browser.post("/learn/pin/check/", {"pin": pin}).content.decode()


def test_s07_a_password_is_not_in_the_page_that_answers(faces, client):
    assert (
        "hunter2-hunter2"
        not in client.post("/admin/login/", {"login": "anna", "password": "hunter2-hunter2"}).content.decode()
    )


def test_s06_s07_on_a_shared_phone_nothing_says_remember_me(faces, client):
    page = client.get("/learn/enter/").content.decode()
    assert re.search(r'value="shared"[^>]*checked', page)
    assert "remember" not in page.lower()
