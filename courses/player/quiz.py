"""A module's test as she sees it: one question a page, a look at all answers, the result with reasons."""

import uuid
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses.attempts.evidence import QuizEvidence
from courses.attempts.models import Answer, QuizAttempt
from courses.attempts.queries import answers_by_question, tries, versions_told
from courses.attempts.rules import needed_right, tries_left
from courses.catalogue.models import Module, Quiz, StepActivity
from courses.certificates.models import Certificate
from courses.certificates.rules import gives_certificate
from courses.enrolments.models import Enrolment
from courses.player.asking import Sent, question_with, state_in_words
from courses.player.languages import notice_of
from courses.player.lesson import map_url
from courses.questions.models import QuestionVersion
from courses.questions.queries import language_read
from lms.competences.queries import level_shown
from lms.core import written


def _module(quiz: Quiz) -> dict[str, str]:
    return {"title": quiz.module.title, "url": map_url(quiz.module)}


def taught_competences(module: Module) -> list[dict[str, str]]:
    """What the module teaches and its test shows, in her language, no higher than a test can show it: named
    before and after.
    """
    shown = [
        (row.competence, level_shown(row.level, QuizEvidence.key))
        for row in module.taught.select_related("competence", "level")
    ]
    return [
        {"label": competence.label_in(), "level": level.label_in()} for competence, level in shown if level
    ]


def start_context(enrolment: Enrolment, quiz: Quiz) -> dict[str, Any]:
    position = list(tries(enrolment, quiz))
    left = tries_left(quiz.attempts_allowed, len(position))
    count = len(quiz.questions)
    open_try = next((attempt for attempt in position if attempt.handed_in_at is None), None)
    return {
        "quiz": {
            "title": _("Show what you know"),
            "question_count": count,
            "pass_percent": quiz.pass_percent,
            "needed": needed_right(count, quiz.pass_percent),
            "attempts_left": left,
        },
        "module": _module(quiz),
        "competences": taught_competences(quiz.module),
        "gives_certificate": gives_certificate(quiz.module),
        "tries": [_try_in_words(attempt) for attempt in position if attempt.handed_in_at],
        "open_try": bool(open_try),
        "can_start": open_try is not None or left != 0,
        "key": uuid.uuid4(),
    }


def _try_in_words(attempt: QuizAttempt) -> dict[str, Any]:
    facts = {"right": attempt.correct_count, "count": len(attempt.questions)}
    words = (
        _("Passed, %(right)d of %(count)d right") % facts
        if attempt.passed
        else _("Not yet, %(right)d of %(count)d right") % facts
    )
    return {
        "words": words,
        "date": written.day(attempt.handed_in_at),
        "url": reverse("player:quiz_result", args=[attempt.uuid]),
    }


def shown_versions(attempt: QuizAttempt, quiz: Quiz, answers: dict[UUID, Answer]) -> list[QuestionVersion]:
    """The try's questions in her language, in order: those she answered as she answered them."""
    return versions_told(
        attempt.questions, answers, language=get_language() or "", fallback=quiz.module.source_language
    )


def question_context(
    attempt: QuizAttempt, quiz: Quiz, number: int, *, sent: Sent | None = None, error: str = ""
) -> dict[str, Any] | None:
    """Nothing of it says whether her answer is right: she has not handed it in."""
    answers = answers_by_question(attempt)
    versions = shown_versions(attempt, quiz, answers)
    if not 1 <= number <= len(versions):
        return None
    version = versions[number - 1]
    answer = answers.get(version.question)
    response = sent.response if sent else answer.response if answer else None
    question = question_with(version, response)
    return {
        "attempt": attempt,
        "module": _module(quiz),
        "number": number,
        "count": len(versions),
        "question": question,
        "notice": notice_of([language_read(version)]),
        "previous_url": (
            reverse("player:quiz_question", args=[attempt.uuid, number - 1]) if number > 1 else ""
        ),
        "form_error": error,
    }


def check_context(attempt: QuizAttempt, quiz: Quiz) -> dict[str, Any]:
    answers = answers_by_question(attempt)
    rows = [
        _answer_row(attempt, number, version, answers.get(version.question))
        for number, version in enumerate(shown_versions(attempt, quiz, answers), start=1)
    ]
    return {
        "attempt": attempt,
        "module": _module(quiz),
        "answers": rows,
        "notice": notice_of([row["language"] for row in rows]),
        "open_count": sum(not row["answer"] for row in rows),
        "empty": [row for row in rows if not row["answer"]],
    }


def _answer_row(
    attempt: QuizAttempt, number: int, version: QuestionVersion, answer: Answer | None
) -> dict[str, Any]:
    kind = version.activity_type
    return {
        "number": number,
        "text": version.said["text"],
        "language": language_read(version),
        "answer": answer.described(version) if answer else [],
        "template": kind.answered_template if kind else None,
        "url": reverse("player:quiz_question", args=[attempt.uuid, number]),
    }


def result_context(attempt: QuizAttempt, quiz: Quiz) -> dict[str, Any]:
    answers = answers_by_question(attempt)
    learnt = lessons_about(quiz)
    rows = []
    for number, version in enumerate(shown_versions(attempt, quiz, answers), start=1):
        answer = answers.get(version.question)
        right = bool(answer and answer.is_correct)
        # Before she passes, a wrong answer shows where to look, not the key.
        why = version.said_after["why"] if right else version.said_after["hint"]
        row = _answer_row(attempt, number, version, answer)
        where = [] if right else learnt.get(version.question, [])
        rows.append({**row, "right": right, "state": state_in_words(answer), "why": why, "learnt": where})
    left = tries_left(quiz.attempts_allowed, tries(attempt.enrolment, quiz).count())
    may_try_again = not attempt.passed and left != 0 and quiz.retired_at is None
    return {
        "module": _module(quiz),
        "competences": taught_competences(quiz.module),
        "passed": attempt.passed,
        "right": attempt.correct_count,
        "count": len(attempt.questions),
        "needed": needed_right(len(attempt.questions), attempt.pass_percent),
        "pass_percent": attempt.pass_percent,
        "answers": rows,
        "notice": notice_of([row["language"] for row in rows]),
        "look_again": _look_again(rows, quiz.module),
        "certificate": _certificate(attempt, quiz.module) if attempt.passed else None,
        "again_url": reverse("player:quiz", args=[quiz.uuid]) if may_try_again else "",
        "next": {"title": _("Go on"), "url": reverse("player:home")},
    }


def lessons_about(quiz: Quiz) -> dict[UUID, list[dict[str, str]]]:
    """By question of the test: the lessons of its module in which the same question is asked."""
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
    found: dict[UUID, list[dict[str, str]]] = {}
    for row in asked:
        link = {"title": row.step.lesson.title, "url": reverse("player:step", args=[row.step.uuid])}
        found.setdefault(row.question, []).append(link)
    return found


def _look_again(rows: list[dict[str, Any]], module: Module) -> list[dict[str, str]]:
    """Where a question that is not right says of no lesson that it is about it: all of the module's."""
    if all(row["right"] or row["learnt"] for row in rows):
        return []
    lessons = module.lessons.filter(retired_at=None).order_by("position", "pk")
    return [{"title": row.title, "url": reverse("player:lesson", args=[row.uuid])} for row in lessons]


def _certificate(attempt: QuizAttempt, module: Module) -> dict[str, str] | None:
    certificate = Certificate.objects.filter(
        person=attempt.enrolment.person_id, about=module.uuid, withdrawn_at=None
    ).first()
    return (
        {"title": certificate.title, "url": reverse("certificates:detail", args=[certificate.uuid])}
        if certificate
        else None
    )
