"""What two half-years before looked like: one report was sent, the other is a draft. Of those months only
sums are left.
"""

from courses.analysis.counting import count_questions
from courses.catalogue.models import Course
from courses.enrolments.models import Cohort
from courses.enrolments.tallies import add_to_course, add_to_period, day_after, first_day
from courses.reports.actions import keep_tallies, make_report, send_report
from courses.reports.queries import periods_to_report
from courses.selfcheck.models import GroupTally
from courses.selfcheck.queries import quarter_ends
from lms.core import days
from lms.core.people import Person

#: {country: (began, finished, certificates, competences, came to sessions, hours)}
WOMEN = {
    "IT": (24, 15, 12, 16, 22, 410),
    "GR": (13, 8, 7, 9, 11, 190),
    "ES": (9, 6, 6, 6, 9, 120),
    "RO": (3, 1, 1, 2, 3, 35),
}
NAMES = ("learners", "completed", "certified", "skilled", "attended")


def make_reports(group: Cohort, *, coordinator: Person) -> None:
    count_questions(group.course)
    draft, sent = periods_to_report()[:2]
    for period in (draft, sent):
        _fill(period, group.course)
    keep_tallies(
        Cohort.objects.create(
            organisation=group.organisation,
            course=group.course,
            name="Spring group",
            starts_on=first_day(draft),
            ended_at=days.start_of(day_after(draft)),
        ),
        {("age", "18-24"): 6, ("age", "25-34"): 7, ("age", "35-44"): 3, ("sex", "women"): 16}
        | {("nationality", "NG"): 8, ("nationality", "UA"): 5, ("nationality", "PK"): 3},
        by=coordinator,
    )
    send_report(make_report(sent, by=coordinator), by=coordinator)
    make_report(draft, by=coordinator)
    _count_days(group)


#: How often each of the three answers was given, question by question.
DAYS = [(7, 3, 2), (3, 5, 4), (9, 2, 1), (5, 5, 2), (4, 3, 5)]


def _count_days(group: Cohort) -> None:
    """In the three months before."""
    last = quarter_ends(days.months_after(days.today(), -3))
    GroupTally.objects.bulk_create(
        GroupTally(cohort=group, until=last, question=question, level=level, count=count)
        for question, counts in enumerate(DAYS)
        for level, count in enumerate(counts)
    )


def _fill(period: str, course: Course) -> None:
    for country, (*counts, hours) in WOMEN.items():
        sums = dict(zip(NAMES, counts, strict=True))
        add_to_period(period, country, **sums, minutes=hours * 60)
        places = {name: sums[name] for name in ("learners", "completed", "attended")}
        add_to_course(course.pk, period, country, **places, minutes=hours * 60)
