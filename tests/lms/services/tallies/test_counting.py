"""Nothing that is stored stands for fewer than ten."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lms.core import distress
from lms.services.directory.models import Service
from lms.services.index import refresh_index
from lms.services.needs.enums import Need
from lms.services.tallies import actions
from lms.services.tallies.models import Tally
from lms.services.tallies.queries import needs_in, taps_on, words_in_vain
from tests.factories.services import make_service, make_town

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def _forgotten():
    actions.tens.forget()


@pytest.fixture
def browser(faces) -> Client:
    return Client(SERVER_NAME="heal.localhost", enforce_csrf_checks=True)


@pytest.fixture
def many(monkeypatch):
    """Whoever asks, asks long after the one before."""
    monkeypatch.setattr(actions.tens, "quiet_seconds", 0)


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(("times", "kept"), [(0, []), (9, []), (10, [10]), (19, [10]), (25, [20])])
def test_in_tens_or_not_at_all(times, kept):
    for _each in range(times):
        actions.count_need(Need.STAY, "")
    assert list(Tally.objects.values_list("count", flat=True)) == kept


def test_one_person_is_not_ten(browser):
    """The same need and the same words are heard once in ten minutes, as a tap is."""
    town = make_town()
    make_service(needs=["stay"], towns=[town])
    for _each in range(20):
        browser.post("/services/needs/", {"needs": ["stay"], "town": str(town.uuid)}, headers=HERE)
        browser.post("/services/", {"words": "Dentist"})
    assert Tally.objects.count() == 0
    assert set(actions.tens.seen.values()) == {1}


def test_words_in_between_do_not_make_ten_of_one(monkeypatch):
    monkeypatch.setattr(actions.tens, "most", 5)
    for _each in range(10):
        actions.count_in_vain("dentist")
        for letter in "abcdefg":
            actions.count_in_vain(letter)
    assert Tally.objects.count() == 0
    assert actions.tens.seen["words", "dentist"] == 1


@pytest.mark.usefixtures("many")
def test_words_of_distress_are_not_counted(browser):
    words = f"somebody {distress.words()[0]}"
    for _each in range(10):
        browser.post("/services/", {"words": words}, headers=HERE)
    assert (Tally.objects.count(), actions.tens.seen) == (0, {})


def test_needs_are_counted_without_looking_at_what_is_found(browser):
    for number in range(12):
        make_service(needs=["stay"], towns=[make_town(f"Town {number}")])
    with CaptureQueriesContext(connection) as asked:
        answer = browser.post("/services/needs/", {"needs": ["stay"]}, headers=HERE)
    assert [row["count"] for row in answer.context["rows"]] == [12]
    read = [each["sql"] for each in asked if '"lms_services_wording"' in each["sql"]]
    assert read == []


@pytest.mark.usefixtures("many")
def test_a_town_is_told_what_ten_have_asked_for(browser):
    town = make_town()
    make_service(needs=["stay"], towns=[town])
    form = {"needs": ["stay", "work"], "town": str(town.uuid)}
    for _each in range(10):
        answer = browser.post("/services/needs/", form, headers=HERE)
    assert ([row["count"] for row in answer.context["rows"]], dict(answer.cookies)) == ([1, 0], {})
    browser.post("/services/needs/", {"needs": ["food"], "town": str(town.uuid)}, headers=HERE)
    assert [(row.words, row.count) for row in needs_in(str(town.uuid))] == [
        ("a place to stay", 10),
        ("help to find work", 10),
    ]
    assert "10 or more" in browser.get(f"/services/networks/{town.uuid}/").content.decode()


def test_nothing_chosen_is_asked_again(browser):
    answer = browser.post("/services/needs/", {}, headers=HERE)
    assert ("Tick at least one." in answer.content.decode(), actions.tens.seen) == (True, {})


@pytest.mark.usefixtures("many")
def test_words_that_find_nothing_are_counted_in_tens(browser):
    for _each in range(10):
        browser.post("/services/", {"words": "Dentist"})
    assert [(row.words, row.count) for row in words_in_vain()] == [("dentist", 10)]


@pytest.mark.parametrize("words", ["", " ", "call 051 000", "٣٤٥", "x" * 41])
def test_what_may_be_somebodys_is_not_counted(words):
    for _each in range(10):
        actions.count_in_vain(words)
    assert Tally.objects.count() == 0


def test_what_was_found_is_not_counted(browser):
    make_service(name="Dentist")
    refresh_index(Service.objects.all())
    for _each in range(10):
        browser.post("/services/", {"words": "Dentist"})
    assert Tally.objects.count() == 0


def test_who_fills_the_memory_fills_no_more_than_its_room(monkeypatch):
    monkeypatch.setattr(actions.tens, "most", 5)
    for number in "abcdefghijkl":
        actions.count_in_vain(number)
    assert len(actions.tens.seen) <= 5


@pytest.mark.usefixtures("many")
def test_a_service_is_told_of_itself_alone():
    one, other = make_service(), make_service()
    for _each in range(10):
        actions.count_tap(one, actions.Tap.RESPECT)
        actions.count_tap(other, actions.Tap.CLOSED)
    assert [(row.words, row.count) for row in taps_on(one)] == [("I was not treated with respect", 10)]
