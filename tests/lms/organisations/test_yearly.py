"""An employer is checked again each year, and a pool is asked for the second check that nobody makes."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from lms.core import days
from lms.desk.employers import POOL_AFTER
from lms.messaging.working_days import working_days_after
from lms.organisations.actions import vet
from lms.organisations.models import Approver, Organisation, Role, Vetting
from lms.organisations.naming import name_approver, release_approver
from lms.organisations.pool import is_in_pool, pool
from lms.organisations.queries import (
    AGAIN_DAYS,
    CHECK_DAYS,
    employer_organisation_ids,
    employers_to_check,
    vetted_employers,
)
from lms.organisations.rules import can_vet
from tests.factories.employers import make_share
from tests.factories.people import make_employer, make_organisation, make_worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]


@pytest.fixture
def anna():
    return make_worker(Role.COORDINATOR)


@pytest.fixture
def eleni():
    return make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia"))


@pytest.fixture
def lucia():
    return make_employer("Hotel Aurora")


@pytest.fixture
def hotel(lucia):
    return Organisation.objects.get(name="Hotel Aurora")


def grow_older(employer, *, by: int) -> None:
    for vetting in Vetting.objects.filter(organisation=employer):
        vetting.checked_at -= datetime.timedelta(days=by)
        vetting.save(update_fields=["checked_at"])


def to_check(person) -> list[str]:
    own = person.memberships.get().organisation
    return [employer.name for employer in employers_to_check(person, own)]


def test_s15_its_door_closes_on_the_day_and_opens_with_two_new_checks(enter, lucia, hotel, anna, eleni):
    share = make_share("Hotel Aurora")
    browser, tab = enter(lucia), reverse("employers:portfolio", args=[share.uuid])
    grow_older(hotel, by=CHECK_DAYS - 1)
    assert browser.get(tab).status_code == 200
    assert len(browser.get("/employers/").context["notes"]) == 1
    grow_older(hotel, by=1)
    assert browser.get(tab).status_code == 404
    home = browser.get("/employers/")
    assert (home.context["rows"], len(home.context["notes"])) == ([], 1)
    assert hotel not in vetted_employers()
    vet(hotel, coordinator=anna, note="Visited again.")
    assert employer_organisation_ids(again(lucia)) == set()
    vet(hotel, coordinator=eleni, note="Called.")
    assert browser.get(tab).status_code == 200
    assert browser.get("/employers/").context["notes"] == []


def again(row):
    return type(row).objects.get(pk=row.pk)


def test_a_month_before_it_waits_for_both_and_stays_open_meanwhile(hotel, anna, eleni):
    grow_older(hotel, by=CHECK_DAYS - AGAIN_DAYS - 1)
    assert (to_check(anna), can_vet(anna, hotel)) == ([], False)
    grow_older(hotel, by=1)
    assert (to_check(anna), to_check(eleni)) == (["Hotel Aurora"], ["Hotel Aurora"])
    vet(hotel, coordinator=anna, note="Visited again.")
    assert (to_check(anna), to_check(eleni)) == ([], ["Hotel Aurora"])
    assert hotel in vetted_employers()
    vet(hotel, coordinator=eleni, note="Called.")
    assert (to_check(eleni), Vetting.objects.filter(organisation=hotel, ended_at=None).count()) == ([], 2)


def test_a_coordinator_reads_on_the_desk_until_when(enter, hotel, anna):
    desk, page = enter(anna), reverse("desk:vet", args=[hotel.uuid])
    until = days.day_of(timezone.now()) + datetime.timedelta(days=CHECK_DAYS)
    assert desk.get(page).context["state"].until == until
    grow_older(hotel, by=CHECK_DAYS)
    state = desk.get(page).context["state"]
    assert (state.is_open, state.until, state.vettings) == (False, days.today(), [])


# ── the pool ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def bar(anna):
    """One that has its first check."""
    bar = make_organisation("Bar Sud", "employer")
    vet(bar, coordinator=anna, note="Visited.")
    return bar


def queue(browser) -> list[tuple[str, bool]]:
    parts = {part.key: part.waiting for part in browser.get("/teach/waiting/").context["queue"]}
    return [(item.title, item.words.startswith("You are asked")) for item in parts.get("employers", [])]


def wait_for_pool(bar) -> None:
    """So long that the day of the pool has come, whatever weekday it is."""
    first = Vetting.objects.get(organisation=bar)
    while working_days_after(days.day_of(first.checked_at), POOL_AFTER, bar.country) > days.today():
        first.checked_at -= datetime.timedelta(days=1)
    first.save(update_fields=["checked_at"])


def test_nobody_checked_it_in_time_so_the_pool_is_asked(enter, anna, eleni, bar):
    make_organisation("Aqua", "employer")
    other = make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia"))
    name_approver(eleni, by=other)
    asked, beside = enter(eleni), enter(other)
    assert queue(asked) == [("Bar Sud", False), ("Aqua", False)]
    wait_for_pool(bar)
    assert queue(asked) == [("Bar Sud", True), ("Aqua", False)]
    assert queue(beside) == [("Bar Sud", False), ("Aqua", False)]
    name_approver(anna, by=anna)
    assert queue(enter(anna)) == [("Aqua", False)]


def test_s23_each_organisation_names_its_own(enter, anna, eleni):
    with pytest.raises(PermissionDenied):
        name_approver(eleni, by=anna)
    named = name_approver(anna, by=anna)
    assert is_in_pool(anna)
    with pytest.raises(PermissionDenied):
        release_approver(named, by=eleni)
    with pytest.raises(PermissionDenied):
        name_approver(anna, by=make_worker(Role.TRAINER))
    anna.memberships.update(ended_at=timezone.now())
    assert list(pool()) == []


def test_on_the_desk_the_pool_is_a_page_beside_the_employers(enter, anna):
    browser, here = enter(anna), reverse("desk:approvers")
    browser.post(here, {"do": "name", "about": str(anna.pk)})
    page = browser.get(here)
    assert [(row.name, row.may_release) for row in page.context["rows"]] == [(anna.get_username(), True)]
    assert page.context["choices"] == []
    tabs = [(tab.label, tab.current) for tab in page.context["desk_tabs"]]
    assert tabs == [
        ("Employers", False),
        ("Applications", False),
        ("Kept away", False),
        ("Standing pool", True),
    ]
    menu = {entry.label: entry.current for entry in page.context["desk_nav"]}
    assert menu["Employers"] is True
    assert not {"Applications", "Kept away"} & set(menu)
    browser.post(here, {"do": "release", "about": str(Approver.objects.get().uuid)})
    assert browser.get(here).context["rows"] == []


def test_the_page_of_the_pool_costs_the_same_for_one_and_for_three(enter, anna, count_queries):
    browser, counts = enter(anna), []
    for more in (1, 2):
        for _number in range(more):
            somebody = make_worker(Role.COORDINATOR)
            name_approver(somebody, by=somebody)
        counts.append(count_queries(browser.get, reverse("desk:approvers")))
    assert counts[0] == counts[1]
