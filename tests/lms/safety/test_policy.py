"""Requirements: what somebody who may come in must have done lately."""

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import include, path

from lms.safety.access import policy
from lms.safety.access.policy import (
    METHODS,
    Policy,
    Requirement,
    declared_policies,
    declared_requirements,
    guarded,
    guarded_all,
    policies,
    requirements,
    routes,
)

#: Wagtail serves pages.
PAGES = {
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
    r"^((?:[\w\-]+/)*)$",
}


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


OTHER_WAYS = ("PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "speak")


def test_no_view_of_ours_is_entered_in_another_way():
    entered = []
    view = guarded("anyone", lambda request: entered.append(request.method) or HttpResponse())
    answers = [view(RequestFactory().generic(method, "/")) for method in OTHER_WAYS]
    assert {(answer.status_code, answer["Allow"]) for answer in answers} == {(405, ", ".join(METHODS))}
    assert entered == []
    for method in METHODS:
        assert view(RequestFactory().generic(method, "/")).status_code == 200
    assert entered == [*METHODS]


def test_whoever_may_not_come_in_is_refused_as_in_our_ways(asked):
    """By the policy and the requirement, before the way is looked at."""
    view = guarded("test_may", answer)
    assert {view(RequestFactory().generic(method, "/")).status_code for method in OTHER_WAYS} == {302}
    policies.remove("test_may")
    policy.register(Policy("test_may", "Nobody.", lambda request: False))
    for method in OTHER_WAYS:
        with pytest.raises(Http404):
            view(RequestFactory().generic(method, "/"))


def test_another_packages_addresses_are_asked_for_in_its_ways():
    [theirs] = guarded_all("anyone", [path("a/", answer)])
    assert theirs.callback(RequestFactory().put("/")).content == b"here"


@pytest.mark.parametrize("urlconf", ["lms.site.urls_skills", "lms.site.urls_programme"])
def test_every_address_is_ours_and_asked_for_in_our_ways_but_pages_and_the_editor(urlconf):
    declared = declared_policies(urlconf)
    theirs = {route for route, view in routes(urlconf).items() if not hasattr(view, "lms_methods")}
    others = {route for route in theirs if declared[route] != "wagtail"}
    assert {declared[route] for route in others} == {"anyone"}
    assert others == PAGES


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
