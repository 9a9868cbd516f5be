import datetime
from collections.abc import Iterable
from typing import Any, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.catalogue.models import Course
from courses.enrolments.events import Enrolled
from courses.enrolments.models import (
    OPEN_STATES,
    Cohort,
    Enrolment,
    GroupTrainer,
    JoinRequest,
    JoinState,
)
from courses.enrolments.queries import free_seats
from courses.enrolments.tallies import add_to_course, add_to_period, country_told_of, period_of
from lms.audit.actions import record
from lms.contracts import event
from lms.core.locking import lock, one_at_a_time
from lms.core.people import Person
from lms.organisations.models import Organisation


@transaction.atomic
def enrol(person: Person, course: Course, *, by: Person, cohort: Cohort | None = None) -> Enrolment:
    """Let somebody take a course. Twice is once; coming back after leaving goes on where she was.

    ValidationError when the group has ended, or all its places are taken. What she asked for is answered by
    it.
    """
    if cohort:
        lock(cohort)
        check_goes_on(cohort)
        _check_seat(cohort, person)
    enrolment, created = Enrolment.objects.get_or_create(
        person=person, course=course, defaults={"cohort": cohort}
    )
    if cohort:
        _answer_what_she_asked(cohort, person, by=by)
    if not created:
        return _come_back(enrolment, cohort, by=by)
    record("enrolment.made", actor=by, subject=enrolment)
    event.emit(Enrolled(enrolment))
    return enrolment


def _check_seat(cohort: Cohort, person: Person) -> None:
    """Under the group's lock: of two who come at once, one gets the last place."""
    if cohort.seats is None:
        return
    is_in_it = Enrolment.objects.filter(person=person, cohort=cohort, ended_at=None).exists()
    if not is_in_it and free_seats(cohort) == 0:
        raise ValidationError(
            _("All places of this group are taken. She can go on its waiting list."), code="full"
        )


def _answer_what_she_asked(cohort: Cohort, person: Person, *, by: Person) -> None:
    waiting = JoinRequest.objects.filter(person=person, cohort=cohort, state__in=OPEN_STATES)
    waiting.update(state=JoinState.JOINED, answered_at=timezone.now(), answered_by=by)


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


class CohortFacts(TypedDict, total=False):
    """What may be said of a group, and said otherwise later."""

    name: str
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    place: str
    language: str
    seats: int | None
    is_open: bool
    two_mark: bool


@transaction.atomic
def make_cohort(
    organisation: Organisation,
    *,
    course: Course,
    by: Person,
    trainers: Iterable[Person] = (),
    **facts: Unpack[CohortFacts],
) -> Cohort:
    cohort = Cohort.objects.create(organisation=organisation, course=course, **facts)
    _keep_trainers(cohort, trainers)
    record("cohort.made", actor=by, subject=cohort)
    return cohort


@transaction.atomic
def change_cohort(
    cohort: Cohort,
    *,
    by: Person,
    trainers: Iterable[Person] | None = None,
    **facts: Unpack[CohortFacts],
) -> None:
    """What is said anew; the rest stays. Fewer places take nobody's away.

    ValidationError when the group has ended meanwhile: changing it does not begin it again.
    """
    lock(cohort)
    check_goes_on(cohort)
    for name, value in facts.items():
        setattr(cohort, name, value)
    cohort.save(
        update_fields=["name", "starts_on", "ends_on", "place", "language", "seats", "is_open", "two_mark"]
    )
    if trainers is not None:
        _keep_trainers(cohort, trainers)
    record("cohort.changed", actor=by, subject=cohort)


def _keep_trainers(cohort: Cohort, trainers: Iterable[Person]) -> None:
    wanted = {trainer.pk for trainer in trainers}
    GroupTrainer.objects.filter(cohort=cohort).exclude(person__in=wanted).delete()
    known = set(GroupTrainer.objects.filter(cohort=cohort).values_list("person", flat=True))
    GroupTrainer.objects.bulk_create(
        GroupTrainer(cohort=cohort, person_id=pk) for pk in sorted(wanted - known)
    )


@transaction.atomic
def end_cohort(cohort: Cohort, *, by: Person) -> None:
    """The group stands in no list any more; everybody in it goes on learning. Twice is once."""
    lock(cohort)
    if cohort.ended_at is None:
        cohort.ended_at = timezone.now()
        cohort.save(update_fields=["ended_at"])
        record("cohort.ended", actor=by, subject=cohort)


def check_goes_on(cohort: Cohort) -> None:
    """Asked under its lock, by whatever changes something in it."""
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
