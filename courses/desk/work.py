"""What a learner has done in one course, to be looked at together: lessons, tries and answers, in words.

Her words are those of the version she answered, whatever its author made of the question since.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from courses.activities.contract import MarkingState
from courses.attempts.handed_in import TOLD, AnswerFile
from courses.attempts.models import Answer, QuizAttempt
from courses.attempts.queries import says_the_same, step_answers_of, tries_of, without_tries
from courses.desk.two_readers import said_by_two
from courses.enrolments.models import Enrolment
from courses.progress.finishing import DutyList
from courses.progress.queries import CourseState, LessonState, ModuleState, course_state, duties_for
from courses.questions.models import QuestionVersion
from courses.questions.queries import newest_versions
from lms.core.texts import sentence
from lms.desk.frame import name_of


@dataclass(frozen=True, slots=True)
class WorkFile:
    """What she handed in, or what was said of it aloud; `url` is "" for whoever does not assess her."""

    words: str
    look: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkAnswer:
    """What was asked, what she answered, how it is marked and what she read then.

    `date` and `times` are of an answer in a lesson: when it was last given, and that it was given before.
    `asked_here` and `answer_here` are the same in the reader's language, where that is another one.
    `looked_at` are the criteria with what was found, `by` is who marked it.
    """

    question: str
    answer: list[str]
    state: str
    tone: str
    said: str = ""
    date: datetime | None = None
    times: str = ""
    asked_here: str = ""
    answer_here: list[str] = field(default_factory=list)
    looked_at: list[str] = field(default_factory=list)
    by: str = ""
    given_back: bool = False
    by_two: list[str] = field(default_factory=list)
    files: list[WorkFile] = field(default_factory=list)


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
    """`used_up` is the public id of its test, where no try is left and she has not passed. `duties` say what
    finishes it, where that is not what is usual.
    """

    title: str
    has_test: bool
    used_up: UUID | None
    tries: list[WorkTry]
    lessons: list[WorkLesson]
    duties: DutyList | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseWork:
    title: str
    modules: list[WorkModule]


@dataclass(frozen=True)
class _Beside:
    """What stands beside her answers: the questions in the reader's language, the files, and what each of two
    said, by answer.
    """

    versions: dict[UUID, QuestionVersion]
    files: dict[int, list[WorkFile]]
    by_two: dict[int, list[str]]


def course_work(
    enrolment: Enrolment, state: CourseState | None = None, *, sees_files: bool = False
) -> CourseWork:
    """The same number of queries for a course of one lesson and of thirty, for one try and for ten."""
    state = state or course_state(enrolment)
    given = list(step_answers_of(enrolment))
    attempts = list(tries_of(enrolment))
    all_given = [*given, *(answer for attempt in attempts for answer in attempt.answers.all())]
    files = _files_of(enrolment, all_given, sees_files=sees_files)
    here = _Beside(_read_here(all_given), files, said_by_two(enrolment) if all_given else {})
    answers = _answers_by_lesson(given, here)
    tries: dict[int, list[QuizAttempt]] = defaultdict(list)
    for attempt in attempts:
        tries[attempt.quiz.module_id].append(attempt)
    unanswered = _unanswered(enrolment, attempts)
    tested = [module.quiz.pk for module in state.modules if module.quiz and not module.quiz_passed]
    used_up = without_tries(enrolment.pk, tested)
    modules = [
        _module(
            module,
            answers,
            [_try(attempt, unanswered, here) for attempt in tries.get(module.module.pk, [])],
            used_up,
            duties_for(enrolment, module),
        )
        for module in state.modules
    ]
    return CourseWork(title=enrolment.course.title, modules=modules)


def _module(
    state: ModuleState,
    answers: dict[int, list[WorkAnswer]],
    tries: list[WorkTry],
    used_up: set[int],
    duties: DutyList | None,
) -> WorkModule:
    return WorkModule(
        title=state.module.title,
        has_test=state.quiz is not None,
        used_up=state.quiz.uuid if state.quiz and state.quiz.pk in used_up else None,
        tries=tries,
        duties=duties,
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
    """Of one that is hers alone nobody is told."""
    return not row.lesson.is_hers_alone and (row.done > 0 or row.next_step > 1)


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


def _try(attempt: QuizAttempt, unanswered: dict[UUID, QuestionVersion], here: _Beside) -> WorkTry:
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
            rows.append(_answer(given[question], here))
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


def _read_here(answers: list[Answer]) -> dict[UUID, QuestionVersion]:
    """What she was asked in another language than that of whoever reads, as it is said in theirs."""
    language = get_language() or ""
    foreign = {answer.question for answer in answers if answer.version.language != language}
    found = newest_versions(foreign, language=language, fallback=language) if foreign else {}
    return {question: version for question, version in found.items() if not version.is_placeholder}


def _files_of(enrolment: Enrolment, given: list[Answer], *, sees_files: bool) -> dict[int, list[WorkFile]]:
    found: dict[int, list[WorkFile]] = defaultdict(list)
    words = {
        AnswerFile.Part.HANDED_IN: _("What she handed in"),
        AnswerFile.Part.SAID: _("What was said of it"),
    }
    rows = AnswerFile.objects.filter(answer__enrolment=enrolment, part__in=TOLD) if given else ()
    for row in rows:
        learner = enrolment.person.profile.uuid
        url = reverse("teaching:answer_file", args=[learner, row.uuid]) if sees_files else ""
        found[row.answer_id].append(WorkFile(words[AnswerFile.Part(row.part)], row.look, url))
    return found


def _answer(answer: Answer, here: _Beside) -> WorkAnswer:
    version = answer.version
    beside = here.versions.get(answer.question) if version.language != get_language() else None
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
        asked_here=beside.said["text"] if beside else "",
        answer_here=answer.described(beside) if beside and says_the_same(beside, answer) else [],
        looked_at=[
            sentence("%(criterion)s: %(level)s", criterion=criterion, level=level)
            for criterion, _state, level in answer.looked_at()
        ],
        by=name_of(answer.marker) if answer.marker else "",
        given_back=answer.given_back,
        by_two=here.by_two.get(answer.pk, []),
        files=here.files.get(answer.pk, []),
    )


def mark_words(answer: Answer) -> str:
    words = {
        MarkingState.CORRECT: _("Right"),
        MarkingState.PARTLY: _("Partly right"),
        MarkingState.WAITING: _("A person will read it"),
    }
    return words.get(MarkingState(answer.marking_state), _("Not yet"))


# ── answers in the steps of lessons ──────────────────────────────────────────────────────────────────


def _answers_by_lesson(given: list[Answer], here: _Beside) -> dict[int, list[WorkAnswer]]:
    """Her last answer to each question, and how often she answered it. `given`: the newest first."""
    found: dict[tuple[int, UUID], list[Answer]] = {}
    for answer in given:
        found.setdefault((answer.step_id, answer.question), []).append(answer)
    by_lesson: dict[int, list[WorkAnswer]] = defaultdict(list)
    in_order = sorted(found.values(), key=lambda rows: (rows[0].step.position, rows[-1].pk))
    for rows in in_order:
        times = len(rows)
        row = replace(
            _answer(rows[0], here),
            date=rows[0].answered_at,
            times=(
                ngettext("answered %(count)d time", "answered %(count)d times", times) % {"count": times}
                if times > 1
                else ""
            ),
        )
        by_lesson[rows[0].step.lesson_id].append(row)
    return by_lesson
