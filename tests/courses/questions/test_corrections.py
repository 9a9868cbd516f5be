"""A typo put right makes no new version; whatever else changes does, and answers keep what they rest on."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from courses.attempts.models import Answer
from courses.catalogue.models import Module
from courses.enrolments.models import Enrolment
from courses.questions.models import Question, QuestionVersion
from tests.factories import courses as make
from tests.factories.learning import take_quiz
from tests.factories.people import make_learner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]


def publish(question: Question, *, is_correction: bool = True, **changes) -> list[str]:
    """What all its versions ask now."""
    for name, value in changes.items():
        setattr(question, name, value)
    question.is_correction = is_correction
    question.save_revision().publish()
    versions = QuestionVersion.objects.filter(question=question.translation_key, language="en")
    return list(versions.order_by("number").values_list("body__text", flat=True))


def with_choices(question: Question, change):
    stored = question.activity.get_prep_value()
    change(stored[0]["value"]["choices"])
    return question.activity.stream_block.to_python(stored)


def typed(number: int, words: str):
    return lambda choices: choices[number]["value"].update(text=words)


def swapped(choices) -> None:
    first, second = choices[0]["value"], choices[1]["value"]
    first["text"], second["text"] = second["text"], first["text"]


def another_is_right(choices) -> None:
    choices[0]["value"]["is_correct"], choices[1]["value"]["is_correct"] = False, True


def said_by(version: QuestionVersion) -> list[str]:
    choices = [choice["text"] for choice in version.body["choices"]]
    return [version.body["text"], version.answer_key["why"], version.answer_key["hint"], *choices]


TYPOS = {
    "in the question": lambda question: {"text": "Which board is for raw meat in 20 days?"},
    "in why and hint": lambda question: {"why": "Raw meat has germs.", "hint": "Look at the colour."},
    "in a choice": lambda question: {"activity": with_choices(question, typed(1, "Rodd board"))},
}
NO_TYPOS = {
    "another number": lambda question: {"text": "Which baord is for raw meat in 30 days?"},
    "a word more": lambda question: {"text": "Which baord is not for raw meat in 20 days?"},
    "another word": lambda question: {"text": "Which knife is for raw meat in 20 days?"},
    "another key": lambda question: {"activity": with_choices(question, another_is_right)},
    "a choice less": lambda question: {"activity": with_choices(question, lambda choices: choices.pop())},
    "a choice that says what another said": lambda question: {
        "activity": with_choices(question, typed(1, "Red board"))
    },
    "two that change places": lambda question: {"activity": with_choices(question, swapped)},
    "a reason less": lambda question: {"why": ""},
}


@pytest.fixture
def question(faces) -> Question:
    asked = make.question("Which baord is for raw meat in 20 days?")
    asked.why, asked.hint = "Raw meet has germs.", "Look at the color."
    asked.activity = with_choices(asked, typed(1, "Rod board"))
    asked.activity = with_choices(asked, typed(2, "Red board"))
    asked.save_revision().publish()
    return Question.objects.get(pk=asked.pk)


@pytest.mark.parametrize("case", TYPOS)
def test_a_typo_changes_the_version_and_makes_none(question, case):
    before = QuestionVersion.objects.filter(question=question.translation_key).count()
    was = QuestionVersion.objects.filter(question=question.translation_key).order_by("number").last()
    publish(question, **TYPOS[case](question))
    versions = QuestionVersion.objects.filter(question=question.translation_key).order_by("number")
    now = versions.last()
    assert (versions.count(), now.pk) == (before, was.pk)
    assert (now.body, now.answer_key) != (was.body, was.answer_key)
    [kept] = now.corrections
    assert set(kept["was"].values()) < set(said_by(was))
    publish(Question.objects.get(pk=question.pk), text="Quite another thing?", is_correction=False)
    assert versions.count() == before + 1


@pytest.mark.parametrize("case", NO_TYPOS)
def test_whatever_else_changes_makes_a_version_whatever_its_author_calls_it(question, case):
    versions = QuestionVersion.objects.filter(question=question.translation_key).order_by("number")
    before = list(versions.values_list("pk", "body", "answer_key"))
    publish(question, **NO_TYPOS[case](question))
    after = list(versions.values_list("pk", "body", "answer_key"))
    assert (after[: len(before)], len(after)) == (before, len(before) + 1)


def test_what_was_said_of_one_publishing_is_not_said_of_the_next(question):
    count = len(publish(question, text="Which board is for raw meat in 20 days?"))
    question = Question.objects.get(pk=question.pk)
    assert question.is_correction is False
    question.text = "Which boards is for raw meat in 20 days?"
    question.save_revision().publish()
    assert QuestionVersion.objects.filter(question=question.translation_key).count() == count + 1


def test_answers_stay_with_their_version_and_a_new_one_leaves_them_as_they_were(faces):
    page = make.module_page(make.course_page(faces.skills), quiz=1)
    module = Module.objects.get(uuid=page.translation_key)
    enrolment = Enrolment.objects.create(person=make_learner().user, course=module.course)
    take_quiz(enrolment, module)
    question = page.quiz_questions.get().question
    version = Answer.objects.get().version
    publish(question, text="Questions 0")
    assert (Answer.objects.get().version, Answer.objects.get().version.body["text"]) == (
        version,
        "Questions 0",
    )
    assert publish(question, text="Something else?") == ["Questions 0", "Something else?"]
    assert Answer.objects.get().version.body["text"] == "Questions 0"


def test_an_author_ticks_it_and_is_told_when_it_is_none(question, enter):
    browser = enter(get_user_model().objects.create_superuser("author", password="a-long-password-for-tests"))
    address = reverse("wagtailsnippets_courses_question:edit", args=[question.pk])
    form = browser.get(address).context["form"]
    assert (form["is_typo"].value(), "is_typo" in form.fields) == (False, True)
    [choices] = question.activity.get_prep_value()
    posted = {
        "text": "Which board is for raw meat in 20 days?",
        "why": question.why,
        "hint": question.hint,
        **dict.fromkeys(("audio", "name", "folder", "tags", "difficulty"), ""),
        "competences-TOTAL_FORMS": "0",
        "competences-INITIAL_FORMS": "0",
        "activity-count": "1",
        "activity-0-deleted": "",
        "activity-0-order": "0",
        "activity-0-type": choices["type"],
        "activity-0-id": choices["id"],
        "activity-0-value-choices-count": str(len(choices["value"]["choices"])),
        "is_typo": "on",
        "action-publish": "action-publish",
    }
    for number, row in enumerate(choices["value"]["choices"]):
        place = f"activity-0-value-choices-{number}"
        posted |= {f"{place}-deleted": "", f"{place}-order": str(number), f"{place}-id": row["id"]}
        posted |= {f"{place}-value-{name}": row["value"][name] for name in ("text", "feedback")}
        posted |= {f"{place}-value-is_correct": "on"} if row["value"]["is_correct"] else {}
    versions = QuestionVersion.objects.filter(question=question.translation_key)
    before = versions.count()
    assert browser.post(address, posted).status_code == 302
    assert (versions.count(), versions.order_by("number").last().body["text"]) == (before, posted["text"])
    refused = browser.post(address, {**posted, "text": "Which board is not for raw meat in 20 days?"})
    assert list(refused.context["form"].errors) == ["is_typo"]
    assert (
        versions.count(),
        browser.get(reverse("wagtailsnippets_courses_question:add")).context["form"].fields.get("is_typo"),
    ) == (before, None)
