"""Whoever writes a course tries it as a learner: drafts included, marked, and nothing of it kept."""

import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.attempts.models import Answer, QuizAttempt
from courses.enrolments.models import Enrolment
from courses.pages import models as pages
from lms.organisations.models import Role
from tests.courses.pages.test_publish_below import ready, unpublished
from tests.factories import courses as make
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(faces) -> pages.CoursePage:
    """Nobody has published anything of it."""
    call_command("make_roles")
    course = unpublished(faces.skills, pages.CoursePage(title="Sewing", slug="sewing"))
    module = pages.ModulePage(title="A straight seam", slug="seam")
    module.quiz_questions = [
        pages.ModuleQuizQuestion(question=ready(f"In the test {number}?"), sort_order=number)
        for number in range(2)
    ]
    unpublished(course, module)
    lesson = pages.LessonPage(title="Threading", slug="threading")
    text = ("text", {"text": "<p>Read this.</p>", "audio": None})
    lesson.body = make.lesson_body([[text], [text, ("question", ready("In the lesson?").pk)]])
    unpublished(module, lesson)
    return course


@pytest.fixture
def browser(course, enter):
    return enter(make_worker(Role.AUTHOR))


def address(page) -> str:
    return reverse("courses_try", args=[page.pk])


def question_in(answer):
    return answer.context["question"] or next(
        part.question for part in answer.context["parts"] if "question" in part
    )


def choice(question, text: str) -> str:
    return next(each.id for each in question.shown.choices if each.text == text)


def test_she_goes_through_a_whole_course_that_nobody_has_published(course, browser):
    module, lesson = pages.ModulePage.objects.get(), pages.LessonPage.objects.get()
    first = browser.get(address(course))
    assert [
        (part.title, [(stop.title, stop.url) for stop in part.stops]) for part in first.context["way"]
    ] == [("A straight seam", [("Threading", address(lesson)), ("A straight seam", address(module))])]
    step = browser.get(address(lesson))
    assert "Step 1 of 2" in step.content.decode()
    step = browser.get(step.context["next_url"])
    question = next(part.question for part in step.context["parts"] if part.question)
    for text, title in (("Wrong 1", "Not yet"), ("Right 0", "Yes, that is right")):
        chosen = {"step": "2", "question": str(question.uuid), "choice": choice(question, text)}
        answered = browser.post(address(lesson), chosen)
        assert answered.status_code == 200
        marked = next(part.question for part in answered.context["parts"] if part.question)
        assert marked.feedback.title == title
    end = browser.get(step.context["next_url"])
    assert (end.context["what"], end.context["next"].url) == ("end", address(module))
    assert browser.get(address(module)).context["count"] == 2
    asked, tried = browser.post(address(module), {"go": "start"}), ""
    for text in ("Right 0", "Wrong 1"):
        question = asked.context["question"]
        asked = browser.post(
            address(module),
            {
                "go": "next",
                "number": asked.context["number"],
                "tried": asked.context["tried"],
                "choice": choice(question, text),
            },
        )
    assert [asked.context[name] for name in ("what", "right", "count", "passed", "next")] == [
        "result",
        1,
        2,
        False,
        None,
    ]
    assert tried == ""


def test_nothing_is_saved_about_anybody(course, browser):
    lesson, module = pages.LessonPage.objects.get(), pages.ModulePage.objects.get()
    shown = browser.get(f"{address(lesson)}?step=2")
    question = next(part.question for part in shown.context["parts"] if part.question)
    chosen = {"step": "2", "question": str(question.uuid), "choice": choice(question, "Right 0")}
    requests = [
        lambda: browser.get(address(course)),
        lambda: browser.get(address(lesson)),
        lambda: browser.post(address(lesson), chosen),
        lambda: browser.get(address(module)),
        lambda: browser.post(address(module), {"go": "start"}),
    ]
    for send in requests:
        with CaptureQueriesContext(connection) as told:
            assert send().status_code == 200
        written = [
            query["sql"]
            for query in told
            if query["sql"].startswith(("INSERT", "UPDATE", "DELETE")) and "session" not in query["sql"]
        ]
        assert written == []
    assert [model.objects.count() for model in (Answer, QuizAttempt, Enrolment)] == [0, 0, 0]


@pytest.mark.parametrize(
    "sent",
    [
        {"go": "next", "number": "1"},
        {"go": "next", "number": "999999999999"},
        {"go": "next", "number": "-1", "choice": "nothing"},
        {"go": "back", "number": "x", "tried": "[]"},
        {"go": "next", "number": "2", "tried": "{"},
        {"tried": json.dumps({"x": 1})},
        {},
    ],
)
def test_whatever_is_sent_to_a_test_is_answered_calmly(course, browser, sent):
    assert browser.post(address(pages.ModulePage.objects.get()), sent).status_code == 200


def test_answers_that_were_made_up_are_none(course, browser):
    module = pages.ModulePage.objects.get()
    key = str(module.quiz_questions.first().question.translation_key)
    for made_up in (None, 5, "x", ["x"], {"a": []}, [[1]], {"order": 3}):
        shown = browser.post(address(module), {"go": "start", "tried": json.dumps({key: made_up})})
        assert (shown.status_code, shown.context["tried"]) == (200, "{}")


@pytest.mark.parametrize(
    "sent", [{}, {"question": "x"}, {"step": "0", "question": "x"}, {"step": "99"}, {"step": "٣"}]
)
def test_whatever_is_sent_to_a_step_is_answered_calmly(course, browser, sent):
    assert browser.post(address(pages.LessonPage.objects.get()), sent).status_code == 200


def test_it_has_no_way_out_that_ends_her_session_and_leads_back(course, browser):
    page = browser.get(address(course)).content.decode()
    assert [word for word in ("data-leave", "leave.js", "/leave/", "/sign-out/") if word in page] == []
    assert f'href="{reverse("courses_outline")}#page-{course.pk}"' in page
    assert "You are trying this as a learner. Nothing is kept." in page


@pytest.mark.parametrize("who", ["learner", "trainer"])
def test_nobody_else_tries_it(course, enter, who):
    person = make_learner().user if who == "learner" else make_worker(Role.TRAINER)
    assert enter(person).get(address(course)).status_code in {302, 403, 404}


def test_words_of_the_course_are_tappable_as_they_were_written_last(course, browser):
    value = {"word": "read", "meaning": "To look at words.", "forms": "", "audio": None, "elsewhere": []}
    value["picture"] = {"image": None, "alt_text": "", "decorative": False}
    course.glossary = course.glossary.stream_block.to_python([{"type": "word", "id": "1", "value": value}])
    course.save_revision()
    page = browser.get(address(pages.LessonPage.objects.get())).content.decode()
    assert '<a class="gloss"' in page
    assert "To look at words." in page
