"""What the layers below tell, turned into progress."""

from courses.attempts.events import QuizHandedIn, StepAnswered
from courses.attempts.queries import step_is_answered
from courses.catalogue.events import StructureChanged
from courses.enrolments.events import Enrolled
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


@event.handles(QuizHandedIn)
def complete_module(told: QuizHandedIn) -> None:
    if told.attempt.passed:
        enrolment = told.attempt.enrolment
        actions.check_module(enrolment, told.attempt.quiz.module_id, actions.lesson_counts(enrolment))


@event.handles(Attended)
def remember_that_she_came(told: Attended) -> None:
    """Whoever sits in the room with her has not lost sight of her."""
    actions.was_here(told.attendance.enrolment, told.attendance.session.starts_at)
