"""The figures of a half-year: of those who are here by aggregate queries, and of those who were erased."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Count, F, Model, QuerySet, Sum

from courses.catalogue.models import Course
from courses.certificates.models import Certificate
from courses.enrolments.models import CourseTally, Enrolment, PeriodTally
from courses.enrolments.tallies import country_of, day_after, first_day, within, year_and_half
from courses.reports.hiding import is_small, told
from courses.reports.models import CohortTally
from courses.sessions.enums import WAS_THERE
from courses.sessions.models import Attendance
from lms.competences.models import Attainment
from lms.contracts.outcomes import outcomes

Counts = dict[str, dict[str, int]]
#: Of work people tell because they want to: so many at least, and in tens.
TENS = 10


def figures_of(period: str) -> dict[str, Any]:
    """{"tables": [{"key", "columns", "rows": [{"key", "names", "cells"}], "total"}], "outcomes": {key:
    tens}}, with None for what is hidden. Six queries for a thousand learners and for a million.
    """
    return {
        "tables": [
            _table("country", period, _by_country(period)),
            _table("course", period, _by_course(period), names=_course_names),
            *_of_groups(period),
        ],
        "outcomes": {
            outcome.key: _tens(outcome.people(first_day(period), day_after(period))) for outcome in outcomes
        },
    }


def _tens(count: int) -> int | None:
    return count // TENS * TENS if count >= TENS else None


# ── women, by the country of where they learn ────────────────────────────────────────────────────────────


def _by_country(period: str) -> Counts:
    found: Counts = defaultdict(lambda: defaultdict(int))
    sources: list[tuple[str, type[Model], dict[str, Any], str]] = [
        ("learners", Enrolment, within(period, "started_at"), "person"),
        ("completed", Enrolment, within(period, "completed_at"), "person"),
        ("certified", Certificate, within(period, "issued_at") | {"person__isnull": False}, "person"),
        ("skilled", Attainment, within(period, "attained_at"), "person"),
        ("attended", Attendance, _there(period), "enrolment__person"),
    ]
    for name, model, conditions, path in sources:
        rows = model._default_manager.filter(**conditions).order_by().annotate(told_in=country_of(path))
        for place, count in rows.values_list("told_in").annotate(count=Count(path, distinct=True)):
            found[place][name] += count
    rows = Attendance.objects.filter(**_there(period)).order_by()
    for place, minutes in (
        rows.annotate(told_in=country_of("enrolment__person")).values_list("told_in").annotate(Sum("minutes"))
    ):
        found[place]["minutes"] += minutes
    _add(found, PeriodTally.objects.filter(**year_and_half(period)), "country", WOMEN)
    return found


def _there(period: str) -> dict[str, Any]:
    return within(period, "session__starts_at") | {"mark__in": WAS_THERE}


# ── places taken, course by course ───────────────────────────────────────────────────────────────────────


def _by_course(period: str) -> Counts:
    found: Counts = defaultdict(lambda: defaultdict(int))
    for name, field in (("learners", "started_at"), ("completed", "completed_at")):
        rows = Enrolment.objects.filter(**within(period, field)).order_by().values_list("course")
        for course, count in rows.annotate(Count("pk")):
            found[str(course)][name] += count
    rows = Attendance.objects.filter(**_there(period)).order_by().values_list("enrolment__course")
    for course, attended, minutes in rows.annotate(Count("enrolment", distinct=True), Sum("minutes")):
        found[str(course)]["attended"] += attended
        found[str(course)]["minutes"] += minutes
    _add(found, CourseTally.objects.filter(**year_and_half(period)), "course", PLACES)
    return found


WOMEN = ("learners", "completed", "certified", "skilled", "attended", "minutes")
PLACES = ("learners", "completed", "attended", "minutes")


def _add(found: Counts, tallies: QuerySet[Any], by: str, names: Iterable[str]) -> None:
    """Of those whose accounts are gone."""
    rows = tallies.order_by().values_list(by).annotate(**{f"all_{name}": Sum(F(name)) for name in names})
    for key, *sums in rows:
        for name, amount in zip(names, sums, strict=True):
            found[str(key)][name] += amount


def _course_names(keys: list[str]) -> dict[str, dict[str, str]]:
    courses = Course.objects.filter(pk__in=keys)
    return {
        str(course.pk): {
            language: texts["title"] for language, texts in course.texts.items() if texts.get("title")
        }
        for course in courses
    }


# ── what groups say of themselves ────────────────────────────────────────────────────────────────────────


def _of_groups(period: str) -> list[dict[str, Any]]:
    """Of the groups that began in the period."""
    rows = CohortTally.objects.filter(
        cohort__starts_on__gte=first_day(period), cohort__starts_on__lt=day_after(period)
    )
    found: dict[str, Counts] = defaultdict(dict)
    for kind, value, count in rows.order_by().values_list("kind", "value").annotate(Sum("count")):
        found[kind][value] = {"people": count}
    return [_table(kind, period, found[kind]) for kind in CohortTally.Kind.values if kind in found]


# ── a table, and what of it is told ──────────────────────────────────────────────────────────────────────

#: Of every table the same, whatever is in it.
COLUMNS = {"country": WOMEN, "course": PLACES}
#: Hours stand for those who were there: they are told where these could be.
HOURS = {"minutes": "attended"}


def _table(
    key: str,
    period: str,
    counts: Counts,
    *,
    names: Callable[[list[str]], dict[str, dict[str, str]]] = lambda _keys: {},
) -> dict[str, Any]:
    keys = sorted(counts)
    columns = COLUMNS.get(key, ("people",))
    shown: dict[str, tuple[dict[str, int | None], int | None]] = {}
    for name in columns:
        basis = HOURS.get(name, name)
        answer = told({row: counts[row].get(basis, 0) for row in keys}, table=f"{period} {key} {basis}")
        amounts = {row: counts[row].get(name, 0) for row in keys}
        shown[name] = (
            {row: None if answer.cells[row] is None else _told(name, amounts[row]) for row in keys},
            None if answer.total is None else _told(name, sum(amounts.values())),
        )
    called = names(keys)
    return {
        "key": key,
        "columns": list(columns),
        "rows": [
            {"key": row, "names": called.get(row, {}), "cells": [shown[name][0][row] for name in columns]}
            for row in keys
        ],
        "total": [shown[name][1] for name in columns],
    }


def _told(name: str, amount: int) -> int:
    """Hours are told whole."""
    return amount // 60 if name in HOURS else amount


def holds_nothing_small(figures: dict[str, Any]) -> bool:
    """Whether no cell and no total stands for fewer than five: asked once more before a report is sent."""
    return not any(
        value is not None and is_small(value)
        for table in figures["tables"]
        for row in [*(row["cells"] for row in table["rows"]), table["total"]]
        for name, value in zip(table["columns"], row, strict=True)
        if name not in HOURS
    )
