"""Who of her learners a vacancy fits: for her adviser's eyes, once she lets her look."""

import pytest
from django.urls import reverse

from employers.contact.actions.interests import ask_her as ask_learner
from employers.matching.access_kinds import MATCH
from employers.portfolios.models import Portfolio
from lms.accounts.actions import suspend
from lms.audit.models import AccessEntry
from lms.organisations.closing import close_employer
from tests.factories import matching as make
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker
from tests.factories.vacancies import ask, ask_language, make_vacancy

pytestmark = pytest.mark.django_db
AREA = "IT-45"


@pytest.fixture
def worker():
    return make_worker()


@pytest.fixture
def vacancy():
    made = make_vacancy(make_employer().memberships.get().organisation, area=AREA, hours_per_week=25)
    ask(made, "set-up-a-buffet", rank=2)
    ask(made, "keep-food-safe", rank=3)
    ask(made, "make-coffee", rank=1, essential=False)
    ask_language(made, "it", "A2")
    return made


def looks(worker, *codes: str, areas: tuple[str, ...] = (AREA,), **more):
    """A learner who lets this worker look, and has shown these on her own."""
    learner = make_learner(worker=worker, pin="", **more)
    for code in codes:
        make.show(learner.user, code, 4)
    make.look(learner.user, areas=areas, hours=20, it="B1")
    return learner.profile


def page(vacancy, *learner) -> str:
    name = "matching_desk:learner" if learner else "matching_desk:vacancy"
    return reverse(name, args=[vacancy.uuid, *[each.uuid for each in learner]])


def named_on(client, vacancy) -> list[str]:
    told = client.get(page(vacancy)).context
    return [row.handle for row in (*told["near"], *told["later"])]


def test_those_it_fits_best_stand_first_with_why(worker, vacancy, enter):
    some = looks(worker, "set-up-a-buffet")
    best = looks(worker, "set-up-a-buffet", "keep-food-safe")
    rows = enter(worker).get(page(vacancy)).context["near"]
    assert [(row.handle, row.band.value, row.done, row.needs, row.besides) for row in rows] == [
        (best.handle, "fits", "Can do all 2 essential things", [], ["It is more hours than she looks for."]),
        (
            some.handle,
            "nearly",
            "Can do 1 of 2 essential things",
            ["Keep food safe"],
            ["It is more hours than she looks for."],
        ),
    ]


def test_nobody_is_named_who_did_not_say_that_she_may_be_looked_for(worker, vacancy, enter):
    shown = looks(worker)
    said_no = looks(worker)
    Portfolio.objects.filter(person=said_no.user).update(looked_for=False)
    make_learner(worker=worker, pin="")
    looks(worker, areas=("IT-25",))
    anywhere = looks(worker, areas=())
    closed = looks(worker)
    suspend(closed, by=worker)
    looks(make_worker())
    client = enter(worker)
    assert sorted(named_on(client, vacancy)) == sorted([shown.handle, anywhere.handle])
    for learner in (said_no, closed):
        assert client.get(page(vacancy, learner)).status_code == 404


def test_a_coordinator_finds_those_of_her_organisation_and_says_why_she_opens_one(worker, vacancy, enter):
    learner = looks(worker)
    looks(
        make_worker(organisation=make_organisation("Elsewhere")), organisation=make_organisation("Elsewhere")
    )
    client = enter(make_worker("coordinator"))
    assert named_on(client, vacancy) == [learner.handle]
    answer = client.get(page(vacancy, learner))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("desk:reason", args=[learner.uuid]))


@pytest.mark.parametrize("role", ["trainer", "author"])
def test_whoever_looks_for_work_with_nobody_finds_nothing_here(worker, vacancy, role, enter):
    learner = looks(worker)
    client = enter(make_worker(role))
    for address in (reverse("matching_desk:list"), page(vacancy), page(vacancy, learner)):
        assert client.get(address).status_code == 404


def test_what_fits_one_is_told_in_words_and_its_opening_is_logged(worker, vacancy, enter):
    learner = looks(worker, "set-up-a-buffet")
    answer = enter(worker).get(page(vacancy, learner))
    found = answer.context["explanation"]
    assert [(point.label, point.hers, point.asked) for point in found.covered] == [
        ("Set up a buffet", "Level 4", "Level 2")
    ]
    assert [(point.label, point.hers, point.asked, point.is_essential) for point in found.missing] == [
        ("Keep food safe", "", "Level 3", True),
        ("Make coffee", "", "Level 1", False),
    ]
    assert [(line.hers, line.steps) for line in found.languages] == [("B1, independent", 0)]
    entry = AccessEntry.objects.get()
    assert (entry.person, entry.reader, entry.what) == (learner.user, worker, MATCH.key)
    enter(worker).get(page(vacancy))
    assert AccessEntry.objects.count() == 1


def test_who_coaches_her_asks_her_from_there_once_and_finds_what_she_said(worker, vacancy, enter):
    learner = looks(worker, "set-up-a-buffet")
    client, ask_her = enter(worker), reverse("coaching:ask", args=[vacancy.uuid, learner.uuid])
    assert ask_her in client.get(page(vacancy, learner)).content.decode()
    assert client.get(ask_her).context["may_ask"] is True
    asked = ask_learner(learner.user, vacancy, by=worker)
    after = client.get(page(vacancy, learner)).content.decode()
    assert (ask_her in after, reverse("coaching:interest", args=[asked.uuid]) in after) == (False, True)


def test_a_vacancy_of_a_closed_employer_is_gone_on_the_next_request(worker, vacancy, enter):
    learner, client = looks(worker), enter(worker)
    assert client.get(page(vacancy)).status_code == 200
    close_employer(vacancy.organisation, coordinator=make_worker("coordinator"), reason="Not what it said")
    assert client.get(reverse("matching_desk:list")).context["rows"] == []
    for address in (page(vacancy), page(vacancy, learner)):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_ask_as_often_for_many_as_for_one(worker, vacancy, count, enter, count_queries):
    learners = [looks(worker, "keep-food-safe") for _each in range(count)]
    for _each in range(count - 1):
        ask(make_vacancy(vacancy.organisation, area=AREA), "make-coffee")
    client = enter(worker)
    addresses = [reverse("matching_desk:list"), page(vacancy), page(vacancy, learners[0])]
    for address in addresses:
        client.get(address)
    assert [count_queries(client.get, address) for address in addresses] == [6, 23, 38]
