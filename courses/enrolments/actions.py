from typing import Any

from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from courses.catalogue.models import Course
from courses.enrolments.events import Enrolled
from courses.enrolments.models import Cohort, CourseTally, Enrolment
from lms.audit.actions import record
from lms.contracts import event


def one_at_a_time(enrolments: QuerySet[Enrolment]) -> None:
    """Whoever writes what she did, and counts it, holds her enrolment first: of two at once the second sees what the first wrote.

    Call it in a transaction, before anything is read and before the audit is written, which everybody waits for. SQLite needs no lock on
    a row: its writing transactions begin one after the other. NO KEY: adding rows that point to the enrolment need not wait.
    """
    if connection.features.has_select_for_update:
        list(enrolments.select_for_update(no_key=True).order_by("pk").values_list("pk"))


@transaction.atomic
def enrol(person: Any, course: Course, *, by: Any, cohort: Cohort | None = None) -> Enrolment:
    """Let somebody take a course. Twice is once; coming back after leaving goes on where she was."""
    enrolment, created = Enrolment.objects.get_or_create(person=person, course=course, defaults={"cohort": cohort})
    if not created:
        changed: dict[str, Any] = {}
        if enrolment.ended_at:
            changed["ended_at"] = None
        if cohort and enrolment.cohort_id != cohort.pk:
            changed["cohort"] = cohort
        for name, value in changed.items():
            setattr(enrolment, name, value)
        if changed:
            enrolment.save(update_fields=list(changed))
        return enrolment
    record("enrolment.made", actor=by, subject=enrolment)
    event.emit(Enrolled(enrolment))
    return enrolment


@transaction.atomic
def save_cohort(cohort: Cohort, *, by: Any) -> Cohort:
    """A new group, or one with another name or day."""
    is_new = cohort.pk is None
    cohort.save()
    record("cohort.made" if is_new else "cohort.changed", actor=by, subject=cohort)
    return cohort


@transaction.atomic
def end_cohort(cohort: Cohort, *, by: Any) -> None:
    """The group stands in no list any more; everybody in it goes on learning."""
    cohort.ended_at = timezone.now()
    cohort.save(update_fields=["ended_at"])
    record("cohort.ended", actor=by, subject=cohort)


def add_to_tally(person: Any) -> None:
    """Count somebody whose account is about to go, in the sums of her courses and years."""
    for enrolment in Enrolment.objects.filter(person=person):
        tally, _created = CourseTally.objects.get_or_create(course=enrolment.course, year=enrolment.started_at.year)
        CourseTally.objects.filter(pk=tally.pk).update(learners=F("learners") + 1, completed=F("completed") + int(enrolment.completed_at is not None))
