import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, QuerySet

from courses.enrolments.models import Cohort, Enrolment
from courses.selfcheck.enums import QUESTIONS
from courses.selfcheck.models import Counted, GroupTally, SelfCheck
from courses.selfcheck.words import how_many
from lms.core import days
from lms.core.people import Person

#: Of fewer nothing is told.
LEAST = 10


def own_checks(person: Person) -> QuerySet[SelfCheck]:
    return SelfCheck.objects.filter(person=person)


def quarter_ends(day: datetime.date) -> datetime.date:
    """The last day of the three months a day is in."""
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return days.months_after(first, 3) - days.ONE


def group_to_count_in(person: Person) -> Cohort | None:
    """The group she learned in last; None when she has none, or was counted in these three months."""
    if Counted.objects.filter(person=person, until=quarter_ends(days.today())).exists():
        return None
    hers = Enrolment.objects.filter(person=person, ended_at=None, cohort__ended_at=None, cohort__isnull=False)
    last = hers.select_related("cohort").order_by(F("last_active_at").desc(nulls_last=True), "-pk").first()
    return last.cohort if last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDays:
    """What is told of a group: `answered` is rounded down to tens."""

    until: datetime.date
    answered: int
    rows: list[tuple[str, str]]


def days_of(group: Cohort) -> list[GroupDays]:
    """Of three months that are over, the newest first, where ten or more were counted. What is over changes
    no more: it reads the same whenever it is read.
    """
    found: dict[datetime.date, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in GroupTally.objects.filter(cohort=group, until__lt=days.today()):
        found[row.until][row.question][row.level] = row.count
    told = []
    for until, by_question in sorted(found.items(), reverse=True):
        counted = sum(by_question[0].values())
        if counted >= LEAST:
            rows = [
                (str(QUESTIONS[question]), how_many(by_question[question].get(0, 0), counted))
                for question in range(len(QUESTIONS))
            ]
            told.append(GroupDays(until=until, answered=counted // LEAST * LEAST, rows=rows))
    return told
