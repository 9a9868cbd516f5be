"""Every address declares who may open it, and what is undeclared is closed."""

import pytest
from django.conf import settings

from lms.safety.access.policy import declared_policies, policies

URLCONFS = sorted({settings.ROOT_URLCONF, *settings.LMS_FACE_URLCONFS.values()})
#: What anyone may open, signed in or not. A new line here is a decision: say in its commit why it gives
#: nobody away.
OPEN_TO_ANYONE = (
    "leave/",
    ".well-known/security.txt",
    "robots.txt",
    "healthz",
    "readyz",
    "admin/login/",
    "media/<path:path>",
    "verify/",
    "calendar/",  # for a program: the token in the address is the key
    "join/",  # a sheet on the wall: it leads to the ordinary door, whatever stands behind it
    "employers/apply/",
    "employers/open/",  # a vacancy that its employer shows to everybody: about no person
    "employers/join/",  # a code of an invitation is typed there: without one it says nothing
    "learn/enter/",
    "sign-out/",
    "safer/",
    "privacy/",
    "services/",
    "practices/",  # what services tell of their work: about nobody, and nobody is counted
    "recommendations/",  # the same
    "round-tables/",  # reports, in which nobody is named who did not say yes
    "stories/",  # told and read without an account; what is hers opens by the number of her slip
    "word/",
    "api/hsds/v3/",
    "employers/guides/",
    "search/",
    "numbers/",
    "_util/authenticate_with_password/",
    "^((?:[\\w\\-]+/)*)$",
)


@pytest.mark.parametrize("urlconf", URLCONFS)
def test_every_route_declares_a_policy_that_somebody_registered(urlconf):
    declared = declared_policies(urlconf)
    assert {route: name for route, name in declared.items() if name is None or name not in policies} == {}


@pytest.mark.parametrize("urlconf", URLCONFS)
def test_what_anyone_may_open_is_listed(urlconf):
    open_routes = [route for route, name in declared_policies(urlconf).items() if name == "anyone"]
    assert [route for route in open_routes if not route.startswith(OPEN_TO_ANYONE)] == []


def test_every_policy_says_in_words_who_may_come_in():
    assert [policy.name for policy in policies if not policy.words.endswith(".")] == []


@pytest.fixture
def undeclared(faces, settings):
    settings.LMS_FACE_URLCONFS = {"skills": "tests.architecture.undeclared_urls"}


@pytest.mark.parametrize(("path", "status"), [("/declared/", 200), ("/forgotten/", 404), ("/unknown/", 404)])
def test_what_is_undeclared_is_closed(undeclared, client, path, status):
    assert client.get(path).status_code == status


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1", "localhost.example.org"])
def test_an_unknown_host_is_nothing(faces, client, host, settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert client.get("/healthz", headers={"host": host}).status_code == 404
