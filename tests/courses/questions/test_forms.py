"""A draft may be half finished; a question that cannot be marked is not published."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Locale

from courses.questions.models import Question, QuestionVersion
from tests.factories import courses as make

pytestmark = pytest.mark.django_db

LISTED = {"Which board?": ["English", "live"], "Quale tagliere?": ["Italian", "draft"]}


@pytest.fixture
def author(faces, enter):
    Locale.objects.get_or_create(language_code="en")
    return enter(get_user_model().objects.create_superuser("author", password="a-long-password-for-tests"))


def posted(kind: str, *right: bool, publish: bool = True) -> dict[str, str]:
    facts = {"text": "Which board?", "why": "", "hint": "", "audio": "", "name": "", "folder": "", "tags": ""}
    facts |= {"competences-TOTAL_FORMS": "0", "competences-INITIAL_FORMS": "0"}
    block = {
        "activity-count": "1",
        "activity-0-deleted": "",
        "activity-0-order": "0",
        "activity-0-type": kind,
    }
    counts = {"activity-0-value-choices-count": str(len(right))}
    choices = {}
    for number, is_right in enumerate(right):
        row = f"activity-0-value-choices-{number}"
        choices |= {
            f"{row}-deleted": "",
            f"{row}-order": str(number),
            f"{row}-value-text": f"Answer {number}",
            f"{row}-value-feedback": "",
        }
        choices |= {f"{row}-value-is_correct": "on"} if is_right else {}
    return {
        **facts, **block, **counts, **choices, **({"action-publish": "action-publish"} if publish else {}),
    }  # fmt: skip


def save(author, *args, **kwargs):
    return author.post(reverse("wagtailsnippets_courses_question:add"), posted(*args, **kwargs))


@pytest.mark.parametrize(
    ("kind", "right"),
    [("single", (True, False)), ("multiple", (True, True, False)), ("multiple", (True, False))],
)
def test_a_question_that_can_be_marked_is_published(author, kind, right):
    assert save(author, kind, *right).status_code == 302
    version = QuestionVersion.objects.get()
    assert Question.objects.get().kind == kind
    assert (version.body["kind"], len(version.body["choices"]), len(version.answer_key["correct"])) == (
        kind,
        len(right),
        sum(right),
    )


@pytest.mark.parametrize(
    ("kind", "right", "told"),
    [
        ("single", (False, False), "Mark exactly one answer as right. Now 0 are marked."),
        ("single", (True, True, False), "Mark exactly one answer as right. Now 2 are marked."),
        ("multiple", (False, False), "Mark at least one answer as right."),
        ("multiple", (True, True), "All answers are marked as right. Add at least one that is not."),
    ],
)
def test_one_that_cannot_is_told_what_is_missing(author, kind, right, told):
    refused = save(author, kind, *right)
    assert (refused.status_code, refused.context["form"].errors["activity"]) == (200, [told])
    assert (Question.objects.count(), QuestionVersion.objects.count()) == (0, 0)


def test_a_draft_may_be_half_finished_and_nobody_is_asked_it(author):
    assert save(author, "single", False, False, publish=False).status_code == 302
    assert (Question.objects.get().live, QuestionVersion.objects.count()) == (False, 0)


def test_how_she_answers_has_to_be_chosen(author):
    sent = {**posted("single", True, False), "activity-count": "0"}
    refused = author.post(reverse("wagtailsnippets_courses_question:add"), sent)
    assert (refused.status_code, refused.context["form"].errors["activity"]) == (
        200,
        ["Choose how she answers."],
    )


def test_a_question_that_is_asked_keeps_its_way_to_answer(author):
    save(author, "single", True, False)
    question = Question.objects.get()
    address = reverse("wagtailsnippets_courses_question:edit", args=[question.pk])
    refused = author.post(address, posted("multiple", True, True, False))
    assert (refused.status_code, refused.context["form"].errors["activity"]) == (
        200,
        ["Learners already answer this question in another way. Write a new question instead."],
    )
    question.activity = question.activity.stream_block.to_python(
        [{**question.activity.get_prep_value()[0], "type": "multiple"}]
    )
    question.save_revision().publish()  # as a schedule does, without the form
    assert [version.body["kind"] for version in QuestionVersion.objects.all()] == ["single"]


def test_the_bank_is_filtered_by_the_way_to_answer(author):
    save(author, "single", True, False)
    save(author, "multiple", True, True, False)
    found = author.get(reverse("wagtailsnippets_courses_question:list"), {"kind": "multiple"})
    assert [question.kind for question in found.context["object_list"]] == ["multiple"]


def test_the_bank_says_in_which_language_a_question_is_and_whether_it_is_published(author):
    question = make.question("Which board?")
    make.translate_question(question, "it", "Quale tagliere?").unpublish()
    page = author.get(reverse("wagtailsnippets_courses_question:list")).content.decode()
    words = re.sub(r"<[^>]+>|\s+", " ", page)
    rows = [re.search(f"{re.escape(text)}.*?(?:live|draft)", words, re.IGNORECASE) for text in LISTED]
    assert [
        [word for word in ("English", "Italian", "live", "draft") if word in row[0]] for row in rows if row
    ] == list(LISTED.values())


@pytest.mark.parametrize(
    ("activity", "shown"), [("single", ["Answer 0", "Answer 1"]), ("", [])], ids=["written", "begun"]
)
def test_the_preview_shows_it_as_she_meets_it(author, activity, shown):
    save(author, "single", True, False)
    question = Question.objects.get()
    if not activity:
        question.activity = []
    request = RequestFactory().get("/", HTTP_HOST="localhost")
    html = render_to_string(
        question.get_preview_template(request, ""), question.get_preview_context(request, ""), request
    )
    assert re.findall(r"Answer \d", html) == shown
