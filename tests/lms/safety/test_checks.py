"""A policy or a requirement that nobody registered stops the start, and the hint says what to do."""

import pytest
from django.http import HttpResponse
from django.urls import path

from lms.safety.access.policy import guarded
from lms.safety.checks import check_policies, check_requirements

urlpatterns = [
    path("open/", guarded("anyone", lambda request: HttpResponse(), "patience")),
    path("lost/", guarded("nobody-registered-this", lambda request: HttpResponse())),
]


@pytest.fixture
def lost(settings):
    settings.ROOT_URLCONF, settings.LMS_FACE_URLCONFS = __name__, {}


def test_a_policy_nobody_registered(lost):
    (problem,) = check_policies(None)
    assert (problem.id, "'lost/'" in problem.msg, "'nobody-registered-this'" in problem.msg) == (
        "lms.E020",
        True,
        True,
    )


def test_a_requirement_nobody_registered(lost):
    assert [(problem.id, problem.msg) for problem in check_requirements(None)] == [
        ("lms.E021", "An address or a policy requires 'patience', which nobody registered. It is closed.")
    ]


def test_the_site_as_it_is_has_neither():
    assert (check_policies(None), check_requirements(None)) == ([], [])
