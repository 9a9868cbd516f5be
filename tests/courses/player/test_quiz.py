"""A module's test: one question a page, changed until it is handed in, marked once.

Everything by plain GET and POST.
"""

import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.attempts.models import Answer, QuizAttempt
from courses.catalogue.models import Course, Quiz
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.player.quiz import TaughtCompetence
from courses.questions.models import QuestionVersion
from lms.core.links import Link
from tests.factories import courses as make
from tests.factories.learning import finish_lessons, take_quiz, version_of
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def course_id(shared_faces) -> int:
    """One lesson of one step, and a test of three questions of which 70 % must be right: all three."""
    return make.published_course(shared_faces.skills, lessons=1, steps=1, quiz=3).pk


@pytest.fixture
def quiz(course_id) -> Quiz:
    return Quiz.objects.get(module__course=course_id)


@pytest.fixture
def enrolment(course_id) -> Enrolment:
    learner = make_learner().user
    return enrol(learner, Course.objects.get(pk=course_id), by=learner)


@pytest.fixture
def browser(enrolment, enter):
    return enter(enrolment.person)


@pytest.fixture
def attempt(browser, quiz) -> QuizAttempt:
    """A try that she has started."""
    browser.post(start_of(quiz), {"key": str(uuid.uuid4())})
    return QuizAttempt.objects.get()


def start_of(quiz) -> str:
    return reverse("player:quiz", args=[quiz.uuid])


def page_of(attempt, name: str, *more) -> str:
    return reverse(f"player:quiz_{name}", args=[attempt.uuid, *more])


def choices_of(attempt, number: int) -> tuple[str, str]:
    """The right choice of a question of the try, and a wrong one."""
    version = version_of(attempt.questions[number - 1])
    right = version.answer_key["correct"][0]
    return right, next(choice["id"] for choice in version.body["choices"] if choice["id"] != right)


def answer(browser, attempt, number: int, *chosen: str, **more):
    shown = browser.get(page_of(attempt, "question", number)).context
    posted = {
        "key": str(shown["question"].key),
        "version": shown["question"].version,
        "choice": chosen,
        **more,
    }
    return browser.post(page_of(attempt, "question", number), posted)


def answer_all(browser, attempt, *, right: int) -> None:
    for number in (1, 2, 3):
        answer(browser, attempt, number, choices_of(attempt, number)[0 if number <= right else 1])


# ── starting ────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_start_says_what_it_takes_and_what_it_shows(browser, quiz):
    shown = browser.get(start_of(quiz)).context
    told = ("title", "question_count", "pass_percent", "needed", "attempts_left")
    assert [shown[name] for name in told] == ["Show what you know", 3, 70, 3, None]
    taught = quiz.module.taught.get()
    assert shown["competences"] == [TaughtCompetence(taught.competence.label_in("en"), "Basic")]
    assert (shown["tries"], shown["open_try"], shown["can_start"]) == ([], False, True)


def test_every_page_of_a_test_is_called_what_it_is(browser, quiz):
    """The title is what a tab and a screen reader say first."""

    def title(address: str) -> str:
        return re.search("<title>(.*?)</title>", browser.get(address).content.decode())[1].split(" · ")[0]

    start = title(start_of(quiz))
    browser.post(start_of(quiz), {"key": str(uuid.uuid4())})
    attempt = QuizAttempt.objects.get()
    asked = [start, title(page_of(attempt, "question", 1)), title(page_of(attempt, "check"))]
    browser.post(page_of(attempt, "check"), {"anyway": "1"})
    assert [*asked, title(page_of(attempt, "result"))] == ["Test", "Question", "Test", "Test"]


def test_looking_at_the_start_starts_nothing(browser, quiz):
    browser.get(start_of(quiz))
    assert QuizAttempt.objects.count() == 0


def test_starting_leads_to_the_first_question(browser, quiz):
    begun = browser.post(start_of(quiz), {"key": str(uuid.uuid4())})
    attempt = QuizAttempt.objects.get()
    assert (begun.status_code, begun["Location"]) == (303, page_of(attempt, "question", 1))
    assert (attempt.number, attempt.questions, attempt.pass_percent) == (1, quiz.questions, 70)


def test_starting_again_goes_on_with_the_open_try_at_the_first_open_question(browser, quiz, attempt):
    answer(browser, attempt, 1, choices_of(attempt, 1)[1])
    assert browser.get(start_of(quiz)).context["open_try"] is True
    assert browser.post(start_of(quiz), {"key": str(uuid.uuid4())})["Location"] == page_of(
        attempt, "question", 2
    )
    assert QuizAttempt.objects.count() == 1


def test_the_same_key_twice_is_one_try(browser, quiz, attempt):
    browser.post(page_of(attempt, "check"), {"anyway": "1"})
    browser.post(start_of(quiz), {"key": str(attempt.idempotency_key)})
    assert list(QuizAttempt.objects.values_list("number", flat=True)) == [1]


def test_a_try_keeps_the_questions_it_began_with(browser, quiz, attempt):
    Quiz.objects.filter(pk=quiz.pk).update(questions=quiz.questions[:1], pass_percent=10)
    assert browser.get(page_of(attempt, "question", 3)).status_code == 200
    answer_all(browser, attempt, right=2)
    browser.post(page_of(attempt, "check"))
    attempt.refresh_from_db()
    assert (attempt.correct_count, attempt.passed) == (2, False)


# ── answering ───────────────────────────────────────────────────────────────────────────────────────────────
def test_a_question_is_shown_without_its_key(browser, attempt):
    page = browser.get(page_of(attempt, "question", 2))
    shown = page.context
    assert (shown["number"], shown["count"], shown["previous_url"]) == (2, 3, page_of(attempt, "question", 1))
    assert [(choice.text, choice.checked, choice.state) for choice in shown["question"].shown.choices] == [
        ("Right 0", False, ""),
        ("Wrong 1", False, ""),
        ("Wrong 2", False, ""),
    ]
    html = page.content.decode()
    form = html[html.index('id="question"') : html.index("</form>", html.index('id="question"'))]
    assert [
        words
        for words in (
            "Each food has its own board.",
            "Look at the chart.",
            "data-state",
            "checked",
            "disabled",
        )
        if words in form
    ] == []
    rows = {
        re.sub(r'value="[^"]*"|(Right|Wrong) \d', "", row)
        for row in re.findall(r'<label class="choice".*?</label>', html)
    }
    assert len(rows) == 1, "the right choice is written like the wrong ones"


def test_an_answer_leads_to_the_next_question_and_the_last_to_the_check(browser, attempt):
    led = [answer(browser, attempt, number, choices_of(attempt, number)[0]) for number in (1, 2, 3)]
    assert [(saved.status_code, saved["Location"]) for saved in led] == [
        (303, page_of(attempt, "question", 2)),
        (303, page_of(attempt, "question", 3)),
        (303, page_of(attempt, "check")),
    ]


def test_she_may_change_an_answer_until_she_hands_in(browser, attempt):
    right, wrong = choices_of(attempt, 1)
    answer(browser, attempt, 1, wrong)
    assert [
        choice.id
        for choice in browser.get(page_of(attempt, "question", 1)).context["question"].shown.choices
        if choice.checked
    ] == [wrong]
    answer(browser, attempt, 1, right)
    assert list(Answer.objects.values_list("response", "marking_state")) == [([right], "correct")]


def test_nothing_says_whether_she_is_right_before_she_hands_in(browser, attempt):
    answer_all(browser, attempt, right=1)
    for address in (
        page_of(attempt, "question", 1),
        page_of(attempt, "question", 2),
        page_of(attempt, "check"),
    ):
        html = browser.get(address).content.decode()
        assert [
            words
            for words in (
                "Each food has its own board.",
                "Look at the chart.",
                "Not yet",
                "data-state",
                "feedback--",
                "tag--done",
            )
            if words in html
        ] == []


def test_choosing_nothing_is_told(browser, attempt):
    refused = answer(browser, attempt, 1)
    assert (refused.status_code, refused.context["form_error"]) == (400, "Choose an answer first.")
    assert Answer.objects.count() == 0


def test_the_version_of_another_question_is_told(browser, attempt):
    other = QuestionVersion.objects.get(question=attempt.questions[1])
    assert answer(browser, attempt, 1, choices_of(attempt, 2)[0], version=other.pk).status_code == 400
    assert Answer.objects.count() == 0


def test_the_same_key_with_the_same_answer_is_one_answer(browser, attempt):
    key = str(uuid.uuid4())
    for _time in range(2):
        assert answer(browser, attempt, 1, choices_of(attempt, 1)[0], key=key).status_code == 303
    assert Answer.objects.count() == 1


def test_the_same_key_at_another_question_is_a_conflict(browser, attempt):
    key = str(uuid.uuid4())
    answer(browser, attempt, 1, choices_of(attempt, 1)[0], key=key)
    refused = answer(browser, attempt, 2, choices_of(attempt, 2)[0], key=key)
    assert (refused.status_code, refused.context["form_error"]) == (
        409,
        "You have already saved another answer. The first one counts.",
    )
    assert [str(question) for question in Answer.objects.values_list("question", flat=True)] == [
        attempt.questions[0]
    ]


@pytest.mark.parametrize("number", [0, 4])
def test_there_is_no_question_before_the_first_or_after_the_last(browser, attempt, number):
    assert browser.get(page_of(attempt, "question", number)).status_code == 404


# ── handing in ──────────────────────────────────────────────────────────────────────────────────────────────
def test_the_check_shows_every_answer_and_what_is_open(browser, attempt):
    answer(browser, attempt, 2, choices_of(attempt, 2)[1])
    shown = browser.get(page_of(attempt, "check")).context
    assert [row.number for row in shown["empty"]] == [1, 3]
    assert [(row.number, row.text, row.answer, row.url) for row in shown["answers"]] == [
        (
            number,
            f"Question {number - 1}",
            ["Wrong 1"] if number == 2 else [],
            page_of(attempt, "question", number),
        )
        for number in (1, 2, 3)
    ]


def test_passing_names_what_she_has_shown_and_gives_the_certificate(browser, attempt, enrolment, quiz):
    finish_lessons(enrolment)
    answer_all(browser, attempt, right=3)
    handed_in = browser.post(page_of(attempt, "check"))
    assert (handed_in.status_code, handed_in["Location"]) == (303, page_of(attempt, "result"))
    shown = browser.get(page_of(attempt, "result")).context
    assert (shown["passed"], shown["right"], shown["count"], shown["needed"], shown["again_url"]) == (
        True,
        3,
        3,
        3,
        "",
    )
    assert shown["competences"] == [
        TaughtCompetence(quiz.module.taught.get().competence.label_in("en"), "Basic")
    ]
    made = reverse("certificates:detail", args=[Certificate.objects.get().uuid])
    assert shown["certificate"] == Link("Module 1", made)
    assert [(row.right, row.why) for row in shown["answers"]] == [(True, "Each food has its own board.")] * 3


def test_not_yet_says_where_to_look_and_gives_nothing_away(browser, attempt, quiz):
    answer_all(browser, attempt, right=2)
    browser.post(page_of(attempt, "check"))
    page = browser.get(page_of(attempt, "result"))
    shown = page.context
    assert (shown["passed"], shown["right"], shown["certificate"], shown["again_url"]) == (
        False,
        2,
        None,
        start_of(quiz),
    )
    assert [(row.right, row.answer, row.why) for row in shown["answers"]][2] == (
        False,
        ["Wrong 1"],
        "Look at the chart.",
    )
    assert page.content.decode().count("Right 0") == 2
    assert "What you have shown" not in page.content.decode()


def test_a_question_left_out_is_not_right(browser, attempt):
    answer(browser, attempt, 1, choices_of(attempt, 1)[0])
    browser.post(page_of(attempt, "check"), {"anyway": "1"})
    assert [row.right for row in browser.get(page_of(attempt, "result")).context["answers"]] == [
        True,
        False,
        False,
    ]


def test_with_empty_answers_it_asks_first_and_names_them(browser, attempt):
    answer(browser, attempt, 2, choices_of(attempt, 2)[0])
    asks = browser.post(page_of(attempt, "check"))
    assert (asks.status_code, asks["Location"]) == (303, f"{page_of(attempt, 'check')}?empty=1")
    assert QuizAttempt.objects.get().handed_in_at is None
    page = browser.get(asks["Location"]).content.decode()
    told = page[page.index('role="alert"') : page.index("</ul>", page.index('role="alert"'))]
    assert "2 questions have no answer yet." in told
    assert re.findall(r'href="([^"]+)"', told) == [
        page_of(attempt, "question", 1),
        page_of(attempt, "question", 3),
    ]
    [anyway] = re.findall(r"<button[^>]*form=\"hand-in\"[^>]*>", page)
    assert 'name="anyway"' in anyway
    assert browser.post(page_of(attempt, "check"), {"anyway": "1"})["Location"] == page_of(attempt, "result")


def test_with_every_answer_it_asks_nothing(browser, attempt):
    answer_all(browser, attempt, right=1)
    assert "Hand in anyway" not in browser.get(f"{page_of(attempt, 'check')}?empty=1").content.decode()
    assert browser.post(page_of(attempt, "check"))["Location"] == page_of(attempt, "result")


def test_the_result_leads_to_the_lesson_that_asks_the_same(browser, quiz, attempt):
    lesson = quiz.module.lessons.get()
    step = lesson.steps.get()
    step.activities.create(question=attempt.questions[1], position=9)
    answer_all(browser, attempt, right=1)
    browser.post(page_of(attempt, "check"))
    shown = browser.get(page_of(attempt, "result")).context
    where = Link("Lesson 1.1", reverse("player:step", args=[step.uuid]))
    assert [row.learnt for row in shown["answers"]] == [[], [where], []]
    assert shown["look_again"] == [Link("Lesson 1.1", reverse("player:lesson", args=[lesson.uuid]))]


def test_the_result_leads_to_the_lesson_of_which_the_author_says_it(browser, quiz, attempt):
    module = make.page_of(quiz.module)
    rows = list(module.quiz_questions.select_related("question"))
    for row in rows:
        if str(row.question.translation_key) == attempt.questions[1]:
            row.taught_by = make.page_of(quiz.module.lessons.get())
    module.quiz_questions = rows
    module.save_revision().publish()
    answer_all(browser, attempt, right=1)
    browser.post(page_of(attempt, "check"))
    shown = browser.get(page_of(attempt, "result")).context
    lesson = quiz.module.lessons.get()
    where = Link("Lesson 1.1", reverse("player:lesson", args=[lesson.uuid]))
    assert [row.learnt for row in shown["answers"]] == [[], [where], []]
    lesson.retired_at = timezone.now()
    lesson.save()
    assert [row.learnt for row in browser.get(page_of(attempt, "result")).context["answers"]] == [[]] * 3


def test_with_everything_right_there_is_nothing_to_look_at_again(browser, attempt):
    answer_all(browser, attempt, right=3)
    browser.post(page_of(attempt, "check"))
    assert browser.get(page_of(attempt, "result")).context["look_again"] == []


def test_handing_in_twice_is_once(browser, attempt):
    answer_all(browser, attempt, right=1)
    browser.post(page_of(attempt, "check"))
    at = QuizAttempt.objects.get().handed_in_at
    again = browser.post(page_of(attempt, "check"))
    assert again["Location"] == page_of(attempt, "result")
    assert QuizAttempt.objects.get().handed_in_at == at


def test_after_handing_in_nothing_can_be_changed(browser, attempt):
    right, wrong = choices_of(attempt, 1)
    answer(browser, attempt, 1, wrong)
    browser.post(page_of(attempt, "check"), {"anyway": "1"})
    posted = {"key": str(uuid.uuid4()), "version": version_of(attempt.questions[0]).pk, "choice": right}
    assert browser.post(page_of(attempt, "question", 1), posted)["Location"] == page_of(attempt, "result")
    assert Answer.objects.get().response == [wrong]


def test_before_handing_in_there_is_no_result(browser, attempt):
    led = browser.get(page_of(attempt, "result"))
    assert (led.status_code, led["Location"]) == (303, page_of(attempt, "check"))


# ── tries ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_earlier_tries_are_named_in_words(browser, quiz, enrolment):
    take_quiz(enrolment, quiz.module, right=1)
    take_quiz(enrolment, quiz.module, right=3)
    shown = browser.get(start_of(quiz)).context
    assert [row.words for row in shown["tries"]] == ["Not yet, 1 of 3 right", "Passed, 3 of 3 right"]
    assert [row.url for row in shown["tries"]] == [
        page_of(attempt, "result") for attempt in QuizAttempt.objects.order_by("number")
    ]


def test_when_the_tries_are_used_up_she_asks_her_trainer(browser, quiz, enrolment):
    Quiz.objects.filter(pk=quiz.pk).update(attempts_allowed=2)
    take_quiz(enrolment, quiz.module, right=0)
    shown = browser.get(start_of(quiz)).context
    assert (shown["attempts_left"], shown["can_start"]) == (1, True)
    last = take_quiz(enrolment, quiz.module, right=0)
    shown = browser.get(start_of(quiz)).context
    assert (shown["attempts_left"], shown["can_start"]) == (0, False)
    assert browser.get(page_of(last, "result")).context["again_url"] == ""
    refused = browser.post(start_of(quiz), {"key": str(uuid.uuid4())})
    assert (refused.status_code, refused.context["form_error"]) == (
        400,
        "There are no tries left. Ask your trainer for one more.",
    )
    assert QuizAttempt.objects.count() == 2


def test_used_up_tries_promise_nothing_also_when_more_were_used_than_count_now(browser, quiz, enrolment):
    for _try in range(3):
        take_quiz(enrolment, quiz.module, right=0)
    Quiz.objects.filter(pk=quiz.pk).update(attempts_allowed=2)
    page = browser.get(start_of(quiz))
    assert page.context["used_up"] == "There are no tries left. Ask your trainer for one more."
    shown = page.content.decode()
    told = [
        page.context["used_up"],
        "You have 0 tries.",
        "Take all the time you need.",
        "certificate when you pass",
    ]
    assert [words in shown for words in told] == [True, False, False, False]


def test_whoever_passed_with_her_last_try_is_sent_to_nobody(browser, quiz, enrolment):
    Quiz.objects.filter(pk=quiz.pk).update(attempts_allowed=1)
    take_quiz(enrolment, quiz.module, right=3)
    shown = browser.get(start_of(quiz)).context
    assert (shown["can_start"], shown["used_up"]) == (False, "")


def test_the_last_try_can_be_gone_on_with(browser, quiz, attempt):
    Quiz.objects.filter(pk=quiz.pk).update(attempts_allowed=1)
    shown = browser.get(start_of(quiz)).context
    assert (shown["attempts_left"], shown["can_start"]) == (0, True)
    assert "You have 0 tries." not in browser.get(start_of(quiz)).content.decode()
    assert browser.post(start_of(quiz), {"key": str(uuid.uuid4())})["Location"] == page_of(
        attempt, "question", 1
    )


# ── what is not there ───────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", ["question", "check", "result"])
def test_s23_another_ones_try_is_no_try(enter, enrolment, attempt, same_absence, name):
    other = make_learner().user
    enrol(other, enrolment.course, by=other)
    more = [1] if name == "question" else []
    hers, none = page_of(attempt, name, *more), reverse(f"player:quiz_{name}", args=[uuid.uuid4(), *more])
    stranger = enter(other)
    assert same_absence(stranger, hers, none)
    assert stranger.post(hers).status_code in {404, 405}
    assert QuizAttempt.objects.get().handed_in_at is None


def test_s23_the_test_of_a_course_she_does_not_take_is_no_test(enter, quiz, same_absence):
    stranger = enter(make_learner().user)
    assert same_absence(stranger, start_of(quiz), reverse("player:quiz", args=[uuid.uuid4()]))
    assert stranger.post(start_of(quiz), {"key": str(uuid.uuid4())}).status_code == 404
    assert QuizAttempt.objects.count() == 0


@pytest.mark.parametrize("gone", ["test", "module", "course"])
def test_a_test_that_is_withdrawn_waits_and_its_results_stay(browser, quiz, attempt, gone):
    answer_all(browser, attempt, right=3)
    row = {"test": quiz, "module": quiz.module, "course": quiz.module.course}[gone]
    type(row).objects.filter(pk=row.pk).update(retired_at="2026-01-01T00:00Z")
    open_pages = [start_of(quiz), page_of(attempt, "question", 1), page_of(attempt, "check")]
    for answer in [browser.get(address) for address in open_pages]:
        assert answer.status_code == 410
        assert "<h1>This test is not available now</h1>" in answer.content.decode()
    assert browser.post(page_of(attempt, "check")).status_code == 410
    assert QuizAttempt.objects.get().handed_in_at is None
    type(row).objects.update(retired_at=None)
    browser.post(page_of(attempt, "check"))
    type(row).objects.filter(pk=row.pk).update(retired_at="2026-01-01T00:00Z")
    assert browser.get(page_of(attempt, "result")).status_code == 200


# ── cost ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_question_of_a_test_asks_the_database_at_most_eight_times(browser, attempt, count_queries):
    address = page_of(attempt, "question", 1)
    assert count_queries(browser.get, address) <= 8
    posted = {
        "key": str(uuid.uuid4()),
        "version": version_of(attempt.questions[0]).pk,
        "choice": choices_of(attempt, 1)[0],
    }
    assert count_queries(browser.post, address, posted, status=303) <= 12


def test_check_and_result_cost_the_same_for_1_question_and_for_3(browser, attempt, count_queries):
    answer(browser, attempt, 1, choices_of(attempt, 1)[0])
    few = count_queries(browser.get, page_of(attempt, "check"))
    answer_all(browser, attempt, right=0)
    assert count_queries(browser.get, page_of(attempt, "check")) == few
    browser.post(page_of(attempt, "check"))
    many = count_queries(browser.get, page_of(attempt, "result"))
    QuizAttempt.objects.update(questions=attempt.questions[:1])
    assert count_queries(browser.get, page_of(attempt, "result")) == many
