"""Nothing of what somebody looks for is left: no line of a log, no cookie, no session; and the first view is
light.
"""

import gzip
import json
import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client

import lms
from lms.services.reaching.models import Phone
from tests.factories.contacts import make_contact
from tests.factories.services import make_service, make_town

pytestmark = pytest.mark.django_db
STATIC = Path(lms.__file__).parent / "static"
KILOBYTES = 30
VISITOR = {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "OldPhone/1.0"}
HERE = {"Sec-Fetch-Site": "same-origin"}


def test_no_line_of_a_log_says_who_looked_for_what(faces, lines):
    town = make_town("Bologna")
    service = make_service(name="Casa Limone", needs=["lawyer"], towns=[town])
    browser = Client(SERVER_NAME="heal.localhost", enforce_csrf_checks=True, **VISITOR)
    browser.get("/services/")
    browser.post("/services/", {"need": "lawyer", "town": str(town.uuid), "words": "limone"})
    browser.get(f"/services/{service.uuid}/")
    browser.post(f"/services/{service.uuid}/tap/", {"tap": "closed"}, headers=HERE)
    browser.post("/services/needs/", {"needs": ["lawyer"], "town": str(town.uuid)}, headers=HERE)
    browser.post("/services/slip/", {"code": "0000000000"}, headers=HERE)
    text = "\n".join(lines)
    telling = [*VISITOR.values(), str(town.uuid), str(service.uuid), "lawyer", "limone", "Bologna", "Limone"]
    assert [word for word in telling if word in text] == []
    assert {json.loads(line).get("route") for line in lines if '"answered"' in line} >= {"services:find"}
    assert (len(browser.cookies), Session.objects.count()) == (0, 0)


@pytest.fixture
def pages(faces) -> dict[str, HttpResponse]:
    """One of each page that the public reads here, as it is sent to a browser."""
    for country in ("IT", "GR", "ES", "RO"):
        make_contact("Somebody listens", country=country)
    town = make_town()
    for number in range(12):
        service = make_service(needs=["talk"], towns=[town], summary="Somebody listens to you. " * 3)
        Phone.objects.create(service=service, number=f"051 000 00{number:02}")
    place = f"/services/{service.uuid}/"
    browser = Client(SERVER_NAME="heal.localhost", HTTP_ACCEPT_ENCODING="gzip")
    found = browser.post("/services/", {"need": "talk"})
    sealed = re.search(r'name="found" value="([^"]+)"', gzip.decompress(found.content).decode())[1]
    mine = [str(each.uuid) for each in found.context["found"].services[:3]]
    slip = {"key": uuid4().hex, "needs": ["talk"], "step": "make"}
    read = ("", "needs/", "networks/", f"networks/{town.uuid}/", "slip/")
    return {
        **{f"/services/{path}": browser.get(f"/services/{path}") for path in read},
        **{path: browser.get(path) for path in (place, f"{place}slip/", f"{place}wrong/")},
        "found": found,
        "found by an address": browser.get(
            browser.post("/services/", {"need": "talk", "again": "1"})["Location"]
        ),
        "not open any more": browser.post("/services/", {"found": "x"}),
        "needed": browser.post("/services/needs/", {"needs": ["talk"], "town": str(town.uuid)}, headers=HERE),
        "from what was found": browser.post(place, {"found": sealed}),
        "compared": browser.post("/services/compare/", {"found": sealed, "mine": mine}),
        "a slip": browser.post(f"{place}slip/", slip, headers=HERE),
    }


def test_each_page_is_light(pages):
    for name, answer in pages.items():
        page = gzip.decompress(answer.content).decode()
        files = set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', page))
        carried = sum(len(gzip.compress((STATIC / file).read_bytes())) for file in files)
        assert (len(answer.content) + carried) / 1024 <= KILOBYTES, name


def test_search_engines_keep_what_one_comes_to_and_not_what_somebody_did(pages):
    """Services and rooms are to be found by those who need them (decision 61); forms that write, and whatever
    was looked for or made, are not.
    """
    kept = {
        re.sub(r"[0-9a-f-]{36}", "*", name)
        for name, answer in pages.items()
        if 'name="robots"' not in gzip.decompress(answer.content).decode()
    }
    assert kept == {
        "/services/",
        "/services/needs/",
        "/services/networks/",
        "/services/networks/*/",
        "/services/*/",
    }
    assert [
        name for name, answer in pages.items() if answer.status_code != 200 or "X-Robots-Tag" in answer
    ] == []
