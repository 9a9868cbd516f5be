"""Answers that wait for a person: who reads them, what a mark changes, and what she reads of it."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from courses.activities.exchange import ExchangeActivity, ExchangeQuestion
from courses.attempts.actions import answer_quiz, answer_step, hand_in, start_quiz
from courses.attempts.marking import Said, mark_answer
from courses.attempts.models import Answer, QuizAttempt
from courses.attempts.waiting import waiting_answers
from courses.catalogue.models import Course, Module, Quiz, Step
from courses.enrolments.actions import end_enrolment, enrol
from courses.pages.models import ModuleQuizQuestion
from courses.progress.models import LessonRecord, ModuleRecord
from courses.questions.exchange import read_question
from courses.questions.models import Question
from lms.audit.models import AuditEntry
from lms.organisations.actions import suspend_account
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.learning import version_of
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db


def question(text: str) -> Question:
    record = ExchangeQuestion(
        text,
        ExchangeActivity("open_text", (), {"grader": "Soap?", "lines": 3, "good": "Say why."}),
        why="Soap needs time.",
        hint="Look at your hands.",
    )
    made = read_question(Question(locale=Locale.objects.get(language_code="en")), record)
    made.save()
    made.save_revision().publish()
    return made


@pytest.fixture
def course(faces) -> Course:
    """One lesson that asks for her words, and a test that does: nothing else."""
    page = make.course_page(faces.skills)
    module = make.module_page(page)
    make.lesson_page(module, steps=1, asks=question("How do you wash your hands?"))
    module.quiz_questions = [ModuleQuizQuestion(question=question("And why?"))]
    module.save_revision().publish()
    return Course.objects.get(uuid=page.translation_key)


@pytest.fixture
def learner(course):
    return make_learner(handle="River Maple 42")


@pytest.fixture
def enrolment(learner, course):
    return enrol(learner.user, course, by=learner.user)


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER)


def answer(enrolment, words: str = "With soap.") -> Answer:
    step = Step.objects.get()
    version = version_of(step.questions[0])
    return answer_step(enrolment, step, version, response=words, idempotency_key=uuid.uuid4())


def tried(enrolment, words: str = "Soap kills germs.") -> QuizAttempt:
    quiz = Quiz.objects.get()
    attempt = start_quiz(enrolment, quiz, idempotency_key=uuid.uuid4())
    version = version_of(uuid.UUID(quiz.questions[0]))
    answer_quiz(attempt, version, response=words, idempotency_key=uuid.uuid4())
    return hand_in(attempt)


def test_a_lesson_is_done_while_her_answer_waits_and_stays_so(enrolment, trainer):
    given = answer(enrolment)
    assert LessonRecord.objects.count() == 1
    mark_answer(given, Said(state="not_yet", comment="With what?"), by=trainer)
    assert LessonRecord.objects.count() == 1
    given.refresh_from_db()
    assert (given.marking_state, given.score, given.comment, given.marker) == (
        "not_yet",
        0,
        "With what?",
        trainer,
    )


def test_where_it_must_be_right_waiting_is_as_far_as_she_can_go(enrolment):
    Step.objects.update(completion="passed")
    answer(enrolment)
    assert LessonRecord.objects.count() == 1


def test_only_what_she_wrote_last_waits(enrolment):
    first, last = answer(enrolment, "With"), answer(enrolment, "With soap.")
    assert list(waiting_answers()) == [last]
    assert first.pk < last.pk


def test_what_she_may_still_change_does_not_wait_yet(enrolment):
    quiz = Quiz.objects.get()
    attempt = start_quiz(enrolment, quiz, idempotency_key=uuid.uuid4())
    version = version_of(uuid.UUID(quiz.questions[0]))
    answer_quiz(attempt, version, response="Soap.", idempotency_key=uuid.uuid4())
    assert list(waiting_answers()) == []
    hand_in(attempt)
    assert [row.response for row in waiting_answers()] == ["Soap."]


def test_nobody_waits_in_a_course_she_no_longer_takes(enrolment, learner):
    answer(enrolment)
    end_enrolment(enrolment, by=learner.user)
    assert list(waiting_answers()) == []


@pytest.mark.parametrize(
    ("state", "score", "passed"), [("correct", 1, True), ("partly", 0.5, False), ("not_yet", 0, False)]
)
def test_a_test_is_passed_by_what_somebody_says_and_once(enrolment, trainer, state, score, passed):
    answer(enrolment)
    attempt = tried(enrolment)
    assert (attempt.passed, ModuleRecord.objects.count()) == (False, 0)
    mark_answer(attempt.answers.get(), Said(state=state, comment="Look."), by=trainer)
    attempt.refresh_from_db()
    assert (attempt.passed, attempt.correct_count, float(attempt.answers.get().score)) == (
        passed,
        int(passed),
        score,
    )
    assert ModuleRecord.objects.filter(module=Module.objects.get()).count() == int(passed)


def test_a_test_that_is_passed_stays_passed(enrolment, trainer):
    answer(enrolment)
    attempt = tried(enrolment)
    QuizAttempt.objects.update(passed=True)
    mark_answer(attempt.answers.get(), Said(state="not_yet", comment="Why?"), by=trainer)
    attempt.refresh_from_db()
    assert (attempt.passed, attempt.correct_count) == (True, 0)


def test_what_somebody_has_read_is_not_marked_again(enrolment, trainer):
    given = answer(enrolment)
    mark_answer(given, Said(state="correct", comment=""), by=trainer)
    with pytest.raises(ValidationError):
        mark_answer(Answer.objects.get(), Said(state="not_yet", comment="No."), by=trainer)
    assert Answer.objects.get().marking_state == "correct"
    assert list(AuditEntry.objects.filter(action="answer.marked").values_list("facts", flat=True)) == [
        {"state": "correct"}
    ]


def test_a_mark_is_one_of_three(enrolment, trainer):
    given = answer(enrolment)
    for state in ("waiting", "perfect", ""):
        with pytest.raises(ValidationError):
            mark_answer(given, Said(state=state, comment=""), by=trainer)
    assert Answer.objects.get().marked_at is None


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CASE_WORKER])
def test_whoever_does_not_assess_her_marks_nothing(enrolment, learner, role):
    given = answer(enrolment)
    with pytest.raises(PermissionDenied):
        mark_answer(given, Said(state="correct", comment=""), by=make_worker(role))


def test_in_a_closed_account_nothing_is_marked(enrolment, learner, trainer):
    given = answer(enrolment)
    suspend_account(learner.profile, worker=make_worker(Role.COORDINATOR))
    with pytest.raises(PermissionDenied):
        mark_answer(given, Said(state="correct", comment=""), by=trainer)


# ── pages ───────────────────────────────────────────────────────────────────────────────────────────


def listed(desk) -> list[tuple[str, ...]]:
    """What waits, as the list says it: who, and what she was asked."""
    rows = desk.get("/teach/marking/").context["listing"].rows
    return [(row.head.words, row.cells[0][1].words) for row in rows]


def posted(**said: str) -> dict[str, str]:
    return {"key": str(uuid.uuid4()), **said}


def test_a_trainer_finds_what_waits_reads_it_and_says_how_it_is(enrolment, learner, trainer, enter):
    given = answer(enrolment)
    desk = enter(trainer)
    assert listed(desk) == [("River Maple 42", "How do you wash your hands?")]
    here = reverse("teaching:mark", args=[learner.profile.uuid, given.pk])
    shown = desk.get(here).context["answer"]
    assert (shown.words, shown.good, shown.grader) == (["With soap."], "Say why.", "Soap?")
    refused = desk.post(here, posted(state="not_yet"))
    assert refused.context["form"].errors == {
        "comment": ["Say what is missing, so that she can go on from there."]
    }
    saved = posted(state="not_yet", comment="For how long?")
    assert [desk.post(here, saved)["Location"] for _twice in range(2)] == ["/teach/marking/"] * 2
    assert listed(desk) == []
    assert desk.get(here).status_code == 404


def test_she_reads_it_under_her_answer_and_on_her_home(enrolment, learner, trainer, enter):
    browser = enter(learner.user)
    step = Step.objects.get()
    here = f"/learn/{step.uuid}/"
    version = version_of(step.questions[0])
    browser.post(here, posted(version=version.pk, written="With soap."))
    question = browser.get(here).context["question"]
    assert (question.feedback.tone, question.feedback.title, question.waits) == (
        "waiting",
        "Saved. A person will read it.",
        True,
    )
    assert browser.get("/learn/").context["read"] == []
    mark_answer(Answer.objects.get(), Said(state="partly", comment="For how long?"), by=trainer)
    assert [(link.title, link.url) for link in browser.get("/learn/").context["read"]] == [
        (step.lesson.title, here)
    ]
    feedback = browser.get(here).context["question"].feedback
    assert (feedback.title, feedback.why, feedback.hint) == (
        "Partly right",
        "For how long?",
        "Look at your hands.",
    )
    browser.post(here, posted(version=version.pk, written="For 20 seconds."))
    assert browser.get("/learn/").context["read"] == []


def test_the_result_of_a_test_says_what_waits_and_then_what_was_said(enrolment, learner, trainer, enter):
    answer(enrolment)
    attempt = tried(enrolment)
    browser = enter(learner.user)
    here = reverse("player:quiz_result", args=[attempt.uuid])
    result = browser.get(here).context
    assert (result["waiting"], result["again_url"], result["answers"][0].state) == (
        1,
        "",
        "A person will read it",
    )
    mark_answer(attempt.answers.get(), Said(state="correct", comment="Well said."), by=trainer)
    result = browser.get(here).context
    assert (result["waiting"], result["passed"], result["answers"][0].why) == (0, True, "Well said.")
    assert [link.title for link in browser.get("/learn/").context["read"]] == [Module.objects.get().title]


def test_when_tries_are_used_up_and_one_waits_she_is_not_stuck(enrolment, learner, enter):
    Quiz.objects.update(attempts_allowed=1)
    answer(enrolment)
    tried(enrolment)
    browser = enter(learner.user)
    assert browser.get("/learn/").context["stuck"] == []
    assert browser.get(f"/learn/quiz/{Quiz.objects.get().uuid}/").context["used_up"] == ""


def test_the_desk_asks_her_trainer_to_read_it(enrolment, learner, trainer, enter):
    given = answer(enrolment)
    desk = enter(trainer)
    asked = reverse("teaching:mark", args=[learner.profile.uuid, given.pk])
    assert asked in desk.get(f"/teach/people/{learner.profile.uuid}/").content.decode()
    mark_answer(given, Said(state="correct", comment=""), by=trainer)
    assert asked not in desk.get(f"/teach/people/{learner.profile.uuid}/").content.decode()


def test_the_list_grows_without_more_queries(enrolment, trainer, enter):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get("/teach/marking/").status_code == 200
        return len(found)

    desk = enter(trainer)
    answer(enrolment)
    one = queries()
    tried(enrolment)
    assert queries() == one
