"""A link that an author puts into a lesson leads a learner to where she learns, not to a page."""

import re

import pytest

from courses.catalogue.models import Course, Lesson
from courses.enrolments.actions import enrol
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


def linking_lesson(parent, page) -> Lesson:
    made = make.lesson_page(parent, "Look there")
    link = f'<p><a linktype="page" id="{page.pk}">There</a></p>'
    made.body = make.lesson_body([[("text", {"text": link, "audio": None})]])
    made.save_revision().publish()
    return Lesson.objects.get(uuid=made.translation_key)


@pytest.fixture
def course(faces) -> Course:
    return make.published_course(faces.skills, visible_outside=False)


@pytest.fixture
def learner(course):
    person = make_learner().user
    enrol(person, course, by=person)
    return person


@pytest.mark.parametrize("language", ["", "/it", "/ar"])
@pytest.mark.parametrize("kind", ["course", "module", "lesson"])
def test_it_leads_to_where_she_learns_in_her_language(course, learner, enter, kind, language):
    module, lesson = make.modules_of(course)[0], make.lessons_of(course)[1]
    row = {"course": course, "module": module, "lesson": lesson}[kind]
    step = linking_lesson(make.page_of(module), make.page_of(row)).steps.get(retired_at=None)
    browser = enter(learner)
    page = browser.get(f"{language}/learn/{step.uuid}/")
    (href,) = re.findall(r'<a href="([^"]*)"[^>]*>There</a>', page.content.decode())
    place = {
        "course": f"/learn/course/{course.uuid}/",
        "module": f"/learn/course/{course.uuid}/#{module.uuid}",
        "lesson": f"/learn/lesson/{lesson.uuid}/",
    }[kind]
    assert page.wsgi_request.build_absolute_uri(href) == f"http://localhost{language}{place}"
    assert browser.get(language + place, follow=True).status_code == 200


def test_it_leads_there_after_the_page_was_renamed(course, learner, enter):
    there = make.page_of(make.lessons_of(course)[1])
    step = linking_lesson(make.page_of(make.modules_of(course)[0]), there).steps.get(retired_at=None)
    there.slug = "renamed"
    there.save_revision().publish()
    page = enter(learner).get(f"/learn/{step.uuid}/").content.decode()
    assert f'href="../lesson/{there.translation_key}/"' in page


def test_a_visitor_of_a_sample_is_led_to_the_page(faces, client):
    course = make.published_course(faces.skills)
    module, there = make.page_of(make.modules_of(course)[0]), make.page_of(make.lessons_of(course)[1])
    sample = make.page_of(linking_lesson(module, there))
    sample.sample = True
    sample.save_revision().publish()
    assert f'href="{there.full_url}"' in client.get(sample.url).content.decode()
