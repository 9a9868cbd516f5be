"""A lesson as it is read: kept for everybody who reads it, and stale for nobody."""

from dataclasses import FrozenInstanceError

import pytest
from django.utils import translation
from wagtail.models import Page

from courses.catalogue.read import lesson_as_read
from tests.factories import courses as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson(faces):
    return make.lessons_of(make.published_course(faces.skills, lessons=1, steps=2))[0]


def read(lesson, language="en"):
    lesson.refresh_from_db()
    lesson.module.refresh_from_db()
    with translation.override(language):
        return lesson_as_read(lesson.pk, lesson_version=lesson.version, module_version=lesson.module.version)


def words(found):
    return ["".join(block.html for block in step.blocks) for step in found.steps if not step.is_retired]


def write(lesson, *texts):
    page = make.page_of(lesson)
    page.body = make.lesson_body([[("text", {"text": f"<p>{text}</p>", "audio": None})] for text in texts])
    page.save_revision().publish()


def test_it_is_made_once_for_everybody_and_cannot_be_changed(lesson, django_assert_num_queries):
    first = read(lesson)
    with django_assert_num_queries(3):  # all of this test: they say which version it is
        assert read(lesson) is first
    assert [step.uuid for step in first.steps] == list(lesson.steps.values_list("uuid", flat=True))
    assert (first.title, first.module_title) == (lesson.title, lesson.module.title)
    with pytest.raises(FrozenInstanceError):
        first.title = "Another"


def test_what_is_published_anew_is_read_at_once(lesson):
    write(lesson, "One", "Two")
    assert [("One" in text, "Two" in text) for text in words(read(lesson))] == [(True, False), (False, True)]
    write(lesson, "Three")
    assert ["Three" in text for text in words(read(lesson))] == [True]
    module = make.page_of(lesson.module)
    module.title = "Sharp things"
    module.save_revision().publish()
    assert read(lesson).module_title == "Sharp things"


def test_each_language_is_read_by_itself(lesson):
    write(lesson, "One")
    assert "One" in words(read(lesson, "it"))[0]
    for row in (lesson.module.course, lesson.module, lesson):
        page = make.translate(make.page_of(row), "it", "Tradotto")
    stored = page.body.get_prep_value()
    stored[0]["value"]["blocks"][0]["value"]["text"] = "<p>Uno</p>"
    page.body = page.body.stream_block.to_python(stored)
    page.save_revision().publish()
    italian, english = read(lesson, "it"), read(lesson)
    assert (italian.title, "Uno" in words(italian)[0]) == ("Tradotto", True)
    assert (english.title == lesson.title, "One" in words(english)[0]) == (True, True)


def test_a_translation_that_is_withdrawn_is_read_in_its_source(lesson):
    for row in (lesson.module.course, lesson.module, lesson):
        page = make.translate(make.page_of(row), "it", "Tradotto")
    assert read(lesson, "it").title == "Tradotto"
    Page.objects.get(pk=page.pk).specific.unpublish()
    assert read(lesson, "it").title == lesson.title
