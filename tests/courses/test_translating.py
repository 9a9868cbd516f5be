"""Translating in Wagtail's admin, as those do it who write: authors and reviewers, with the rights of their
groups alone.
"""

import json
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from courses.catalogue.models import Lesson, LessonText, Module, PracticeTask
from courses.pages import models as pages
from courses.questions.models import Question, QuestionVersion
from lms.organisations.models import Role
from lms.organisations.writers import make_writers
from lms.safety.faces.models import Face
from tests.factories import courses as make
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def italian(faces):
    return Locale.objects.get(language_code="it")


@pytest.fixture
def groups(faces):
    written = make_writers(Face.objects.get(kind=Face.Kind.SKILLS))
    return {"authors": written[Role.AUTHOR], "reviewers": written[Role.REVIEWER]}


@pytest.fixture
def author(groups, enter):
    user = make_worker(Role.TRAINER)
    user.groups.add(groups["authors"])
    return enter(user)


@pytest.fixture
def reviewer(groups, enter):
    user = make_worker(Role.REVIEWER)
    user.groups.add(groups["reviewers"])
    return enter(user)


def submit(browser, instance, *languages: str, subtree: bool = False):
    kind = "page" if isinstance(instance, Page) else "snippet"
    args = [instance.pk] if kind == "page" else ["courses", "question", instance.pk]
    locales = [Locale.objects.get(language_code=code).pk for code in languages]
    answer = browser.post(
        reverse(f"wagtail_localize:submit_{kind}_translation", args=args),
        {"locales": locales, **({"include_subtree": "on"} if subtree else {})},
    )
    assert answer.status_code == 302, answer.content.decode()[:400]
    return answer


def editor_of(instance) -> str:
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return reverse("wagtailsnippets_courses_question:edit", args=[instance.pk])


def segments(browser, instance) -> dict[str, dict]:
    """What the translation editor shows, by what is to be translated."""
    page = browser.get(editor_of(instance))
    props = json.loads(page.context["props"])
    return {row["source"]: row for row in props["segments"] if row["type"] == "string"}


def write(browser, instance, words: dict[str, str]):
    shown = segments(browser, instance)
    for source, translation in words.items():
        answer = browser.put(
            shown[source]["editUrl"],
            urlencode({"value": translation}),
            content_type="application/x-www-form-urlencoded",
        )
        assert answer.status_code in (200, 201), answer.content.decode()[:400]


def publish(browser, instance):
    assert browser.post(editor_of(instance), {"action": "publish"}).status_code == 302


def authored(browser) -> Question:
    """A question as an author writes it in the form, and a published one of it."""
    rows = {
        f"activity-0-value-choices-{number}-{name}": value
        for number, (text, feedback) in enumerate(
            [("The red one", ""), ("The green one", "It is for salad.")]
        )
        for name, value in {
            "deleted": "",
            "order": number,
            "value-text": text,
            "value-feedback": feedback,
            **({} if feedback else {"value-is_correct": "on"}),
        }.items()
    }
    form = {
        "text": "Which board?", "why": "Each food has its own.", "hint": "", "action-publish": "1",
        "competences-TOTAL_FORMS": 0, "competences-INITIAL_FORMS": 0,
        "activity-count": 1, "activity-0-type": "single", "activity-0-deleted": "", "activity-0-order": 0,
        "activity-0-value-choices-count": 2, **rows,
    }  # fmt: skip
    answer = browser.post(reverse("wagtailsnippets_courses_question:add"), form)
    assert answer.status_code == 302, answer.context["form"].errors
    return Question.objects.get()


WORDS = {
    "Which board?": "Quale tagliere?",
    "The red one": "Quello rosso",
    "The green one": "Quello verde",
    "It is for salad.": "È per l'insalata.",
    "Each food has its own.": "Ogni cibo ha il suo.",
}


def newest(question: Question, language: str) -> QuestionVersion | None:
    return QuestionVersion.objects.filter(question=question.translation_key, language=language).first()


def read(version: QuestionVersion) -> list[tuple[str, str]]:
    """(language, text) of what she reads to answer."""
    texts = [version.said["text"], *version.activity_type.texts(body=version.said)]
    return [(text.language, text) for text in texts]


# ── questions ───────────────────────────────────────────────────────────────────────────────────────────────
def test_an_author_translates_every_text_of_a_question_and_a_reviewer_publishes_it(
    author, reviewer, italian, django_capture_on_commit_callbacks
):
    source = authored(reviewer)
    submit(author, source, "it")
    translated = Question.objects.get(locale=italian)
    assert (set(segments(author, translated)), translated.live) == (set(WORDS), False)
    write(author, translated, WORDS)
    assert newest(source, "it") is None
    with django_capture_on_commit_callbacks(execute=True):
        publish(reviewer, translated)
    version = newest(source, "it")
    assert read(version) == [("it", WORDS[text]) for _language, text in read(newest(source, "en"))]
    assert list(version.answer_key["feedback"].values()) == ["È per l'insalata."]
    assert version.answer_key["correct"] == newest(source, "en").answer_key["correct"]


def test_what_is_not_translated_stays_its_sources_part_by_part(
    author, reviewer, italian, django_capture_on_commit_callbacks
):
    source = authored(reviewer)
    submit(author, source, "it")
    translated = Question.objects.get(locale=italian)
    write(author, translated, {text: WORDS[text] for text in ("Which board?", "The red one")})
    with django_capture_on_commit_callbacks(execute=True):
        publish(reviewer, translated)
    version = newest(source, "it")
    assert read(version) == [("it", "Quale tagliere?"), ("it", "Quello rosso"), ("en", "The green one")]
    assert version.said_after["why"].language == "en"
    assert Translation.objects.get().get_progress() == (5, 2)


def test_a_question_that_changed_shape_brings_its_new_texts_to_the_translator(
    author, reviewer, italian, django_capture_on_commit_callbacks
):
    source = authored(reviewer)
    submit(author, source, "it")
    translated = Question.objects.get(locale=italian)
    write(author, translated, WORDS)
    with django_capture_on_commit_callbacks(execute=True):
        publish(reviewer, translated)
        stored = source.activity.get_prep_value()
        stored[0]["value"]["choices"][1]["value"]["text"] = "The white one"
        stored[0]["value"]["choices"].append(
            {"type": "item", "id": "blue", "value": {"text": "The blue one"}}
        )
        source.activity = source.activity.stream_block.to_python(stored)
        source.save_revision().publish()
    assert set(segments(author, translated)) == set(WORDS) - {"The green one"} | {
        "The white one",
        "The blue one",
    }
    assert Translation.objects.get().get_progress() == (6, 4)
    with django_capture_on_commit_callbacks(execute=True):
        publish(reviewer, translated)
    assert read(newest(source, "it")) == [
        ("it", "Quale tagliere?"),
        ("it", "Quello rosso"),
        ("en", "The white one"),
        ("en", "The blue one"),
    ]


def test_a_word_that_is_the_same_in_both_languages_is_translated_when_somebody_says_so(
    author, reviewer, italian, django_capture_on_commit_callbacks
):
    source = authored(reviewer)
    submit(author, source, "it")
    translated = Question.objects.get(locale=italian)
    write(author, translated, {"The red one": "The red one"})
    with django_capture_on_commit_callbacks(execute=True):
        publish(reviewer, translated)
    assert [language for language, _text in read(newest(source, "it"))] == ["en", "it", "en"]


# ── pages ───────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def course(faces, italian):
    """A course with a module of two objectives, a practice task and a test, and a lesson that asks."""
    course = make.course_page(faces.skills)
    module = make.module_page(course, quiz=1)
    module.objectives = [pages.ModuleObjective(text=text) for text in ("You can clean.", "You can cut.")]
    task = pages.ModulePracticeTask(competence=module.competences.get().competence, text="Washes her hands.")
    module.practice = [task]
    module.save_revision().publish()
    make.lesson_page(module, asks=make.question("Which knife?"))
    return course


def in_italian(row, italian):
    return row.get_translation(italian).specific


def test_objectives_practice_and_the_questions_of_a_test_are_translated_with_the_module(
    author, reviewer, italian, course, django_capture_on_commit_callbacks
):
    submit(author, course, "it", subtree=True)
    module = in_italian(pages.ModulePage.objects.get(locale=course.locale), italian)
    shown = segments(author, module)
    assert {"You can clean.", "You can cut.", "Washes her hands."} <= set(shown)
    assert Question.objects.filter(locale=italian).count() == 2
    write(author, module, {"You can cut.": "Sai tagliare.", "Washes her hands.": "Si lava le mani."})
    with django_capture_on_commit_callbacks(execute=True):
        publish(reviewer, module)
    row, task = Module.objects.get(), PracticeTask.objects.get()
    assert [(text.language, text) for text in row.text_in("objectives", "it")] == [
        ("en", "You can clean."),
        ("it", "Sai tagliare."),
    ]
    assert (task.text_in("text", "it"), task.text_in("text", "it").language) == ("Si lava le mani.", "it")
    assert (row.text_in("title", "it"), row.text_in("title", "it").language) == ("A clean kitchen", "en")


def test_a_course_that_is_submitted_shows_learners_no_copy(
    author, reviewer, italian, course, django_capture_on_commit_callbacks
):
    """Published without a word of it translated, all the same."""
    with django_capture_on_commit_callbacks(execute=True):
        submit(author, course, "it", subtree=True)
    assert [page.live for page in pages.LessonPage.objects.filter(locale=italian)] == [False]
    with django_capture_on_commit_callbacks(execute=True):
        for kind in (pages.CoursePage, pages.ModulePage, pages.LessonPage):
            publish(reviewer, kind.objects.get(locale=italian))
    assert [list(row.texts) for row in (Module.objects.get(), Lesson.objects.get())] == [["en"], ["en"]]
    blocks = [block for step in LessonText.objects.get(language="it").body for block in step["blocks"]]
    assert [block.get("language") for block in blocks if "html" in block] == ["en", "en"]


def test_publishing_a_source_asks_its_translators_for_what_is_new(author, course):
    submit(author, course, "it")
    course.summary = "You learn to cook."
    course.save_revision().publish()
    source = TranslationSource.objects.get(object_id=course.translation_key)
    assert "You learn to cook." in {
        row.string.data for row in StringSegment.objects.filter(source=source).select_related("string")
    }


def test_without_the_right_nobody_submits(faces, enter, groups):
    groups["authors"].permissions.remove(Permission.objects.get(codename="submit_translation"))
    user = make_worker(Role.TRAINER)
    user.groups.add(groups["authors"])
    source = make.question()
    address = reverse("wagtail_localize:submit_snippet_translation", args=["courses", "question", source.pk])
    enter(user).post(address, {"locales": [Locale.objects.get(language_code="it").pk]})
    assert Question.objects.count() == 1
