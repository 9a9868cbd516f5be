"""Requirements: what somebody who may come in must have done lately."""

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import include, path

from lms.safety.access import policy
from lms.safety.access.policy import (
    Policy,
    Requirement,
    declared_requirements,
    guarded,
    guarded_all,
    policies,
    requirements,
)


@pytest.fixture
def asked():
    """A requirement that a test can meet, and a policy that lets everybody in who met it."""
    met = {"done": False}
    policy.require(Requirement("test_done", "It is done.", lambda request: met["done"], "safety:alive"))
    policy.register(Policy("test_may", "Anybody.", lambda request: True, requires=("test_done",)))
    yield met
    requirements.remove("test_done")
    policies.remove("test_may")


def answer(request):
    return HttpResponse("here")


def test_an_unmet_requirement_leads_to_where_it_is_met(asked):
    redirected = guarded("test_may", answer)(RequestFactory().get("/wanted/?page=2"))
    assert (redirected.status_code, redirected["Location"]) == (302, "/healthz?next=%2Fwanted%2F%3Fpage%3D2")
    asked["done"] = True
    assert guarded("test_may", answer)(RequestFactory().get("/wanted/")).content == b"here"


def test_an_address_can_require_more_than_its_policy(asked):
    assert guarded("anyone", answer, "test_done")(RequestFactory().get("/")).status_code == 302
    assert guarded("anyone", answer)(RequestFactory().get("/")).status_code == 200


def test_a_requirement_nobody_registered_closes_the_address(asked):
    with pytest.raises(Http404):
        guarded("anyone", answer, "nobody-registered-this")(RequestFactory().get("/"))


def test_refusal_comes_before_any_requirement(asked):
    """Whoever may not come in learns nothing about what it would take."""
    policies.remove("test_may")
    policy.register(Policy("test_may", "Nobody.", lambda request: False, requires=("test_done",)))
    with pytest.raises(Http404):
        guarded("test_may", answer)(RequestFactory().get("/"))


def test_another_packages_addresses_can_require_more_by_namespace(asked):
    urls = [
        path("a/", answer, name="a"),
        path("users/", include(([path("b/", answer, name="b")], "users"), namespace="users")),
    ]
    first, second = guarded_all("anyone", urls, also={"users": ("test_done",)})
    assert first.callback.lms_requires == ()
    assert second.url_patterns[0].callback.lms_requires == ("test_done",)


def test_s09_what_is_only_hers_is_behind_the_pin_gate():
    required = declared_requirements("lms.site.urls_skills")
    portfolio = {
        route: names
        for route, names in required.items()
        if route.startswith(("learn/portfolio/", "learn/privacy/"))
    }
    assert portfolio
    # Ending what is shown makes her safer, so it asks for no PIN; without one no employer is named there.
    assert {route for route, names in portfolio.items() if "pin" not in names} == {
        "learn/portfolio/close/",
        "learn/portfolio/<uuid:uuid>/close/",
    }
