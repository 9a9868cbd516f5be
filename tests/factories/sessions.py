"""Groups that meet, and who was there."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from courses.catalogue.models import Course
from courses.enrolments.actions import enrol
from courses.enrolments.models import Cohort, Enrolment, JoinRequest, MoreTime, PlannedDay
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


def group_that_meets(course: Course) -> tuple[Cohort, Session, Session, Enrolment]:
    """With a session to come, one that was held, and somebody in it."""
    group = make_group(course)
    return group, make_session(group, begins=7 * DAY), make_session(group), make_member(group)


def asks(world: Any) -> JoinRequest:
    """Of the learner of that world, who is in the group's organisation."""
    Cohort.objects.filter(pk=world.group.pk).update(is_open=True)
    Enrolment.objects.filter(person=world.learner.user, cohort=world.group).update(cohort=None)
    return JoinRequest.objects.get_or_create(person=world.learner.user, cohort=world.group)[0]


def wants_time(world: Any) -> MoreTime:
    """Somebody of the group, for a module whose day it plans."""
    module = world.group.course.modules.first()
    PlannedDay.objects.get_or_create(cohort=world.group, module=module, defaults={"day": "2027-01-05"})
    return MoreTime.objects.get_or_create(
        enrolment=world.in_the_group, module=module, defaults={"wanted_at": timezone.now()}
    )[0]


#: What a group may say of itself and does not.
NOT_SAID = dict.fromkeys(["starts_on", "ends_on", "place", "language", "seats", "is_open", "two_mark"], "")
PLANNED = {
    "topic": "Kitchen",
    "day": "2027-01-05",
    "begins": "09:30",
    "ends": "12:30",
    "is_remote": "on",
    **dict.fromkeys(("until", "room", "link", "interpreter", "trainer", "counts_for", "bring"), ""),
}
#: Who sends each form, where, and what: as tests/lms/safety/test_extra_fields.py asks.
SESSION_FORMS: dict[str, Any] = {
    "teaching:calendar": ("trainer", lambda w: [], lambda w: {"do": "make"}),
    "player:calendar": ("learner", lambda w: [], lambda w: {"do": "make"}),
    "teaching:session_new": ("trainer", lambda w: [w.group.uuid], lambda w: PLANNED),
    "teaching:session": ("trainer", lambda w: [w.coming.uuid], lambda w: PLANNED),
    "teaching:session_cancel": ("trainer", lambda w: [w.coming.uuid], lambda w: {"words": "No oven today."}),
    "teaching:register": (
        "trainer",
        lambda w: [w.held.uuid],
        lambda w: {f"mark-{w.in_the_group.uuid}": "present", "why": ""},
    ),
    # groups, and who is in them
    "teaching:enrol": (
        "worker",
        lambda w: [w.learner.profile.uuid],
        lambda w: {"course-course": w.other_course.pk},
    ),
    "teaching:enrolment_end": (
        "worker",
        lambda w: [w.learner.profile.uuid, w.course.uuid],
        lambda w: {},
    ),
    "teaching:join_group": (
        "coordinator",
        lambda w: [w.learner.profile.uuid],
        lambda w: {"group-cohort": w.group.pk},
    ),
    "teaching:group_new": (
        "coordinator",
        lambda w: [],
        lambda w: {"name": "Spring", "course": w.course.pk, **NOT_SAID},
    ),
    "teaching:group": (
        "coordinator",
        lambda w: [w.group.uuid],
        lambda w: {"name": "Summer", **NOT_SAID},
    ),
    "teaching:group_add": (
        "trainer",
        lambda w: [w.group.uuid],
        lambda w: {"handles": w.learner.profile.handle, "do": "found"},
    ),
    "teaching:group_answer": (
        "trainer",
        lambda w: [w.group.uuid, asks(w).uuid],
        lambda w: {"reply": "wait"},
    ),
    "teaching:group_invitation": ("trainer", lambda w: [w.group.uuid], lambda w: {}),
    "teaching:group_days": (
        "trainer",
        lambda w: [w.group.uuid],
        lambda w: {f"day-{w.course.modules.first().uuid}": "2027-02-01", "why": ""},
    ),
    "teaching:groups_export": ("coordinator", lambda w: [], lambda w: {"format": "csv"}),
    "teaching:more_time": (
        "trainer",
        lambda w: [w.group.uuid],
        lambda w: {"asked": str(wants_time(w).uuid), "weeks": "1"},
    ),
    "player:more_time": ("learner", lambda w: [wants_time(w).module.uuid], lambda w: {}),
    "player:group_ask": ("learner", lambda w: [asks(w).cohort.uuid], lambda w: {}),
    "player:group_back": ("learner", lambda w: [asks(w).cohort.uuid], lambda w: {}),
    "player:invited": ("learner", lambda w: [], lambda w: {}),
    "teaching:group_list": ("coordinator", lambda w: [w.group.uuid], lambda w: {}),
}
