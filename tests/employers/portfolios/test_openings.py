"""S18, S24: an employer's openings are rows she can read, by organisation."""

import datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from employers.portfolios.models import Share
from employers.portfolios.queries import openings_by_share
from lms.audit.actions import log_access
from lms.audit.kinds import access_kinds
from lms.audit.models import AccessEntry
from lms.organisations.queries import current_memberships
from lms.privacy.actions import give_consent, withdraw_consent
from tests.factories.people import make_employer, make_learner


@pytest.fixture
def employer(faces):
    return make_employer("Hotel Aurora")


@pytest.fixture
def share(employer):
    return make_share(make_learner().user, current_memberships(employer)[0].organisation)


def make_share(person, organisation) -> Share:
    receipt = give_consent(
        person,
        organisation,
        purpose="portfolio",
        items=[f"attainment:{uuid4()}"],
        text="I show one thing.",
        text_version="share-1",
        language="en",
        expires_at=timezone.now() + datetime.timedelta(days=30),
    )
    return Share.objects.create(
        person=person, organisation=organisation, consent=receipt, headline="Kitchen assistant"
    )


def test_s24_each_opening_and_print_is_a_row_and_nothing_else_is(enter, employer, share):
    browser = enter(employer)
    page, sheet = (
        reverse("employers:portfolio", args=[share.uuid]),
        reverse("employers:portfolio_print", args=[share.uuid]),
    )
    assert [
        browser.get(reverse("employers:home")).status_code,
        browser.get(page).status_code,
        browser.get(page).status_code,
        browser.get(sheet).status_code,
    ] == [200] * 4
    withdraw_consent(share.consent)
    assert browser.get(page).status_code == 404
    kept = list(
        AccessEntry.objects.order_by("pk").values_list("person", "what", "organisation__name", "thing")
    )
    assert kept == [
        (share.person_id, what, "Hotel Aurora", share.uuid)
        for what in ("portfolio", "portfolio", "portfolio_print")
    ]


def test_s18_she_reads_who_opened_each_share(enter, employer, share):
    reader = enter(employer)
    reader.get(reverse("employers:portfolio", args=[share.uuid]))
    reader.get(reverse("employers:portfolio", args=[share.uuid]))
    shown = enter(share.person, pin=True).get(reverse("portfolio:home")).content.decode()
    assert shown.count("Hotel Aurora opened it 2 times.") == 1
    assert employer.username not in shown


def test_s18_her_log_has_one_line_for_each_visit_the_newest_first(employer, share):
    """Who comes back within half an hour is on the same visit, whether to read, to check or to print."""
    now = timezone.now().replace(microsecond=0)
    for minutes, what in (
        (0, "portfolio"),
        (20, "portfolio_print"),
        (300, "portfolio"),
        (325, "portfolio"),
        (350, "portfolio_print"),
    ):
        log_access(
            share.person,
            reader=employer,
            kind=access_kinds[what],
            role="employer",
            organisation=share.organisation,
            thing=share.uuid,
        )
        newest = AccessEntry.objects.latest("pk")
        AccessEntry.objects.filter(pk=newest.pk).update(at=now - datetime.timedelta(minutes=minutes))
    openings = openings_by_share(share.person)[share.uuid]
    assert [(row.at, row.opened, row.printed) for row in openings.visits] == [
        (now - datetime.timedelta(minutes=20), 1, 1),
        (now - datetime.timedelta(minutes=350), 2, 1),
    ]
    assert openings.count == 2
