import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.catalogue.models import Course
from courses.enrolments.events import Enrolled
from courses.enrolments.models import Cohort, Enrolment
from courses.enrolments.tallies import add_to_course, add_to_period, country_told_of, period_of
from lms.audit.actions import record
from lms.contracts import event
from lms.core.locking import lock, one_at_a_time
from lms.core.people import Person
from lms.organisations.models import Organisation


@transaction.atomic
def enrol(person: Person, course: Course, *, by: Person, cohort: Cohort | None = None) -> Enrolment:
    """Let somebody take a course. Twice is once; coming back after leaving goes on where she was.

    ValidationError when the group has ended.
    """
    if cohort:
        lock(cohort)
        _check_goes_on(cohort)
    enrolment, created = Enrolment.objects.get_or_create(
        person=person, course=course, defaults={"cohort": cohort}
    )
    if not created:
        return _come_back(enrolment, cohort, by=by)
    record("enrolment.made", actor=by, subject=enrolment)
    event.emit(Enrolled(enrolment))
    return enrolment


def _come_back(enrolment: Enrolment, cohort: Cohort | None, *, by: Person) -> Enrolment:
    lock(enrolment)
    changed: dict[str, Any] = {}
    comes_back = enrolment.ended_at is not None
    if enrolment.ended_at:
        changed["ended_at"] = None
    if cohort and enrolment.cohort_id != cohort.pk:
        changed["cohort"] = cohort
    for name, value in changed.items():
        setattr(enrolment, name, value)
    if changed:
        enrolment.save(update_fields=list(changed))
    if comes_back:
        record("enrolment.resumed", actor=by, subject=enrolment)
        event.emit(Enrolled(enrolment))  # the course may have changed while she was away
    return enrolment


@transaction.atomic
def end_enrolment(enrolment: Enrolment, *, by: Person) -> None:
    """She takes this course no more, because somebody who works with her says so. Twice is once.

    Nothing else ends it: not a course that is withdrawn (it comes back with it), nor the end of her group,
    nor an account that is closed, nor that she has finished. All that she did stays, and `enrol` goes on with
    it.
    """
    lock(enrolment)
    if enrolment.ended_at is None:
        enrolment.ended_at = timezone.now()
        enrolment.save(update_fields=["ended_at"])
        record("enrolment.ended", actor=by, subject=enrolment)


@transaction.atomic
def make_cohort(
    organisation: Organisation, *, name: str, course: Course, starts_on: datetime.date | None, by: Person
) -> Cohort:
    cohort = Cohort.objects.create(organisation=organisation, name=name, course=course, starts_on=starts_on)
    record("cohort.made", actor=by, subject=cohort)
    return cohort


@transaction.atomic
def change_cohort(cohort: Cohort, *, name: str, starts_on: datetime.date | None, by: Person) -> None:
    """Another name or day.

    ValidationError when the group has ended meanwhile: changing it does not begin it again.
    """
    lock(cohort)
    _check_goes_on(cohort)
    cohort.name, cohort.starts_on = name, starts_on
    cohort.save(update_fields=["name", "starts_on"])
    record("cohort.changed", actor=by, subject=cohort)


@transaction.atomic
def end_cohort(cohort: Cohort, *, by: Person) -> None:
    """The group stands in no list any more; everybody in it goes on learning. Twice is once."""
    lock(cohort)
    if cohort.ended_at is None:
        cohort.ended_at = timezone.now()
        cohort.save(update_fields=["ended_at"])
        record("cohort.ended", actor=by, subject=cohort)


def _check_goes_on(cohort: Cohort) -> None:
    if cohort.ended_at:
        raise ValidationError(_("This group has ended in the meantime. Nothing was saved."))


def add_to_tally(person: Person) -> None:
    """Count somebody whose account is about to go, in the sums of her courses and half-years.

    What she is doing just now is waited for.
    """
    hers = Enrolment.objects.filter(person=person)
    one_at_a_time(hers)
    country = country_told_of(person)
    began, finished = set(), set()
    for enrolment in hers.order_by("pk"):
        began.add(period_of(enrolment.started_at))
        add_to_course(enrolment.course_id, period_of(enrolment.started_at), country, learners=1)
        if enrolment.completed_at:
            finished.add(period_of(enrolment.completed_at))
            add_to_course(enrolment.course_id, period_of(enrolment.completed_at), country, completed=1)
    for period in began | finished:
        add_to_period(period, country, learners=int(period in began), completed=int(period in finished))
