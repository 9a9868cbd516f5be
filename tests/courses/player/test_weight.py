"""A lesson page is light enough for a cheap phone on a bad line."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from courses.enrolments.actions import enrol
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db

LIMIT = 20 * 1024


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def test_html_css_and_js_of_a_lesson_page_stay_under_20_kb(faces, enter):
    course = make.published_course(faces.skills, lessons=1, steps=1)
    learner = make_learner()
    enrol(learner.user, course, by=learner.user)
    step = make.lessons_of(course)[0].steps.get()
    page = enter(learner.user).get(f"/learn/{step.uuid}/")
    assert page.status_code == 200
    files = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', page.content.decode())
    assert len(files) >= 3
    assert packed(page.content) + sum(packed(Path(finders.find(name)).read_bytes()) for name in files) <= LIMIT
