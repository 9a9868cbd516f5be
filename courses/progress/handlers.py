"""What the layers below tell, turned into progress; what passing a module means in competences."""

from courses.attempts.events import QuizHandedIn, StepAnswered
from courses.attempts.queries import step_is_answered
from courses.catalogue.events import StructureChanged
from courses.catalogue.models import ModuleCompetence
from courses.enrolments.events import Enrolled
from courses.progress import actions
from courses.progress.events import ModulePassed
from lms.competences.actions import award
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


@event.handles(ModulePassed)
def award_competences(told: ModulePassed) -> None:
    """A test is evidence for the competences its module teaches. Having read the lessons alone is not."""
    if told.source != "quiz":
        return
    for taught in ModuleCompetence.objects.filter(module=told.module).select_related("competence", "level"):
        award(
            told.enrolment.person,
            taught.competence,
            taught.level,
            source=told.source,
            evidence_id=told.evidence,
        )
