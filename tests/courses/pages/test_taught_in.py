"""An author says of a question of the test which lesson teaches it."""

import pytest

from courses.catalogue.models import Quiz
from courses.pages.checks import findings
from tests.factories import courses as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(faces):
    return make.published_course(faces.skills, modules=2, lessons=1, quiz=1)


def choose(module, lesson):
    page = make.page_of(module)
    row = page.quiz_questions.get()
    row.taught_by = make.page_of(lesson)
    page.quiz_questions = [row]
    page.save_revision().publish()
    return make.page_of(module), row.question.translation_key


def test_it_is_published_with_the_test(course):
    module = make.modules_of(course)[0]
    lesson = module.lessons.get()
    page, question = choose(module, lesson)
    assert Quiz.objects.get(module=module).taught_in == {str(question): str(lesson.uuid)}
    assert [found.words for found in findings(page) if "not in this module" in found.words] == []


def test_a_lesson_of_another_module_is_told_before(course):
    first, second = make.modules_of(course)
    lesson = second.lessons.get()
    page, _question = choose(first, lesson)
    told = [found for found in findings(page) if "not in this module" in found.words]
    assert [(found.left_out, lesson.title in found.words) for found in told] == [(False, True)]
