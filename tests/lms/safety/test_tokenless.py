"""Forms without a token: what reads may be asked by anybody, what writes is asked from here, and no cookie
comes of either.
"""

import pytest
from django.conf import settings as site
from django.test import Client

from lms.organisations.models import Organisation
from lms.safety.access.policy import routes
from tests.reading import WroteOnReading

pytestmark = pytest.mark.django_db
URLCONFS = sorted({site.ROOT_URLCONF, *site.LMS_FACE_URLCONFS.values()})
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def browser(faces, settings):
    settings.LMS_FACE_URLCONFS = {"programme": "tests.architecture.tokenless_urls"}
    return Client(SERVER_NAME="heal.localhost", enforce_csrf_checks=True)


def test_what_only_reads_needs_no_token_and_leaves_no_cookie(browser):
    answer = browser.post("/reads/", {"words": "bread"})
    assert (answer.status_code, answer.content, dict(answer.cookies)) == (200, b"0 bread", {})


def test_what_says_it_reads_and_writes_fails(browser):
    with pytest.raises(WroteOnReading, match=r"^POST /lies/ \(lies\) wrote: .*lms_organisation"):
        browser.post("/lies/")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (HERE, 200),
        ({"Referer": "http://heal.localhost/page/"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 404),
        ({"Sec-Fetch-Site": "same-site"}, 404),
        ({"Referer": "https://elsewhere.example/"}, 404),
        ({}, 404),
    ],
)
def test_what_writes_is_asked_from_a_page_of_this_site(browser, headers, status):
    answer = browser.post("/writes/", headers=headers)
    assert (answer.status_code, dict(answer.cookies)) == (status, {})
    assert Organisation.objects.count() == (status == 200)


@pytest.mark.parametrize("urlconf", URLCONFS)
def test_only_what_is_open_to_anyone_goes_without(urlconf):
    """Where somebody is asked who she is, a form without a token could be sent in her name. What serves
    Wagtail's editor looks for the token itself, when it knows who is there.
    """
    closed = {
        route: view.lms_policy
        for route, view in routes(urlconf).items()
        if getattr(view, "csrf_exempt", False)
        and getattr(view, "lms_policy", "anyone") not in {"anyone", "wagtail"}
    }
    assert closed == {}
