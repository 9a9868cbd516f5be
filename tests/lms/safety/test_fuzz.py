"""S31 and the HTTP corpus: no address falls over, changes something by being opened, or takes a form without
its token.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from lms.audit.models import AuditEntry
from lms.safety.http import errors
from tests.corpus import requests
from tests.factories.courses import published_course
from tests.factories.people import PASSWORD, make_employer, make_learner, make_worker
from tests.lms.safety.test_headers import FACES, addresses

#: What may be asked of a server: never a fault of its own.
#: 429 says when to come again: what is guessed at is slowed down.
CALM = (*range(200, 400), 400, 403, 404, 405, 413, 415, 416, 422, 429, 431)
#: Written by looking at a page, on purpose: {table: why}
KEPT_BY_LOOKING = {
    "lms.AccessEntry": "who opened her record (S24)",
    "lms.AuditHead": "how many openings there are, so that a deleted one shows",
    "sessions.Session": "who is signed in",
}


@pytest.fixture
def learner(faces, enter):
    entered = make_learner()
    course = published_course(faces.skills, quiz=2)
    enrol(entered.user, course, by=entered.user)
    browser = enter(entered.user)
    browser.raise_request_exception = False
    browser.enrolment = Enrolment.objects.get(person=entered.user)
    return browser


def own_addresses(urlconf: str) -> list[str]:
    """Every address outside Wagtail's editor, which has fuzzing of its own upstream."""
    return [address for address in addresses(urlconf) if not address.startswith(("/admin/", "/leave/"))] + [
        "/admin/login/"
    ]


def unkind(browser, paths: list[str], cases: dict, send) -> dict[str, int]:
    found = {}
    for name, case in cases.items():
        with refusals_drawn_once():
            for path in paths:
                answer = send(browser, path, case)
                if answer.status_code not in CALM or b"Traceback" in getattr(answer, "content", b""):
                    found[f"{name}: {path}"] = answer.status_code
                answer.close()
    return found


@contextmanager
def refusals_drawn_once() -> Iterator[None]:
    """The page of a refusal is drawn for the first address that is refused so: it is made of the request, and
    of nothing that the address leads to. They are two answers of three.
    """
    draw, drawn = errors.calm_page, set()

    def calm_page(request: HttpRequest, status: int, **words: Any) -> HttpResponse:
        kind = status, *map(str, words.values())
        if kind in drawn:
            bare = HttpResponse(status=status)
            bare.lms_calm = True
            return bare
        drawn.add(kind)
        return draw(request, status, **words)

    with patch.object(errors, "calm_page", calm_page):
        yield


@pytest.mark.parametrize("host", FACES)
def test_s31_no_query_makes_a_fault(learner, host):
    assert (
        unkind(
            learner,
            own_addresses(FACES[host]),
            requests.QUERIES,
            lambda browser, path, query: browser.get(path + query, SERVER_NAME=host),
        )
        == {}
    )


def test_s31_no_header_makes_a_fault(learner):
    assert (
        unkind(
            learner,
            own_addresses(FACES["localhost"]),
            requests.HEADERS,
            lambda browser, path, headers: browser.get(path, **headers),
        )
        == {}
    )


def send_body(browser, path: str, body: dict):
    """Bytes go as they are; the test client would refuse what it cannot encode."""
    if isinstance(body["data"], dict):
        return browser.post(path, **body)
    data = body["data"] if isinstance(body["data"], bytes) else body["data"].encode()
    return browser.generic("POST", path, data, content_type=body["content_type"])


@pytest.mark.parametrize("who", ["nobody", "learner"])
def test_s31_no_body_makes_a_fault(learner, who):
    browser = learner if who == "learner" else Client(SERVER_NAME="localhost", raise_request_exception=False)
    assert unkind(browser, own_addresses(FACES["localhost"]), requests.BODIES, send_body) == {}


def test_s31_no_body_makes_a_fault_between_password_and_second_factor(faces):
    browser = Client(SERVER_NAME="localhost", raise_request_exception=False)
    browser.post("/admin/login/", {"login": make_worker("trainer").username, "password": PASSWORD})
    doors = [address for address in addresses(FACES["localhost"]) if address.startswith("/admin/login/")]
    assert "/admin/login/setup/" in doors
    assert unkind(browser, doors, requests.BODIES, send_body) == {}


def crawl(browser: Client, start: str) -> set[str]:
    """Every page of ours that can be reached by links alone from `start`."""
    waiting, seen = [start], set()
    while waiting:
        path = waiting.pop()
        if path in seen or len(seen) > 150:
            continue
        seen.add(path)
        answer = browser.get(path)
        if answer.status_code == 302:
            waiting.append(answer["Location"].split("?")[0])
        elif not answer.streaming and answer.get("Content-Type", "").startswith("text/html"):
            links = re.findall(r'href="(/[^"#]*)"', answer.content.decode())
            waiting += [
                link.replace("&amp;", "&")
                for link in links
                if not link.startswith(("/leave/", "/static/", "/media/", "//", "/admin/"))
                and "logout" not in link
            ]
        answer.close()
    return seen


def everything() -> dict[str, list]:
    """Every row of every table as the database holds it, but those that are written by looking."""
    kept = {apps.get_model(label)._meta.db_table for label in KEPT_BY_LOOKING}
    with connection.cursor() as cursor:
        held = {}
        for table in sorted(set(connection.introspection.table_names()) - kept):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the schema
            held[table] = cursor.fetchall()
    chain = apps.get_model("lms.AuditEntry")._meta.db_table
    held[chain] = list(AuditEntry.objects.exclude(action="access.logged").values_list())
    return held


@pytest.mark.parametrize("who", ["learner", "case_worker", "trainer", "coordinator", "employer", "visitor"])
def test_s31_looking_changes_nothing(learner, faces, enter, who):
    if who == "learner":
        browser, start = learner, "/learn/"
    elif who == "visitor":
        browser, start = Client(SERVER_NAME="localhost"), "/"
    else:
        user = make_employer() if who == "employer" else make_worker(who)
        browser, start = enter(user), "/employers/" if who == "employer" else "/teach/"
        if who != "employer":
            make_learner(worker=user)
    browser.get(start)
    before = everything()
    seen = crawl(browser, start)
    assert len(seen) >= 3
    after = everything()
    assert {table: after[table] for table in before if before[table] != after[table]} == {}


def is_tokenless(address: str, urlconf: str) -> bool:
    """Open to anyone, and the same for everybody (tests/lms/safety/test_tokenless.py)."""
    try:
        return hasattr(resolve(address, urlconf).func, "lms_tokenless")
    except Resolver404:
        return False


@pytest.mark.parametrize("host", FACES)
def test_s31_no_form_is_taken_without_its_token(faces, enter, host):
    """Every address of both faces, Wagtail's included, as the one who may do everything."""
    browser = enter(get_user_model().objects.create_superuser("root", password="a-long-password-for-tests"))
    browser.handler.enforce_csrf_checks = True
    browser.raise_request_exception = False
    taken = {}
    for address in addresses(FACES[host]):
        if address == "/leave/" or is_tokenless(address, FACES[host]):
            continue  # the door that opens without a token on purpose (S2); what is declared to need none
        for method in ("post", "put", "delete", "patch"):
            answer = getattr(browser, method)(address, SERVER_NAME=host)
            if answer.status_code not in {
                301,
                403,
                404,
            }:  # 301: the same address with its slash, nothing done
                taken[f"{method} {address}"] = answer.status_code
    assert taken == {}
