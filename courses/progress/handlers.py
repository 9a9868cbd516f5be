"""What the layers below tell, turned into progress."""

from courses.activities.handing_in.activity import HandingIn
from courses.attempts.events import QuizHandedIn, SignedOff, StepAnswered
from courses.attempts.queries import step_is_answered
from courses.catalogue.events import StructureChanged
from courses.enrolments.events import Enrolled
from courses.enrolments.models import Enrolment
from courses.progress import actions
from courses.sessions.events import Attended
from lms.contracts import event


@event.handles(Enrolled)
def count_from_the_start(told: Enrolled) -> None:
    actions.recount(told.enrolment)


@event.handles(StructureChanged)
def count_again(told: StructureChanged) -> None:
    actions.recount_course(told.course)


@event.handles(StepAnswered)
def complete_answered_step(told: StepAnswered) -> None:
    if step_is_answered(told.answer.enrolment_id, told.step, answer=told.answer):
        actions.complete_step(told.answer.enrolment, told.step)
    else:
        actions.remember_place(told.answer.enrolment, told.step)
    if isinstance(told.answer.version.activity_type, HandingIn):
        _check(told.answer.enrolment, told.step.lesson.module_id)


@event.handles(QuizHandedIn)
def complete_module(told: QuizHandedIn) -> None:
    if told.attempt.passed:
        _check(told.attempt.enrolment, told.attempt.quiz.module_id)
        actions.award_for_test(told.attempt.enrolment, told.attempt.quiz.module_id)


@event.handles(SignedOff)
def count_what_was_watched(told: SignedOff) -> None:
    _check(told.observation.enrolment, told.observation.module_id)


@event.handles(Attended)
def remember_that_she_came(told: Attended) -> None:
    """Whoever sits in the room with her has not lost sight of her."""
    actions.was_here(told.attendance.enrolment, told.attendance.session.starts_at)
    if told.attendance.session.counts_for_id:
        _check(told.attendance.enrolment, told.attendance.session.counts_for_id)


def _check(enrolment: Enrolment, module: int) -> None:
    actions.check_module(enrolment, module, actions.lesson_counts(enrolment))
