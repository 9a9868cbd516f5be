"""Sums of those who were erased, by half-years: what reports add to those who are here.

Each layer adds what it knows, before the rows go: which of them hears of it first makes no difference.
"""

import datetime

from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from courses.enrolments.models import CourseTally, PeriodTally
from lms.core import days
from lms.core.people import Person
from lms.organisations.models import Membership, Role

JULY = 7


def period_of(moment: datetime.datetime | datetime.date) -> str:
    """2026-2: the half-year in which a day is, where the site is."""
    day = days.as_day(moment)
    return f"{day.year}-{1 if day.month < JULY else 2}"


def year_and_half(period: str) -> dict[str, int]:
    """The condition that a sum is of the period."""
    year, half = _year_and_half(period)
    return {"year": year, "half": half}


def _year_and_half(period: str) -> tuple[int, int]:
    year, half = period.split("-")
    return int(year), int(half)


def first_day(period: str) -> datetime.date:
    year, half = _year_and_half(period)
    return datetime.date(year, 1 if half == 1 else JULY, 1)


def day_after(period: str) -> datetime.date:
    return days.months_after(first_day(period), 6)


def within(period: str, field: str) -> dict[str, datetime.datetime]:
    """The condition that a moment is in the period."""
    return {
        f"{field}__gte": days.start_of(first_day(period)),
        f"{field}__lt": days.start_of(day_after(period)),
    }


def country_of(path: str) -> Coalesce:
    """Of rows that lead to a learner by `path`: the country of where she first came to learn, "" unsaid."""
    first = Membership.objects.filter(person=OuterRef(path), role=Role.LEARNER).order_by("pk")
    return Coalesce(Subquery(first.values("organisation__country")[:1]), Value(""))


def country_told_of(person: Person) -> str:
    first = Membership.objects.filter(person=person, role=Role.LEARNER).order_by("pk")
    return first.values_list("organisation__country", flat=True).first() or ""


def add_to_course(course: int, period: str, country: str, **amounts: int) -> None:
    year, half = _year_and_half(period)
    row, _created = CourseTally.objects.get_or_create(course_id=course, year=year, half=half, country=country)
    _add(CourseTally.objects.filter(pk=row.pk), amounts)


def add_to_period(period: str, country: str, **amounts: int) -> None:
    year, half = _year_and_half(period)
    row, _created = PeriodTally.objects.get_or_create(year=year, half=half, country=country)
    _add(PeriodTally.objects.filter(pk=row.pk), amounts)


def _add(rows: QuerySet, amounts: dict[str, int]) -> None:
    rows.update(**{name: F(name) + amount for name, amount in amounts.items()})
