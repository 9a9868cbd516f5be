"""A draft may be half finished; a question that cannot be marked is not published."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Locale

from courses.questions.forms import problem_in_words
from courses.questions.models import Question, QuestionVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(faces, enter):
    Locale.objects.get_or_create(language_code="en")
    return enter(get_user_model().objects.create_superuser("author", password="a-long-password-for-tests"))


def posted(kind: str, *right: bool, publish: bool = True) -> dict[str, str]:
    facts = {"text": "Which board?", "kind": kind, "why": "", "hint": "", "audio": ""}
    counts = {
        "choices-TOTAL_FORMS": str(len(right)),
        "choices-INITIAL_FORMS": "0",
        "choices-MIN_NUM_FORMS": "2",
        "choices-MAX_NUM_FORMS": "1000",
    }
    choices = {}
    for number, is_right in enumerate(right):
        choices |= {
            f"choices-{number}-text": f"Answer {number}",
            f"choices-{number}-ORDER": str(number + 1),
            f"choices-{number}-feedback": "",
        }
        choices |= {f"choices-{number}-right": "on"} if is_right else {}
    return {**facts, **counts, **choices, **({"action-publish": "action-publish"} if publish else {})}


def save(author, *args, **kwargs):
    return author.post(reverse("wagtailsnippets_courses_question:add"), posted(*args, **kwargs))


@pytest.mark.parametrize(
    ("kind", "right"),
    [("single", (True, False)), ("multiple", (True, True, False)), ("multiple", (True, False))],
)
def test_a_question_that_can_be_marked_is_published(author, kind, right):
    assert save(author, kind, *right).status_code == 302
    version = QuestionVersion.objects.get()
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
    assert (refused.status_code, refused.context["form"].errors["kind"]) == (200, [told])
    assert (Question.objects.count(), QuestionVersion.objects.count()) == (0, 0)


def test_a_draft_may_be_half_finished_and_nobody_is_asked_it(author):
    assert save(author, "single", False, False, publish=False).status_code == 302
    assert (Question.objects.get().live, QuestionVersion.objects.count()) == (False, 0)


def test_one_too_many_is_said_in_the_singular_too():
    assert problem_in_words("single", 1, 2) == "Mark exactly one answer as right. Now 1 is marked."
