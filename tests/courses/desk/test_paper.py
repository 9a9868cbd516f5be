"""What a class answered on paper, typed in one grid."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from courses.attempts.actions import start_quiz
from courses.attempts.models import QuizAttempt
from courses.attempts.paper import questions_on_paper
from courses.enrolments.models import Enrolment
from lms.audit.models import AuditEntry
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_worker
from tests.factories.sessions import make_group, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]


@pytest.fixture
def module(faces):
    return make.published_course(faces.skills, lessons=1, quiz=2).modules.get()


@pytest.fixture
def members(module) -> list[Enrolment]:
    group = make_group(module.course)
    return [make_member(group, handle=handle) for handle in ("Bay Fern 11", "Lake Pine 17")]


def page(members, module) -> str:
    return reverse("teaching:paper_grid", args=[members[0].cohort.uuid, module.quiz.uuid])


def letters(module, *, right: bool) -> list[str]:
    found = []
    for question in questions_on_paper(module.quiz, language="en"):
        chosen = question.version.sample_response(right=right)
        found.append("".join(letter for letter, choice in question.letters.items() if choice in chosen))
    return found


def typed(lines: list[list[str]]) -> dict[str, str]:
    cells = {f"c{line}-{n}": cell for line, row in enumerate(lines) for n, cell in enumerate(row, start=1)}
    return {**cells, "key": str(uuid4())}


def test_a_class_is_marked_as_if_each_had_done_it_here(enter, members, module):
    browser = enter(make_worker(Role.TRAINER))
    sent = typed([letters(module, right=True), [letters(module, right=False)[0].upper(), "-"]])
    assert [browser.post(page(members, module), sent).status_code for _time in range(2)] == [303, 303]
    tries = QuizAttempt.objects.order_by("enrolment")
    assert [(one.passed, one.correct_count, one.number, one.answers.count()) for one in tries] == [
        (True, 2, 1, 2),
        (False, 0, 1, 1),
    ]
    assert AuditEntry.objects.filter(action="answers.from_paper").count() == 2


def test_who_was_not_there_has_no_try_and_an_empty_grid_is_none(enter, members, module):
    browser = enter(make_worker(Role.TRAINER))
    assert browser.post(page(members, module), typed([["", ""], ["", ""]])).status_code == 200
    browser.post(page(members, module), typed([["", ""], letters(module, right=True)]))
    assert [one.enrolment for one in QuizAttempt.objects.all()] == [members[1]]


def test_what_cannot_be_read_is_named_and_nothing_is_saved(enter, members, module):
    browser = enter(make_worker(Role.TRAINER))
    shown = browser.post(page(members, module), typed([letters(module, right=True), ["z", "ab"]]))
    text = re.sub(r"<[^>]*>", "", shown.content.decode())
    assert "Lake Pine 17, question 1" in text
    assert "is not an answer: a to" in text
    assert QuizAttempt.objects.count() == 0


def test_a_test_she_has_begun_herself_is_hers_to_hand_in(enter, members, module):
    begun = start_quiz(members[0], module.quiz, idempotency_key=uuid4())
    lines = [letters(module, right=True)] * 2
    shown = enter(make_worker(Role.TRAINER)).post(page(members, module), typed(lines))
    assert "Bay Fern 11 has begun this test herself." in shown.content.decode()
    assert list(QuizAttempt.objects.all()) == [begun]


def test_only_who_assesses_there_finds_it(enter, members, module):
    others = [make_worker(Role.COORDINATOR), make_worker(Role.CASE_WORKER)]
    assert [enter(who).get(page(members, module)).status_code for who in others] == [404, 404]
    listed = reverse("teaching:paper", args=[members[0].cohort.uuid])
    assert page(members, module) in enter(make_worker(Role.TRAINER)).get(listed).content.decode()
