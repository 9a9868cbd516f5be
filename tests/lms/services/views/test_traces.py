"""Nothing of what somebody looks for is left: no line of a log, no cookie, no session; and the first view is
light.
"""

import gzip
import json
import re
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

import lms
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


def test_the_first_view_is_light(faces):
    for _each in range(12):
        make_service(needs=["talk"], towns=[make_town()], summary="Somebody listens to you. " * 3)
    browser = Client(SERVER_NAME="heal.localhost", HTTP_ACCEPT_ENCODING="gzip")
    pages = {"form": browser.get("/services/"), "found": browser.post("/services/", {"need": "talk"})}
    for name, answer in pages.items():
        page = gzip.decompress(answer.content).decode()
        files = set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', page))
        carried = sum(len(gzip.compress((STATIC / file).read_bytes())) for file in files)
        assert (len(answer.content) + carried) / 1024 <= KILOBYTES, name
