"""What groups are called: learners may read it over a shoulder, and on a list."""

from collections.abc import Iterator

from courses.enrolments.models import Cohort
from lms.safety.neutral.words import Titles, titles


def cohort_titles() -> Iterator[tuple[str, str]]:
    for cohort in Cohort.objects.all():
        yield f"cohort {cohort.uuid}", cohort.name


titles.add("cohorts", Titles("cohorts", "What groups are called.", cohort_titles))
