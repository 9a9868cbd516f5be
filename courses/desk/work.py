"""What a learner has done in one course, to be looked at together: lessons, tries and answers, in words.

Her words are those of the version she answered, whatever its author made of the question since.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.activities.contract import MarkingState
from courses.attempts.models import Answer, QuizAttempt
from courses.attempts.queries import step_answers_of, tries_of, without_tries
from courses.enrolments.models import Enrolment
from courses.progress.queries import LessonState, ModuleState, course_state
from courses.questions.models import QuestionVersion
from courses.questions.queries import newest_versions


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkAnswer:
    """What was asked, what she answered, how it is marked and what she read then.

    `date` and `times` are of an answer in a lesson: when it was last given, and that it was given before.
    """

    question: str
    answer: list[str]
    state: str
    tone: str
    said: str = ""
    date: datetime | None = None
    times: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLesson:
    title: str
    words: str
    state: str
    answers: list[WorkAnswer] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkTry:
    """A try at the test of a module."""

    number: int
    date: datetime
    words: str
    passed: bool | None
    answers: list[WorkAnswer]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkModule:
    """`used_up` is the public id of its test, where no try is left and she has not passed."""

    title: str
    has_test: bool
    used_up: UUID | None
    tries: list[WorkTry]
    lessons: list[WorkLesson]


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseWork:
    title: str
    modules: list[WorkModule]


def course_work(enrolment: Enrolment) -> CourseWork:
    """The same number of queries for a course of one lesson and of thirty, for one try and for ten."""
    state = course_state(enrolment)
    answers = _answers_by_lesson(enrolment)
    tries: dict[int, list[QuizAttempt]] = defaultdict(list)
    for attempt in tries_of(enrolment):
        tries[attempt.quiz.module_id].append(attempt)
    unanswered = _unanswered(enrolment, [attempt for rows in tries.values() for attempt in rows])
    tested = [module.quiz.pk for module in state.modules if module.quiz and not module.quiz_passed]
    used_up = without_tries(enrolment.pk, tested)
    modules = [
        _module(module, answers, tries.get(module.module.pk, []), unanswered, used_up)
        for module in state.modules
    ]
    return CourseWork(title=enrolment.course.title, modules=modules)


def _module(
    state: ModuleState,
    answers: dict[int, list[WorkAnswer]],
    tries: list[QuizAttempt],
    unanswered: dict[UUID, QuestionVersion],
    used_up: set[int],
) -> WorkModule:
    return WorkModule(
        title=state.module.title,
        has_test=state.quiz is not None,
        used_up=state.quiz.uuid if state.quiz and state.quiz.pk in used_up else None,
        tries=[_try(attempt, unanswered) for attempt in tries],
        lessons=[
            WorkLesson(
                title=row.lesson.title,
                words=lesson_words(row),
                state="done" if row.is_done else "now" if _is_begun(row) else "later",
                answers=answers.get(row.lesson.pk, []),
            )
            for row in state.lessons
        ],
    )


def _is_begun(row: LessonState) -> bool:
    return row.done > 0 or row.next_step > 1


def lesson_words(row: LessonState) -> str:
    if row.is_done:
        return _("Done")
    if not _is_begun(row):
        return _("Not started")
    return _("Started, at step %(number)d of %(total)d") % {"number": row.next_step, "total": row.total}


# ── tries at the test ────────────────────────────────────────────────────────────────────────────────


def _unanswered(enrolment: Enrolment, attempts: list[QuizAttempt]) -> dict[UUID, QuestionVersion]:
    """Questions she left out: of them there is no version that she answered, so the newest is shown."""
    given = {(attempt.pk, answer.question) for attempt in attempts for answer in attempt.answers.all()}
    left_out = {
        UUID(question)
        for attempt in attempts
        for question in attempt.questions
        if (attempt.pk, UUID(question)) not in given
    }
    if not left_out:
        return {}
    language = enrolment.person.profile.language
    return newest_versions(left_out, language=language, fallback=enrolment.course.source_language)


def _try(attempt: QuizAttempt, unanswered: dict[UUID, QuestionVersion]) -> WorkTry:
    given = {answer.question: answer for answer in attempt.answers.all()}
    facts = {"right": attempt.correct_count, "count": len(attempt.questions)}
    if attempt.handed_in_at is None:
        words = _("Started, not handed in")
    elif attempt.passed:
        words = _("Passed, %(right)d of %(count)d right") % facts
    elif any(answer.waits for answer in attempt.answers.all()):
        words = _("Handed in. A person will read it.")
    else:
        words = _("Not yet, %(right)d of %(count)d right") % facts
    rows = []
    for question in map(UUID, attempt.questions):
        if question in given:
            rows.append(_answer(given[question]))
        elif question in unanswered:
            rows.append(_left_out(unanswered[question]))
    return WorkTry(
        number=attempt.number,
        date=attempt.handed_in_at or attempt.started_at,
        words=words,
        passed=attempt.passed,
        answers=rows,
    )


def _left_out(version: QuestionVersion) -> WorkAnswer:
    return WorkAnswer(question=version.said["text"], answer=[], state=_("No answer"), tone="quiet")


def _answer(answer: Answer) -> WorkAnswer:
    version = answer.version
    said = "" if answer.waits else version.said_after.get("why" if answer.is_correct else "hint", "")
    if answer.comment:
        said = answer.comment
    elif not answer.is_correct and not answer.waits:
        mark = answer.marked_again()
        said = (mark and mark.feedback) or said
    return WorkAnswer(
        question=version.said["text"],
        answer=answer.described(),
        state=mark_words(answer),
        tone="done" if answer.is_correct else "quiet" if answer.waits else "attention",
        said=said,
    )


def mark_words(answer: Answer) -> str:
    words = {
        MarkingState.CORRECT: _("Right"),
        MarkingState.PARTLY: _("Partly right"),
        MarkingState.WAITING: _("A person will read it"),
    }
    return words.get(MarkingState(answer.marking_state), _("Not yet"))


# ── answers in the steps of lessons ──────────────────────────────────────────────────────────────────


def _answers_by_lesson(enrolment: Enrolment) -> dict[int, list[WorkAnswer]]:
    """Her last answer to each question, and how often she answered it."""
    found: dict[tuple[int, UUID], list[Answer]] = {}
    for answer in step_answers_of(enrolment):
        found.setdefault((answer.step_id, answer.question), []).append(answer)
    by_lesson: dict[int, list[WorkAnswer]] = defaultdict(list)
    in_order = sorted(found.values(), key=lambda rows: (rows[0].step.position, rows[-1].pk))
    for rows in in_order:
        times = len(rows)
        row = replace(
            _answer(rows[0]),
            date=rows[0].answered_at,
            times=(
                ngettext("answered %(count)d time", "answered %(count)d times", times) % {"count": times}
                if times > 1
                else ""
            ),
        )
        by_lesson[rows[0].step.lesson_id].append(row)
    return by_lesson
