"""A module's test as she sees it: one question a page, a look at all answers, the result with reasons."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from django.template import Template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses.attempts.errors import NO_TRIES_LEFT
from courses.attempts.evidence import QuizEvidence
from courses.attempts.handed_in import files_of, spoken_of
from courses.attempts.models import Answer, QuizAttempt
from courses.attempts.queries import (
    answers_by_question,
    may_still_pass,
    tries,
    tries_left_at,
    versions_told,
)
from courses.attempts.rules import needed_right
from courses.catalogue.models import Module, Quiz, StepActivity
from courses.certificates.models import Certificate
from courses.certificates.rules import gives_certificate
from courses.enrolments.models import Enrolment
from courses.player.asking import (
    AskedQuestion,
    LookedAt,
    OwnFile,
    Sent,
    looked_at,
    own_file,
    question_with,
    state_in_words,
)
from courses.player.languages import Notice, notice_of
from courses.player.lesson import map_url
from courses.questions.models import QuestionVersion
from courses.questions.queries import language_read
from lms.competences.queries import level_shown
from lms.core import written
from lms.core.contexts import fields_of
from lms.core.links import Link


@dataclass(frozen=True, slots=True)
class TaughtCompetence:
    label: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierTry:
    words: str
    date: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizStart:
    """What a test is, before she starts it. `draws`: a try may ask others than the next.
    `attempts_left` is None where she may try without end; `used_up` says what to do when none is left and she
    has not passed.
    """

    title: str
    question_count: int
    draws: bool
    pass_percent: int
    needed: int
    attempts_left: int | None
    module: Link
    competences: list[TaughtCompetence]
    gives_certificate: bool
    tries: list[EarlierTry]
    open_try: bool
    can_start: bool
    used_up: str
    key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    """One question of her open try. Nothing of it says whether her answer is right."""

    attempt: QuizAttempt
    module: Link
    number: int
    count: int
    question: AskedQuestion | None
    notice: Notice | None
    previous_url: str
    form_error: str
    records: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """A question of a try with what she answered, in words for `template`."""

    number: int
    text: str
    language: str
    answer: list[str]
    template: Template | None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedRow(AnswerRow):
    """`learnt` are the lessons in which the same question is asked, where she was not right. `waits`: nobody
    has read it yet. `voice` is what somebody said of it aloud.
    """

    right: bool
    waits: bool = False
    state: str
    why: str
    learnt: list[Link] = field(default_factory=list)
    looked_at: list[LookedAt] = field(default_factory=list)
    voice: OwnFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizCheck:
    """All her answers at one look; `empty` are those that are missing."""

    attempt: QuizAttempt
    module: Link
    answers: list[AnswerRow]
    notice: Notice | None
    empty: list[AnswerRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizResult:
    module: Link
    competences: list[TaughtCompetence]
    passed: bool
    waiting: int
    right: int
    count: int
    needed: int
    pass_percent: int
    answers: list[MarkedRow]
    notice: Notice | None
    look_again: list[Link]
    certificate: Link | None
    again_url: str
    next: Link


def _module(quiz: Quiz) -> Link:
    return Link(quiz.module.title, map_url(quiz.module.course.uuid, quiz.module.uuid))


def taught_competences(module: Module) -> list[TaughtCompetence]:
    """What the module teaches and its test shows, in her language, no higher than a test can show it: named
    before and after.
    """
    shown = [
        (row.competence, level_shown(row.level, QuizEvidence.key))
        for row in module.taught.select_related("competence", "level")
    ]
    return [TaughtCompetence(competence.label_in(), level.label_in()) for competence, level in shown if level]


def start_page(enrolment: Enrolment, quiz: Quiz) -> QuizStart:
    position = list(tries(enrolment, quiz))
    left = tries_left_at(enrolment, quiz, used=len(position))
    count = quiz.question_count
    open_try = next((attempt for attempt in position if attempt.handed_in_at is None), None)
    can_start = open_try is not None or left != 0
    return QuizStart(
        title=_("Show what you know"),
        question_count=count,
        draws=quiz.draws,
        pass_percent=quiz.pass_percent,
        needed=needed_right(count, quiz.pass_percent),
        attempts_left=left,
        module=_module(quiz),
        competences=taught_competences(quiz.module),
        gives_certificate=gives_certificate(quiz.module),
        tries=[_try_in_words(attempt) for attempt in position if attempt.handed_in_at],
        open_try=bool(open_try),
        can_start=can_start,
        used_up=""
        if can_start or any(a.passed or may_still_pass(a) for a in position)
        else str(NO_TRIES_LEFT),
    )


def _try_in_words(attempt: QuizAttempt) -> EarlierTry:
    facts = {"right": attempt.correct_count, "count": len(attempt.questions)}
    if attempt.passed:
        words = _("Passed, %(right)d of %(count)d right") % facts
    elif may_still_pass(attempt):
        words = _("Handed in. A person will read it.")
    else:
        words = _("Not yet, %(right)d of %(count)d right") % facts
    return EarlierTry(
        words=words,
        date=written.day(attempt.handed_in_at),
        url=reverse("player:quiz_result", args=[attempt.uuid]),
    )


def shown_versions(attempt: QuizAttempt, quiz: Quiz, answers: dict[UUID, Answer]) -> list[QuestionVersion]:
    """The try's questions in her language, in order: those she answered as she answered them."""
    return versions_told(
        attempt.questions, answers, language=get_language() or "", fallback=quiz.module.source_language
    )


def question_page(
    attempt: QuizAttempt, quiz: Quiz, number: int, *, sent: Sent | None = None, error: str = ""
) -> QuestionPage | None:
    """None where there is no such question."""
    answers = answers_by_question(attempt)
    versions = shown_versions(attempt, quiz, answers)
    if not 1 <= number <= len(versions):
        return None
    version = versions[number - 1]
    answer = answers.get(version.question)
    response = sent.response if sent else answer.response if answer else None
    before = reverse("player:quiz_question", args=[attempt.uuid, number - 1]) if number > 1 else ""
    question = question_with(version, response)
    if question and answer:
        question = replace(question, file=own_file(files_of(answer).handed_in))
    return QuestionPage(
        attempt=attempt,
        module=_module(quiz),
        number=number,
        count=len(versions),
        question=question,
        notice=notice_of([language_read(version)]),
        previous_url=before,
        form_error=error,
        records=bool(question and question.records),
    )


def check_page(attempt: QuizAttempt, quiz: Quiz) -> QuizCheck:
    answers = answers_by_question(attempt)
    rows = [
        _answer_row(attempt, number, version, answers.get(version.question))
        for number, version in enumerate(shown_versions(attempt, quiz, answers), start=1)
    ]
    return QuizCheck(
        attempt=attempt,
        module=_module(quiz),
        answers=rows,
        notice=notice_of([row.language for row in rows]),
        empty=[row for row in rows if not row.answer],
    )


def _answer_row(
    attempt: QuizAttempt, number: int, version: QuestionVersion, answer: Answer | None
) -> AnswerRow:
    kind = version.activity_type
    return AnswerRow(
        number=number,
        text=version.said["text"],
        language=language_read(version),
        answer=answer.described(version) if answer else [],
        template=kind.answered_template if kind else None,
        url=reverse("player:quiz_question", args=[attempt.uuid, number]),
    )


def result_page(attempt: QuizAttempt, quiz: Quiz) -> QuizResult:
    answers = answers_by_question(attempt)
    learnt, spoken = lessons_about(quiz), spoken_of(answers.values())
    rows = []
    for number, version in enumerate(shown_versions(attempt, quiz, answers), start=1):
        answer = answers.get(version.question)
        right = bool(answer and answer.is_correct)
        # Before she passes, a wrong answer shows where to look, not the key.
        waits = bool(answer and answer.waits)
        why = version.said_after["why"] if right else "" if waits else version.said_after["hint"]
        row = _answer_row(attempt, number, version, answer)
        where = [] if right or waits else learnt.get(version.question, [])
        why = (answer.comment if answer else "") or why
        state = state_in_words(answer)
        rows.append(
            MarkedRow(
                **fields_of(row),
                state=state,
                why=why,
                right=right,
                waits=waits,
                learnt=where,
                looked_at=looked_at(answer) if answer else [],
                voice=own_file(spoken.get(answer.pk)) if answer else None,
            )
        )
    used = tries(attempt.enrolment, quiz).count()
    left = tries_left_at(attempt.enrolment, quiz, used=used)
    settled = attempt.passed or may_still_pass(attempt)
    may_try_again = not settled and left != 0 and quiz.retired_at is None
    return QuizResult(
        module=_module(quiz),
        competences=taught_competences(quiz.module),
        passed=attempt.passed,
        waiting=sum(row.waits for row in rows) if not attempt.passed and settled else 0,
        right=attempt.correct_count,
        count=len(attempt.questions),
        needed=needed_right(len(attempt.questions), attempt.pass_percent),
        pass_percent=attempt.pass_percent,
        answers=rows,
        notice=notice_of([row.language for row in rows]),
        look_again=_look_again(rows, quiz.module),
        certificate=_certificate(attempt, quiz.module) if attempt.passed else None,
        again_url=reverse("player:quiz", args=[quiz.uuid]) if may_try_again else "",
        next=Link(_("Go on"), reverse("player:home")),
    )


def lessons_about(quiz: Quiz) -> dict[UUID, list[Link]]:
    """By question of the test: the lesson of its module of which the author says that it teaches the answer,
    and those in which the same question is asked.
    """
    asked = (
        StepActivity.objects.filter(
            question__in=quiz.questions,
            step__retired_at=None,
            step__lesson__retired_at=None,
            step__lesson__module=quiz.module,
        )
        .select_related("step__lesson")
        .order_by("step__lesson__position", "step__position")
    )
    found: dict[UUID, list[Link]] = {}
    for row in asked:
        link = Link(row.step.lesson.title, reverse("player:step", args=[row.step.uuid]))
        found.setdefault(row.question, []).append(link)
    for question, link in _said_by_the_author(quiz):
        links = found.setdefault(question, [])
        if link.title not in {other.title for other in links}:  # the step that asks it is nearer
            links.insert(0, link)
    return found


def _said_by_the_author(quiz: Quiz) -> Iterator[tuple[UUID, Link]]:
    if not quiz.taught_in:
        return
    lessons = quiz.module.lessons.filter(retired_at=None, uuid__in=quiz.taught_in.values())
    known = {str(lesson.uuid): lesson for lesson in lessons}
    for question, lesson in quiz.taught_in.items():
        if lesson in known:
            title, address = known[lesson].title, reverse("player:lesson", args=[lesson])
            yield UUID(question), Link(title, address)


def _look_again(rows: list[MarkedRow], module: Module) -> list[Link]:
    """Where a question that is not right says of no lesson that it is about it: all of the module's."""
    if all(row.right or row.waits or row.learnt for row in rows):
        return []
    lessons = module.lessons.filter(retired_at=None).order_by("position", "pk")
    return [Link(row.title, reverse("player:lesson", args=[row.uuid])) for row in lessons]


def _certificate(attempt: QuizAttempt, module: Module) -> Link | None:
    certificate = Certificate.objects.filter(
        person=attempt.enrolment.person_id, about=module.uuid, withdrawn_at=None
    ).first()
    if certificate is None:
        return None
    return Link(certificate.title, reverse("certificates:detail", args=[certificate.uuid]))
