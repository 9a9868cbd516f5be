"""What the groups in Turin are like, who would like to join, and the sheet on the wall."""

from courses.catalogue.models import Module
from courses.enrolments.actions import change_cohort, make_cohort
from courses.enrolments.invitations import invite
from courses.enrolments.joining import Reply, answer, ask_to_join
from courses.enrolments.models import Cohort, Enrolment
from courses.enrolments.timing import ask_for_more_time, give_more_time, plan_days
from lms.accounts.models import Profile
from lms.core import days
from lms.core.people import Person

EVENING = "Evening group"
ASKS, WAITS = "Clear Brook 58", "Early Tulip 34"
LATE, OWN_DAY = "Golden Pebble 46", "Morning Cedar 54"


def describe_groups(morning: Cohort, *, trainer: Person, coordinator: Person) -> None:
    """The morning group is full. Another one begins in three weeks: one learner asks, and one waits."""
    change_cohort(
        morning,
        by=coordinator,
        trainers=[trainer],
        ends_on=days.in_days(60),
        place="Kitchen 2",
        language="it",
        seats=12,
    )
    _plan_days(morning, trainer=trainer)
    evening = make_cohort(
        morning.organisation,
        course=morning.course,
        by=coordinator,
        trainers=[trainer],
        name=EVENING,
        starts_on=days.in_days(21),
        place="Kitchen 2",
        language="it",
        seats=8,
        is_open=True,
    )
    ask_to_join(Profile.objects.get(handle=ASKS).user, evening)
    answer(ask_to_join(Profile.objects.get(handle=WAITS).user, evening), Reply.WAIT, by=trainer)
    invite(evening, by=trainer)


def _plan_days(morning: Cohort, *, trainer: Person) -> None:
    """One a fortnight from now on; one learner has a day of her own, and one asks for more time."""
    modules = list(Module.objects.current().filter(course=morning.course).order_by("position", "pk"))
    plan_days(morning, {m: days.in_days(14 * n) for n, m in enumerate(modules, start=1)}, by=trainer)
    ask_for_more_time(_in(morning, LATE), modules[0])
    give_more_time(_in(morning, OWN_DAY), modules[0], until=days.in_days(28), why="later", by=trainer)


def _in(group: Cohort, handle: str) -> Enrolment:
    return Enrolment.objects.select_related("cohort").get(cohort=group, person__profile__handle=handle)
