"""Vacancies from a table: every problem by line and column, and all of it or nothing."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from employers.vacancies.enums import State
from employers.vacancies.importing import COLUMNS, read, take
from employers.vacancies.models import Vacancy
from lms.intake.problems import IntakeProblem
from lms.organisations.models import Organisation
from tests.factories.people import make_employer
from tests.factories.vacancies import make_competence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]

GOOD = {
    "kind": "internship",
    "title": "Kitchen internship",
    "tasks": "Wash vegetables | Keep it clean",
    "contract": "agreement",
    "hours_per_week": "30",
    "times": "8:00 to 14:00",
    "pay": "700 euros a month, by bank transfer",
    "area": "IT-45",
    "place": "Rimini",
    "starts_on": "2027-01-11",
    "support": "colleague; meal",
    "by_transport": "yes",
    "skills": "kitchen-clean:3; kitchen-cut:1:welcome",
    "languages": "it:A2",
}


@pytest.fixture
def hotel():
    make_employer()
    for code in ("kitchen-clean", "kitchen-cut"):
        make_competence(code)
    return Organisation.objects.get(name="Hotel Aurora")


def table(*rows: dict[str, str]) -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [",".join(f'"{row.get(name, "")}"' for name in names) for row in rows]
    return "\n".join([",".join(names), *lines]).encode()


def looked_at(hotel, *rows):
    return read(io.BytesIO(table(*rows)), organisation=hotel, language="en")


def test_a_row_says_all_that_a_form_says(hotel):
    found = looked_at(hotel, GOOD)
    assert found.problems == []
    assert take(found, organisation=hotel, by=hotel.memberships.get().person) == 1
    made = Vacancy.objects.get()
    assert (made.state, made.kind, made.tasks) == (
        State.DRAFT,
        "internship",
        "Wash vegetables\nKeep it clean",
    )
    assert (made.hours_per_week, made.support, made.by_transport) == (30, ["colleague", "meal"], True)
    assert [(ask.competence.code, ask.level.rank, ask.is_essential) for ask in made.asks.all()] == [
        ("kitchen-clean", 3, True),
        ("kitchen-cut", 1, False),
    ]
    assert [(each.language, each.cefr) for each in made.languages.all()] == [("it", "A2")]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("title", ""),
        ("title", "x" * 81),
        ("kind", "dance"),
        ("contract", "none"),
        ("hours_per_week", "many"),
        ("hours_per_week", "0"),
        ("area", "Rimini"),
        ("starts_on", "11.1.2027"),
        ("support", "car"),
        ("by_transport", "perhaps"),
        ("occupation", "pilot"),
        ("skills", "flying:2"),
        ("skills", "kitchen-clean:9"),
        ("languages", "it"),
    ],
)
def test_a_problem_is_named_by_its_line_and_column(hotel, column, cell):
    found = looked_at(hotel, GOOD, {**GOOD, column: cell})
    assert [(problem.row, problem.column) for problem in found.problems] == [(3, column)]


def test_a_column_nobody_knows_is_a_problem(hotel):
    found = looked_at(hotel, {**GOOD, "salary": "700"})
    assert [(problem.row, problem.column) for problem in found.problems] == [(1, "salary")]


def test_everything_is_saved_or_nothing(hotel, enter):
    person = hotel.memberships.get().person
    with pytest.raises(ValidationError):
        take(looked_at(hotel, GOOD, {**GOOD, "kind": "dance"}), organisation=hotel, by=person)
    browser, page = enter(person), reverse("vacancies:import")
    looked = browser.post(page, {"file": io.BytesIO(table(GOOD, {**GOOD, "title": "Second"}))})
    assert Vacancy.objects.count() == 0
    browser.post(page, {"sealed": looked.context["sealed"]})
    assert sorted(Vacancy.objects.values_list("title", flat=True)) == ["Kitchen internship", "Second"]


def test_what_was_looked_at_is_taken_by_this_employer_alone(hotel, enter):
    looked = enter(hotel.memberships.get().person).post(
        reverse("vacancies:import"), {"file": io.BytesIO(table(GOOD))}
    )
    other = enter(make_employer("Trattoria"))
    for sealed in (looked.context["sealed"], "invented"):
        other.post(reverse("vacancies:import"), {"sealed": sealed})
    assert Vacancy.objects.count() == 0


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"kind\njob\n", b'title\n"open'])
def test_what_is_no_table_is_refused_whole(hotel, content):
    with pytest.raises(IntakeProblem):
        read(io.BytesIO(content), organisation=hotel, language="en")


def test_flags_are_counted_before_anything_is_saved(hotel):
    [found] = looked_at(hotel, {**GOOD, "pay": "30 euros a day in cash"}).found
    assert [each.flag.key for each in found.flags] == ["by_the_day"]


def test_it_asks_the_database_as_often_for_three_as_for_one(hotel):
    def asked(*rows) -> int:
        with CaptureQueriesContext(connection) as queries:
            looked_at(hotel, *rows)
        return len(queries)

    assert asked(GOOD) == asked(GOOD, GOOD, GOOD)
    assert set(GOOD) <= set(COLUMNS)
