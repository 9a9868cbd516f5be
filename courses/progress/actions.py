"""Progress: derived from what is done, only ever growing, counted in the same transaction."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, QuerySet
from django.utils import timezone

from courses.attempts.evidence import QuizEvidence
from courses.attempts.models import QuizAttempt
from courses.attempts.queries import step_is_answered
from courses.catalogue.finishing import Finish, finish_of, there_in
from courses.catalogue.models import Course, Lesson, Module, ModuleCompetence, Quiz, Step
from courses.enrolments.models import Enrolment
from courses.progress.events import ModulePassed
from courses.progress.finishing import her_duties, what_is_met
from courses.progress.models import LessonRecord, ModuleRecord, StepRecord
from lms.competences.actions import award
from lms.contracts import event
from lms.contracts.lesson_block import Completion
from lms.core.locking import one_at_a_time
from lms.jobs import actions as jobs
from lms.jobs.kinds import BATCH

#: The kind of work that counts a whole course anew (courses.progress.jobs).
RECOUNT = "recount"


@dataclass
class LessonCount:
    lesson: int
    module: int
    total: int
    done: int
    recorded: bool
    #: The lesson with which it stands as done, by uuid; None of one that is done for itself.
    together: UUID | None = None
    finish: Finish = field(default_factory=Finish)

    @property
    def is_done(self) -> bool:
        """Once done, a lesson stays done, even when its author adds a step."""
        return self.recorded or (self.total > 0 and self.done >= self.total)


def lesson_counts(enrolment: Enrolment) -> list[LessonCount]:
    """Every lesson of the course as it is taught now, with how much of it she has done. One query."""
    rows = (
        Step.objects.current()
        .filter(
            lesson__retired_at=None,
            lesson__module__retired_at=None,
            lesson__module__course=enrolment.course_id,
        )
        .annotate(
            own=FilteredRelation("records", condition=Q(records__enrolment=enrolment))
        )  # joins her records only, not everybody's
        .values(
            "lesson",
            "lesson__uuid",
            "lesson__may_skip",
            "lesson__instead_of",
            "lesson__module",
            "lesson__module__finish",
        )
        .annotate(
            total=Count("pk"),
            done=Count("own"),
            recorded=Exists(LessonRecord.objects.filter(enrolment=enrolment, lesson=OuterRef("lesson"))),
        )
        .order_by("lesson__module__position", "lesson__position", "lesson")
    )
    return [
        LessonCount(
            row["lesson"],
            row["lesson__module"],
            row["total"],
            row["done"],
            row["recorded"],
            row["lesson__uuid"] if row["lesson__may_skip"] else row["lesson__instead_of"],
            finish_of(row["lesson__module__finish"]),
        )
        for row in rows
    ]


@transaction.atomic
def see_step(enrolment: Enrolment, step: Step) -> None:
    """She goes on from a step.

    A step that wants an answer is not done by being seen; where she is, is remembered all the same. It is
    done when it was only waiting for a question that its author has taken out.
    """
    if step.completion == Completion.SEEN or step_is_answered(enrolment.pk, step):
        complete_step(enrolment, step)
    else:
        remember_place(enrolment, step)


@transaction.atomic
def leave_out(enrolment: Enrolment, lesson: Lesson) -> None:
    """She goes on without a lesson that may be left out. It stands as if she had done it: nobody but her can
    tell, and she can do it whenever she likes.
    """
    if not lesson.may_skip:
        return
    one_at_a_time(Enrolment.objects.filter(pk=enrolment.pk))
    _stand_as_done(enrolment, [lesson.pk])
    recount(enrolment)
    was_here(enrolment, timezone.now())


def _stand_as_done(enrolment: Enrolment, lessons: Collection[int]) -> None:
    steps = Step.objects.current().filter(lesson__in=lessons)
    StepRecord.objects.bulk_create(
        [StepRecord(enrolment=enrolment, step=step) for step in steps], ignore_conflicts=True
    )


def remember_place(enrolment: Enrolment, step: Step) -> None:
    Enrolment.objects.filter(pk=enrolment.pk).update(**_here(step))


def _here(step: Step) -> dict[str, Any]:
    """Of a lesson that is hers alone no list says that she is in it."""
    place = {} if step.lesson.is_hers_alone else {"current_step": step}
    return {**place, "last_active_at": timezone.now()}


def was_here(enrolment: Enrolment, at: datetime.datetime) -> None:
    """She learned otherwise than on these pages. What was later stays."""
    earlier = Q(last_active_at=None) | Q(last_active_at__lt=at)
    Enrolment.objects.filter(earlier, pk=enrolment.pk).update(last_active_at=at)


@transaction.atomic(
    savepoint=False
)  # every answer comes through here: one transaction, not three in each other
def complete_step(enrolment: Enrolment, step: Step) -> None:
    """The step's rule is met. Done once; repeating changes nothing but where she is."""
    one_at_a_time(Enrolment.objects.filter(pk=enrolment.pk))
    StepRecord.objects.bulk_create([StepRecord(enrolment=enrolment, step=step)], ignore_conflicts=True)
    recount(enrolment, current_step=step)


@transaction.atomic(savepoint=False)
def recount(enrolment: Enrolment, *, current_step: Step | None = None) -> None:
    """Make the enrolment's counts anew, record lessons and modules that became done, tell those above about a
    passed module.

    Whoever calls it holds the enrolment (one_at_a_time), or has just made it.
    """
    counts = lesson_counts(enrolment)
    if with_them := _with_those_done(counts):
        _stand_as_done(enrolment, with_them)
        counts = lesson_counts(enrolment)
    newly = [count for count in counts if count.is_done and not count.recorded]
    if newly:
        LessonRecord.objects.bulk_create(
            [LessonRecord(enrolment=enrolment, lesson_id=count.lesson) for count in newly],
            ignore_conflicts=True,
        )
    facts = {
        "lessons_total": len(counts),
        "lessons_done": sum(count.is_done for count in counts),
        "steps_total": sum(count.total for count in counts),
        "steps_done": sum(count.done for count in counts),
    }
    if current_step is not None:
        facts |= _here(current_step)
    Enrolment.objects.filter(pk=enrolment.pk).update(**facts)
    # A step can only finish its own lesson's module; a changed structure may have finished any.
    finished = {count.module for count in newly} if current_step else _taught(enrolment, counts)
    for module in finished:
        check_module(enrolment, module, counts)


def _taught(enrolment: Enrolment, counts: list[LessonCount]) -> set[int]:
    """The modules that have something to do: lessons, a test, or both."""
    tests = Quiz.objects.filter(
        retired_at=None, module__retired_at=None, module__course=enrolment.course_id
    ).values_list("module", flat=True)
    return {count.module for count in counts} | set(tests)


def _with_those_done(counts: list[LessonCount]) -> list[int]:
    """The lessons, by id, that stand as done with one that has just been done: the one that may be left out,
    and those that are done instead.
    """
    names = {count.together for count in counts if count.is_done and not count.recorded} - {None}
    return [count.lesson for count in counts if count.together in names and count.done < count.total]


def check_module(enrolment: Enrolment, module_id: int, counts: list[LessonCount]) -> None:
    """Record the module as passed when it is, once, and tell those above.

    A module may be lessons, a test, or both, and its author may ask for more, or for one of several. Of
    nothing there is nothing to pass.
    """
    of_module = [count for count in counts if count.module == module_id]
    lessons_are_done = all(count.is_done for count in of_module)
    if not lessons_are_done and all(count.finish.is_usual for count in of_module):
        return
    if ModuleRecord.objects.filter(enrolment=enrolment, module_id=module_id).exists():
        return
    module = Module.objects.get(pk=module_id)
    quiz = Quiz.objects.filter(module=module_id, retired_at=None).first()
    if not (of_module or quiz):
        return
    finish, percent = finish_of(module.finish), quiz.pass_percent if quiz else 0
    there = there_in(module_id, finish, lessons=len(of_module), percent=percent)
    duties = her_duties(enrolment, finish, there)
    if not duties.are_met(what_is_met(enrolment, module_id, duties, lessons_are_done=lessons_are_done)):
        return
    _record, created = ModuleRecord.objects.get_or_create(enrolment=enrolment, module_id=module_id)
    if created:
        _complete_course(enrolment, counts)
        award_for_test(enrolment, module_id)
        event.emit(ModulePassed(enrolment, module))


def award_for_test(enrolment: Enrolment, module_id: int) -> None:
    """Once its module is passed, a passed test is evidence for the competences the module teaches, whichever
    came first.
    """
    if not ModuleRecord.objects.filter(enrolment=enrolment, module_id=module_id).exists():
        return
    passed = QuizAttempt.objects.filter(
        enrolment=enrolment, quiz__module=module_id, quiz__retired_at=None, passed=True
    )
    first = passed.order_by("number").first()
    if first and first.questions:
        _award_competences(enrolment, module_id, first)


def _award_competences(enrolment: Enrolment, module_id: int, passed: QuizAttempt) -> None:
    """A passed test is evidence for the competences its module teaches. Having read the lessons alone is not,
    nor is a test of which nothing could be asked any more.

    Before anybody is told of the module: a certificate names what there is evidence for.
    """
    for taught in ModuleCompetence.objects.filter(module=module_id).select_related("competence", "level"):
        award(
            enrolment.person,
            taught.competence,
            taught.level,
            source=QuizEvidence.key,
            evidence_id=passed.uuid,
        )


def _complete_course(enrolment: Enrolment, counts: list[LessonCount]) -> None:
    """Done is a course when every module that has something to do is passed."""
    modules = _taught(enrolment, counts)
    if ModuleRecord.objects.filter(enrolment=enrolment, module__in=modules).count() == len(modules):
        Enrolment.objects.filter(pk=enrolment.pk, completed_at=None).update(completed_at=timezone.now())


@transaction.atomic
def recount_course(course: Course) -> None:
    """After its structure changed: the counts of everybody who takes it.

    A group's worth at once, in the author's transaction. Of more people, a batch at a time afterwards: all
    others who learn wait to write while one transaction counts.
    """
    taking = _taking(course.uuid)
    if taking[: BATCH + 1].count() <= BATCH:
        recount_batch(course.uuid, after=0)
    else:
        jobs.start(RECOUNT, about=str(course.uuid))


@transaction.atomic
def recount_batch(course: UUID, *, after: int) -> tuple[int, int | None]:
    """The next enrolments, BATCH at most, in the order of their numbers.

    Returns how many were counted and after which number the next batch begins, None when nothing is left.
    """
    enrolments = list(_taking(course).filter(pk__gt=after).order_by("pk")[:BATCH])
    one_at_a_time(
        Enrolment.objects.filter(pk__in=[enrolment.pk for enrolment in enrolments])
        # all of them before the first certificate: its entry in the audit is what learners wait for who hold
        # their own
    )
    for enrolment in enrolments:
        recount(enrolment)
    return len(enrolments), enrolments[-1].pk if len(enrolments) == BATCH else None


def _taking(course: UUID) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(course__uuid=course, ended_at=None)
