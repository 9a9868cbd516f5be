"""A course begins from a template: drafts of her own in her language, which can be finished as they are."""

import uuid

import pytest
from django.core.management import call_command
from django.urls import reverse

from courses.interchange.beginning.wording import TEMPLATES
from courses.interchange.models import Origin
from courses.pages import models as pages
from courses.pages.actions import publish_below
from courses.pages.checks import findings
from courses.questions.models import Question
from lms.organisations.models import Role
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(faces, enter):
    call_command("make_roles")
    return enter(make_worker(Role.AUTHOR))


def begin(browser, **said):
    return browser.post(reverse("course_begin"), {"key": str(uuid.uuid4()), **said})


@pytest.mark.parametrize("template", list(TEMPLATES))
def test_each_template_is_whole_in_her_language_and_can_be_published_as_it_is(author, template):
    sent = begin(author, template=template, title="Lavoro in cucina", language="it")
    course = pages.CoursePage.objects.get()
    assert sent["Location"] == f"{reverse('courses_outline')}#page-{course.pk}"
    below = [page.specific for page in course.get_descendants(inclusive=True)]
    assert {(page.live, page.locale.language_code) for page in below} == {(False, "it")}
    assert set(Question.objects.values_list("live", "folder")) == {(False, "Lavoro in cucina")}
    publish_below(course, by=None)
    course.refresh_from_db()
    left = [found.words for page in below for found in findings(page.specific) if found.left_out]
    assert (course.live, left, Origin.objects.count()) == (True, [], 0)


def test_two_courses_share_nothing_and_a_telling_title_is_refused(author):
    for _time in range(2):
        begin(author, template="lesson", title="Kitchen", language="en")
    keys = set(pages.LessonPage.objects.values_list("translation_key", flat=True))
    assert (len(keys), Question.objects.count()) == (2, 2)
    refused = begin(author, template="lesson", title="After trafficking", language="en")
    assert (refused.status_code, pages.CoursePage.objects.count()) == (200, 2)


def test_only_authors_find_the_way(author, enter):
    way = reverse("course_begin")
    assert way in author.get(reverse("courses_outline")).content.decode()
    assert enter(make_worker(Role.TRAINER)).get(way).status_code in {302, 403, 404}
