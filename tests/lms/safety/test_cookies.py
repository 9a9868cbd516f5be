"""What the pages promise about cookies: each goes when the browser closes, and leaving or being erased takes
them out at once.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.architecture import house
from tests.factories.people import PASSWORD, PIN, make_learner, make_worker
from tests.lms.safety.test_headers import FACES, addresses

pytestmark = pytest.mark.django_db
PRODUCTION = {
    "SESSION_COOKIE_NAME": "__Host-s",
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_NAME": "__Host-c",
    "CSRF_COOKIE_SECURE": True,
}


def staying(answer) -> list[str]:
    """The cookies of an answer that outlive the browser. One that is taken out has an age of nothing."""
    return [
        name
        for name, cookie in answer.cookies.items()
        if cookie["max-age"] != 0 and (cookie["max-age"] or cookie["expires"])
    ]


@pytest.mark.parametrize("host", FACES)
def test_every_cookie_goes_with_the_browser(faces, enter, settings, host):
    """Whoever asks for whatever address, and a form sent to it; with the names and marks of production."""
    for name, value in PRODUCTION.items():
        setattr(settings, name, value)
    administrator = get_user_model().objects.create_superuser("root", password=PASSWORD)
    set_by = {}
    for browser in (Client(), enter(make_learner().user, pin=True), enter(administrator)):
        browser.raise_request_exception = False
        for address in addresses(FACES[host]):
            for ask in (browser.get, browser.post) if not address.startswith("/admin/") else (browser.get,):
                answer = ask(address, SERVER_NAME=host, secure=True)
                set_by |= dict.fromkeys(answer.cookies, address)
                assert staying(answer) == [], (address, answer.cookies)
    assert {settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_NAME} <= set(set_by), "cookies were set at all"


def test_every_cookie_of_signing_in_goes_with_the_browser(faces, client):
    learner, worker = make_learner(), make_worker()
    answers = [
        client.get("/learn/enter/"),
        client.post("/learn/enter/", {"handle": learner.card.number, "code": learner.code, "phone": "own"}),
    ]
    answers += [
        client.get("/learn/privacy/"),
        client.get("/learn/safer/"),
        client.post("/learn/pin/check/", {"pin": PIN}),
        client.get("/it/learn/"),
    ]
    answers += [
        Client(SERVER_NAME="localhost").post(
            "/admin/login/", {"login": worker.username, "password": PASSWORD}
        )
    ]
    assert [staying(answer) for answer in answers] == [[]] * len(answers)
    assert "s" in answers[1].cookies
    assert "n" in answers[3].cookies


def test_s35_being_erased_takes_every_cookie_out(faces, enter):
    browser = enter(make_learner().user, pin=True)
    browser.get("/learn/privacy/erase/")
    answer = browser.post("/learn/privacy/erase/", {"certificates": "withdraw", "when": "now", "sure": "on"})
    assert "Your account is erased" in answer.content.decode()
    assert {name for name in browser.cookies if browser.cookies[name].value} == set()
    assert {"s", "c", "n"} <= {name for name, cookie in answer.cookies.items() if cookie["max-age"] == 0}
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'


@pytest.mark.parametrize("name", ["demo", "production"])
def test_each_deployment_sets_no_age(name, tmp_path: Path):
    environment = {
        "DJANGO_SETTINGS_MODULE": f"lms.site.settings.{name}",
        "HEAL_VAR": str(tmp_path),
        "SECRET_KEY": "x" * 60,
        "LMS_PEPPER": "y" * 60,
        "ALLOWED_HOSTS": "learn.example.org",
        "PATH": "",
    }
    code = (
        "from django.conf import settings as s; print(s.CSRF_COOKIE_AGE, s.LANGUAGE_COOKIE_AGE,"
        " s.SESSION_EXPIRE_AT_BROWSER_CLOSE)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=house.ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["None", "None", "True"]


def test_no_script_sets_one_that_stays():
    scripts = [path for package in house.PACKAGES for path in (house.ROOT / package).rglob("*.js")]
    assert [
        path.name for path in scripts if "max-age" in house.source(path) or "expires=" in house.source(path)
    ] == []
