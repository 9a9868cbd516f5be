"""./run manage publish_lessons: after an update that changed how blocks look."""

import pytest
from django.core.management import call_command

from courses.catalogue.models import Lesson, LessonText, Module, Step
from courses.questions.models import Question, QuestionVersion
from tests.factories import courses as make

pytestmark = pytest.mark.django_db


def test_every_live_lesson_is_made_anew_and_keeps_its_steps(faces, capsys):
    module = make.module_page(make.course_page(faces.skills))
    make.lesson_page(module)
    steps = list(Step.objects.order_by("pk").values_list("uuid", "retired_at"))
    made = LessonText.objects.get().body
    LessonText.objects.update(body=[])
    call_command("publish_lessons")
    assert capsys.readouterr().out == "1 lessons are published once more.\n"
    assert LessonText.objects.get().body == made
    assert list(Step.objects.order_by("pk").values_list("uuid", "retired_at")) == steps


def test_a_draft_that_waits_stays_a_draft(faces):
    module = make.module_page(make.course_page(faces.skills))
    page = make.lesson_page(module)
    page.title = "Not yet"
    page.save_revision()
    call_command("publish_lessons")
    assert Lesson.objects.get().title == "Boards and knives"


def test_a_copy_that_counted_as_a_translation_counts_no_more(faces):
    """As an update finds it: what was published before texts said their language."""
    module = make.module_page(make.course_page(faces.skills))
    lesson = make.lesson_page(module, asks=make.question("Which board?"))
    for page in (module.get_parent().specific, module, lesson):
        make.translate(page, "it", page.title)
    make.translate_question(Question.objects.get(), "it", "Which board?")
    Lesson.objects.update(texts={"en": {"title": "Boards and knives"}, "it": {"title": "Boards and knives"}})
    QuestionVersion.objects.update(languages={}, digest="of an older kind")
    call_command("publish_lessons")
    assert (Lesson.objects.get().texts.keys(), Module.objects.get().texts.keys()) == ({"en"}, {"en"})
    newest = QuestionVersion.objects.filter(language="it").order_by("-number").first()
    assert newest.is_placeholder
