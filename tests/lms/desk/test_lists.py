"""Every list of people on the desk is searched, sorted, shown in pages and taken along."""

import io

import openpyxl
import pytest
from django.urls import reverse

from lms.audit.models import AuditEntry
from lms.listing import listing
from lms.organisations.closing import close_employer
from lms.organisations.models import Role
from tests.factories.people import make_employer, make_organisation, make_worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]


@pytest.fixture
def coordinator():
    return make_worker(Role.COORDINATOR, username="anna", first_name="Anna", last_name="Rossi")


@pytest.fixture
def team(coordinator):
    """Three colleagues, one of them with two roles."""
    place = make_organisation()
    eva = make_worker(Role.TRAINER, username="eva", first_name="Eva", last_name="Alba")
    eva.memberships.create(organisation=place, role=Role.CASE_WORKER)
    make_worker(Role.CASE_WORKER, username="giulia", first_name="Giulia", last_name="Conti")
    make_worker(Role.TRAINER, organisation=make_organisation("Ergasia"), username="elsewhere")
    return reverse("desk:team", args=[place.uuid])


def shown(browser, address: str) -> list[str]:
    return [row.head.words for row in browser.get(address).context["listing"].rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Anna Rossi", "Eva Alba", "Giulia Conti"]),
        ("?sort=-name", ["Giulia Conti", "Eva Alba", "Anna Rossi"]),
        ("?q=alba", ["Eva Alba"]),
        ("?q=giulia", ["Giulia Conti"]),
        ("?q=nobody", []),
        ("?show=trainer", ["Eva Alba"]),
        ("?show=case_worker", ["Eva Alba", "Giulia Conti"]),
    ],
)
def test_a_team_is_searched_and_sorted(enter, coordinator, team, query, found):
    assert shown(enter(coordinator), f"{team}{query}") == found


def test_somebody_with_two_roles_stands_there_once_with_both(enter, coordinator, team):
    rows = enter(coordinator).get(team).context["listing"].rows
    told = {row.head.words: {column.key: cell.words for column, cell in row.cells} for row in rows}
    assert sorted(told["Eva Alba"]["roles"].split(", ")) == ["Adviser", "Trainer"]


def test_a_team_costs_the_same_for_few_and_for_many(enter, coordinator, team, count_queries):
    browser = enter(coordinator)
    browser.get(team)
    counts = []
    for more in (1, 9):
        for _number in range(more):
            make_worker(Role.TRAINER)
        counts.append(count_queries(browser.get, team))
    assert counts[0] == counts[1]


def test_each_team_that_is_long_is_counted_for_itself(enter, team, monkeypatch):
    monkeypatch.setattr(listing, "FEW", 1)
    elsewhere = make_organisation("Ergasia")
    make_worker(Role.TRAINER, organisation=elsewhere, username="one")
    admin = enter(make_worker(Role.ADMINISTRATOR, organisation=make_organisation("House"), username="root"))
    pages = [team, reverse("desk:team", args=[elsewhere.uuid])] * 2
    counted = [admin.get(page).context["listing"].page.paginator.count for page in pages]
    assert counted == [counted[0], 2] * 2
    assert counted[0] > 2


def test_it_is_taken_along_as_a_workbook_and_written_down(enter, coordinator, team):
    address = reverse("desk:team_export", args=[make_organisation().uuid])
    file = enter(coordinator).post(f"{address}?q=alba", {"format": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).active
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert [row[:2] for row in rows] == [("Name", "User name"), ("Eva Alba", "eva")]
    assert AuditEntry.objects.filter(action="list.exported").count() == 1


@pytest.mark.parametrize("name", ["team_export", "employer_people_export"])
def test_s23_no_list_of_another_organisation_is_taken_along(enter, coordinator, name):
    other = {"team_export": make_organisation("Ergasia"), "employer_people_export": make_organisation()}[name]
    address = reverse(f"desk:{name}", args=[other.uuid])
    assert enter(coordinator).post(address, {"format": "csv"}).status_code == 404


def test_organisations_are_found(enter):
    make_organisation("Ergasia", place="Athens")
    make_employer("Hotel Aurora")
    browser, address = enter(make_worker(Role.ADMINISTRATOR)), reverse("desk:organisations")
    found = {query: shown(browser, f"{address}{query}") for query in ("?q=athens", "?show=employers")}
    assert found == {"?q=athens": ["Ergasia"], "?show=employers": ["Hotel Aurora"]}


def test_a_closed_employer_waits_for_nobody_in_list_chip_and_queue(enter, coordinator):
    waiting = make_organisation("Trattoria", "employer")
    closed = make_organisation("Bar Sud", "employer")
    close_employer(closed, coordinator=coordinator, reason="Nobody answers there.")
    browser = enter(make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia")))
    listing = browser.get(reverse("desk:employers")).context["listing"]
    next_words = {row.head.words: row.cells[-1][1].words for row in listing.rows}
    queue = browser.get(reverse("desk_shell:waiting")).context["queue"]
    titles = [item.title for kind in queue if kind.key == "employers" for item in kind.waiting]
    assert next_words == {"Trattoria": "Check it", "Bar Sud": "Nothing"}
    assert (listing.counts["to-check"], titles) == (1, [waiting.name])
