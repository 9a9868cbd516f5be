"""Groups that meet, and who was there."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from courses.catalogue.models import Course
from courses.enrolments.actions import enrol
from courses.enrolments.models import Cohort, Enrolment
from courses.sessions.enums import Mark
from courses.sessions.models import Session
from courses.sessions.register import Marked, keep_register
from lms.organisations.models import Organisation
from tests.factories.people import make_learner, make_organisation
from tests.remembered import remembered

ROME = "Europe/Rome"
DAY = datetime.timedelta(days=1)


@remembered
def make_group(course: Course | None = None, *, organisation: Organisation | None = None) -> Cohort:
    course = course or Course.objects.create(uuid=uuid.uuid4(), texts={"en": {"title": "Kitchen work"}})
    return Cohort.objects.create(
        organisation=organisation or make_organisation(), course=course, name="Morning"
    )


@remembered
def make_member(group: Cohort, **about: Any) -> Enrolment:
    learner = make_learner(organisation=group.organisation, **about).user
    enrolment = enrol(learner, group.course, by=learner, cohort=group)
    Enrolment.objects.filter(pk=enrolment.pk).update(started_at=timezone.now() - 60 * DAY)
    enrolment.refresh_from_db()
    return enrolment


@remembered
def make_session(
    group: Cohort, *, begins: datetime.timedelta = -DAY, minutes: int = 180, **more: Any
) -> Session:
    """`begins` counts from now."""
    at = timezone.now() + begins
    more = {"topic": "Practice kitchen", "zone": ROME, "room": "kitchen 2", **more}
    return Session.objects.create(
        cohort=group, starts_at=at, ends_at=at + datetime.timedelta(minutes=minutes), **more
    )


@remembered
def mark(session: Session, enrolment: Enrolment, how: Any = Mark.PRESENT, late: int = 0, *, by: Any) -> None:
    keep_register(session, {enrolment.uuid: Marked(Mark(how), late)}, by=by)
