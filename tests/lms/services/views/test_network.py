"""A town beside itself: who offers what, and what nobody offers."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lms.services.needs.enums import Need
from tests.factories.services import make_place, make_service, make_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(faces) -> Client:
    return Client(SERVER_NAME="heal.localhost")


def test_who_offers_what_and_what_is_missing(browser):
    town = make_town()
    make_service(name="Law", needs=["lawyer", "papers"], towns=[town], women_only="yes", coming="both")
    make_service(name="Far", needs=["work"], towns=[make_town("Patra", "GR")])
    network = browser.get(f"/services/networks/{town.uuid}/").context["network"]
    offered = {
        str(row.need): [str(place.title) for place in row.places] for row in network.rows if row.places
    }
    assert (offered, len(network.gaps)) == ({"lawyer": ["Law"], "papers": ["Law"]}, len(Need) - 2)
    [row] = [row for row in network.rows if row.need == "lawyer"]
    assert (row.for_women, row.without_appointment, row.after_work) == (1, 1, 0)


def test_the_towns_stand_by_country_in_the_readers_words(browser):
    town = make_town("Θεσσαλονίκη", "GR")
    town.names = {"en": "Thessaloniki"}
    town.save(update_fields=["names"])
    make_service(towns=[town])
    make_town("Empty", "IT")
    page = browser.get("/services/networks/").content.decode()
    assert ("Greece" in page, "Thessaloniki" in page, "Empty" in page) == (True, True, False)


def test_an_unknown_town_is_not_there(browser):
    unknown = "5f0f63f8-2f44-4c7e-9b3b-1f7e2c1a9a01"
    assert browser.get(f"/services/networks/{unknown}/").status_code == 404


def test_the_number_of_queries_does_not_grow(browser):
    town, counts = make_town(), []
    for more in (1, 2, 5):
        for _each in range(more):
            make_place(make_service(needs=["talk"]), town=town)
        browser.get(f"/services/networks/{town.uuid}/")
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"/services/networks/{town.uuid}/")
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_of_very_many_each_page_tells_of_some_and_says_what_is_missing_of_all(browser, monkeypatch):
    monkeypatch.setattr("lms.services.finding.network.MOST", 2)
    town = make_town()
    for name in ("A", "B"):
        make_service(name=name, needs=["talk"], towns=[town])
    address = f"/services/networks/{town.uuid}/"
    network = browser.get(address).context["network"]
    assert (network.pages, len(network.gaps)) == (1, len(Need) - 1)
    make_service(name="C", needs=["work"], towns=[town])
    told = {}
    for page in ("", "2/"):
        answer = browser.get(f"{address}{page}")
        network = answer.context["network"]
        told[page] = [[str(place.title) for place in network.places], len(network.gaps)]
        assert "Services here: 3, in the order of their names" in answer.content.decode()
    assert told == {"": [["A", "B"], len(Need) - 2], "2/": [["C"], len(Need) - 2]}
    assert f'href="{address}2/"' in browser.get(address).content.decode()
    assert [browser.get(f"{address}{page}/").status_code for page in (0, 3)] == [404, 404]
