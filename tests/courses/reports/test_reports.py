"""Sums for those who pay: what is told, what stays hidden, and what was sent."""

import datetime
import io
import itertools
import re
import uuid
from collections import defaultdict
from html.parser import HTMLParser

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.enrolments.models import Cohort, CourseTally, Enrolment, PeriodTally
from courses.enrolments.tallies import add_to_course, add_to_period, period_of
from courses.reports import hiding
from courses.reports.actions import make_report, send_report
from courses.reports.counting import figures_of
from courses.reports.hiding import LEAST, is_small, told
from courses.reports.models import CohortTally, Report
from courses.reports.queries import periods_to_report
from courses.sessions.models import Session
from lms.core import days
from lms.organisations.models import Role
from lms.privacy import erasure
from tests.factories.people import make_organisation, make_worker
from tests.factories.sessions import make_group, make_member, make_session, mark

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]


@pytest.fixture
def coordinator():
    return make_worker(Role.COORDINATOR)


@pytest.fixture
def period():
    return periods_to_report()[0]


def filled(period: str, **women: int) -> None:
    for country, count in women.items():
        add_to_period(period, country, learners=count)


# ── nobody works a hidden cell out ───────────────────────────────────────────────────────────────────────


def published(counts: dict[str, int], order: tuple[str, ...], monkeypatch) -> tuple:
    monkeypatch.setattr(hiding, "keyed", lambda _purpose, value: order.index(value.split()[-1]))
    answer = told(counts, table="t")
    return tuple(sorted(answer.cells.items())), answer.total


def test_every_hidden_cell_could_be_another_number_for_whoever_knows_the_rule(monkeypatch):
    """All tables of three rows up to nine: whoever reads rows and total and knows how they are hidden, but
    not the secret order, finds two numbers at least for each hidden cell.
    """
    rows = ("a", "b", "c")
    worlds: dict[tuple, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for values in itertools.product(range(10), repeat=len(rows)):
        counts = dict(zip(rows, values, strict=True))
        for order in itertools.permutations(rows):
            seen = worlds[published(counts, order, monkeypatch)]
            for row, value in counts.items():
                seen[row].add(value)
    known = [
        (cells, row)
        for (cells, _total), found in worlds.items()
        for row, shown in cells
        if shown is None and len(found[row]) < 2
    ]
    assert known == []


@given(st.lists(st.integers(0, 60), max_size=12), st.integers(0, 99))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_no_small_number_is_told_and_none_is_left_over(sizes, number):
    counts, table = {str(row): size for row, size in enumerate(sizes)}, str(number)
    answer = told(counts, table=table)
    again = told(counts, table=table)
    shown = [count for count in answer.cells.values() if count is not None]
    hidden = [counts[key] for key, count in answer.cells.items() if count is None]
    assert answer == again  # two reports of the same tell no more than one
    assert not any(is_small(count) for count in [*shown, answer.total or 0])
    assert all(answer.cells[key] in (None, count) for key, count in counts.items())
    if answer.total is not None and hidden:  # what rows and total leave over stands for two cells at least
        assert len(hidden) > 1
        assert answer.total - sum(shown) == sum(hidden) >= LEAST


# ── what is counted ──────────────────────────────────────────────────────────────────────────────────────


def cells(figures: dict, key: str, column: str) -> dict[str, int | None]:
    (table,) = (one for one in figures["tables"] if one["key"] == key)
    place = table["columns"].index(column)
    return {row["key"]: row["cells"][place] for row in table["rows"]} | {"": table["total"][place]}


def began(course, organisation, count: int) -> None:
    for _one in range(count):
        person = get_user_model().objects.create(username=uuid.uuid4().hex)
        person.memberships.create(organisation=organisation, role=Role.LEARNER)
        Enrolment.objects.create(person=person, course=course)


def test_those_who_are_here_and_those_who_were_erased_are_counted_together():
    group = make_group()
    there = group.organisation
    there.country = "IT"
    there.save(update_fields=["country"])
    trainer = make_worker(Role.TRAINER, organisation=there)
    now = period_of(days.today())
    began(group.course, there, 6)
    members = [make_member(group) for _one in range(5)]
    held = make_session(group, begins=-datetime.timedelta(hours=4))
    Enrolment.objects.filter(cohort=group).update(started_at=days.start_of(days.day_of(held.starts_at)))
    for member in members:
        mark(held, member, by=trainer)
    before = figures_of(period_of(held.starts_at))
    assert cells(before, "country", "learners") == {"IT": 11, "": 11}
    assert cells(before, "country", "minutes") == {"IT": 15, "": 15}
    assert cells(before, "course", "minutes") == {str(group.course.pk): 15, "": 15}
    for member in members[:2]:
        erasure.erase(member.person, keep_certificates=False)
    assert figures_of(now) == before
    assert Session.objects.exists()


def test_what_groups_count_of_themselves_is_told_of_the_half_year_in_which_they_began(coordinator, period):
    group = make_group()
    for kind, value, count in (("age", "18-24", 7), ("age", "25-34", 2), ("age", "35-44", 9)):
        CohortTally.objects.create(cohort=group, kind=kind, value=value, count=count)
    assert [table["key"] for table in figures_of(period)["tables"]] == ["country", "course"]
    Cohort.objects.update(starts_on=datetime.date(int(period[:4]), 2 if period.endswith("1") else 8, 1))
    shown = cells(figures_of(period), "age", "people")
    assert (shown["25-34"], shown[""], sorted(map(str, shown.values())).count("None")) == (None, 18, 2)


# ── begun, sent, taken along ─────────────────────────────────────────────────────────────────────────────


def test_what_was_sent_says_the_same_for_ever(enter, coordinator, period):
    filled(period, IT=12, GR=8)
    desk = enter(coordinator)
    desk.post(reverse("reports:list"), {"period": period})
    report = Report.objects.get()
    page = reverse("reports:report", args=[report.uuid])
    desk.post(page, {"key": uuid.uuid4(), "send": "1"})
    filled(period, IT=9)
    kept = desk.get(page).context["report"]
    rows = [(label, cells[0]) for label, cells in kept.tables[0].rows]
    assert (kept.is_sent, rows) == (True, [("Greece", 8), ("Italy", 12)])
    desk.post(page, {"key": uuid.uuid4(), "send": "1"})
    assert desk.get(page).context["report"].tables[0].total[0] == 20


def test_of_a_half_year_there_is_one_report_and_of_one_that_goes_on_none(enter, coordinator, period):
    desk = enter(coordinator)
    for asked in (period, period, period_of(days.today()), "2026-7", ""):
        assert desk.post(reverse("reports:list"), {"period": asked}).status_code == 303
    assert list(Report.objects.values_list("period", flat=True)) == [period]


class Cells(HTMLParser):
    """Tables of a page: rows of what stands in their cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.inside = True
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        if tag in {"td", "th"}:
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1] += data


def test_the_file_has_what_the_screen_has_cell_by_cell(enter, coordinator, period):
    filled(period, IT=12, GR=8, RO=2)
    add_to_course(make_group().course.pk, period, "IT", learners=22, minutes=600, attended=9)
    desk = enter(coordinator)
    report = make_report(period, by=coordinator)
    page = desk.get(reverse("reports:report", args=[report.uuid])).content.decode()
    screen = [[cell.strip() for cell in row] for row in Cells(page).rows]
    file = desk.post(reverse("reports:file", args=[report.uuid]))
    book = openpyxl.load_workbook(io.BytesIO(file.content)).active.iter_rows(values_only=True)
    rows = [[str(cell) for cell in row if cell is not None] for row in book]
    assert [row for row in rows if len(row) > 1 and "more" not in row[1] and "fewer" not in row[1]] == screen
    assert ["Romania", "–", "0", "0", "0", "0", "0"] in screen


def test_a_report_is_printed_with_its_chart_and_its_tables(enter, coordinator, period):
    filled(period, IT=12, GR=8)
    report = send_report(make_report(period, by=coordinator), by=coordinator)
    desk = enter(coordinator)
    printed = desk.get(reverse("reports:print", args=[report.uuid]))
    assert (printed["Content-Type"], printed.content[:5]) == ("application/pdf", b"%PDF-")
    page = desk.get(reverse("reports:report", args=[report.uuid])).content.decode()
    assert re.findall(r'<rect width="(\d+)" height="18"', page) == ["66", "100"]  # Greece, Italy


def test_a_group_is_counted_and_no_learner_of_it(enter, coordinator):
    group = make_group()
    desk = enter(coordinator)
    page = reverse("reports:tally", args=[group.uuid])
    for words in ("NG four", "Nowhere 4", "ZZ 4"):
        wrong = desk.post(page, {"key": uuid.uuid4(), "nationality": words})
        assert list(wrong.context["form"].errors) == ["nationality"]
    said = {"key": uuid.uuid4(), "nationality": "nigeria 4\nUA: 3", "age-18-24": "5", "sex-women": "7"}
    desk.post(page, said)
    assert set(CohortTally.objects.values_list("kind", "value", "count")) == {
        ("nationality", "NG", 4),
        ("nationality", "UA", 3),
        ("age", "18-24", 5),
        ("sex", "women", 7),
    }
    shown = desk.get(page).context["form"]
    assert (shown["nationality"].value(), shown["age-18-24"].value()) == ("Nigeria 4\nUkraine 3", 5)
    in_greek = desk.get(f"/el{page}").context["form"]["nationality"].value()
    desk.post(f"/el{page}", {"key": uuid.uuid4(), "nationality": f"{in_greek}\nMorocco 5"})
    counted = CohortTally.objects.filter(kind="nationality").values_list("value", "count")
    assert (in_greek, sorted(counted)) == ("Νιγηρία 4\nΟυκρανία 3", [("MA", 5), ("NG", 4), ("UA", 3)])


def test_a_trainer_finds_no_reports_and_a_coordinator_no_group_of_others(enter, coordinator):
    assert enter(make_worker(Role.TRAINER)).get(reverse("reports:list")).status_code in {302, 404}
    other = make_group(organisation=make_organisation("Scuola Ponte"))
    assert enter(coordinator).get(reverse("reports:tally", args=[other.uuid])).status_code == 404


def test_a_sum_of_before_half_years_stays_where_it_was(period):
    CourseTally.objects.create(course=make_group().course, year=int(period[:4]), learners=30)
    assert figures_of(period)["tables"][1]["rows"] == []
    assert not PeriodTally.objects.exists()
