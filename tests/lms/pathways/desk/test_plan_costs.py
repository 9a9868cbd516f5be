"""What plans cost the desk and her own page: the same for one step as for thirty, and for three women as for
three hundred.
"""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lms.desk.people import PeopleListing
from lms.listing.listing import FEW
from lms.organisations.models import Role
from lms.pathways.desk.listing import PlansListing
from lms.pathways.desk.numbers import network_numbers
from lms.pathways.models import Helper, Pathway
from tests.factories.people import make_organisation, make_worker
from tests.factories.plan_crowd import fill, many_plans

pytestmark = pytest.mark.django_db
STEPS = 30
DUE = "The day has come on which you look at her plan together."


@pytest.fixture
def place(faces):
    return make_organisation()


@pytest.fixture
def elena(place):
    return make_worker(Role.CASE_WORKER, organisation=place, username="elena", first_name="Elena")


def asked(read, *args) -> int:
    with CaptureQueriesContext(connection) as queries:
        read(*args)
    return len(queries)


def listed(worker, kind) -> None:
    cache.clear()  # what is counted is kept for a moment
    request = RequestFactory().get("/teach/")
    request.user = type(worker).objects.get(pk=worker.pk)
    listing = kind(request)
    assert (bool(listing.rows), bool(listing.shown_chips)) == (True, True)
    if kind is PeopleListing:
        assert {hand.words for hand in listing.hands()} == {DUE}


@pytest.mark.parametrize("kind", [PlansListing, PeopleListing])
def test_lists_and_needs_ask_for_three_hundred_as_often_as_for_three(elena, place, kind):
    """A short list is read whole, a long one by pages and counted: each asks as often however long it is."""
    many_plans(3, worker=elena, organisation=place)
    listed(elena, kind)  # what is asked for once is known now
    counts = [asked(listed, elena, kind)]
    for more in (FEW - 3, 1, 300 - FEW - 1):
        many_plans(more, worker=elena, organisation=place)
        counts.append(asked(listed, elena, kind))
    short, long = counts[0], counts[-1]
    assert (counts, Pathway.objects.count()) == ([short, short, long, long], 300)


@pytest.mark.parametrize("kind", [PlansListing, PeopleListing])
def test_lists_and_needs_ask_for_thirty_steps_as_often_as_for_one(elena, place, kind):
    with_steps(1, elena, place)
    listed(elena, kind)
    few = asked(listed, elena, kind)
    with_steps(STEPS, elena, place)
    assert asked(listed, elena, kind) == few


def with_steps(steps: int, worker, place) -> Pathway:
    [plan] = Pathway.objects.all() or many_plans(1, worker=worker, organisation=place, steps=0)
    [stage] = plan.stages.all()
    fill([stage], steps - stage.steps.count(), helpers=list(Helper.objects.filter(pathway=plan)))
    assert stage.steps.count() == steps
    return plan


@pytest.mark.parametrize("name", ["plan", "together", "suggest", "person"])
def test_pages_of_a_plan_ask_as_often_whatever_is_in_it_and_beside_it(
    enter, count_queries, elena, place, name
):
    """The panel stands on her page of the desk."""
    plan = with_steps(1, elena, place)
    address = (
        reverse("desk:person", args=[plan.person.profile.uuid])
        if name == "person"
        else reverse(f"plans_desk:{name}", args=[plan.uuid])
    )
    desk = enter(elena)
    desk.get(address)
    alone = count_queries(desk.get, address)
    with_steps(STEPS, elena, place)
    assert count_queries(desk.get, address) == alone
    many_plans(299, worker=elena, organisation=place)
    assert count_queries(desk.get, address) == alone


def test_her_own_page_asks_as_often_for_thirty_steps(enter, count_queries, elena, place):
    plan = with_steps(1, elena, place)
    hers, address = enter(plan.person, pin=True), reverse("pathway:home")
    hers.get(address)
    few = count_queries(hers.get, address)
    with_steps(STEPS, elena, place)
    assert count_queries(hers.get, address) == few


def test_the_numbers_of_the_network_ask_as_often_for_all(elena, place):
    many_plans(3, worker=elena, organisation=place)
    few = asked(network_numbers)
    many_plans(297, worker=elena, organisation=place)
    assert asked(network_numbers) == few
