"""docs/add-a-lesson-block.md, done as it says: the block is written in a lesson, published and read."""

import re
import sys

import pytest

from courses.catalogue.models import Course, Lesson
from courses.enrolments.actions import enrol
from courses.pages.models import LessonPage
from lms.contracts.lesson_block import lesson_blocks
from tests import tutorials
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def phrase(tmp_path, settings):
    tutorials.write_files("add-a-lesson-block.md", tmp_path)
    first, *others = settings.TEMPLATES
    settings.TEMPLATES = [{**first, "DIRS": [*first["DIRS"], tmp_path]}, *others]
    body = LessonPage.body.field
    body.__dict__.pop("_stream_block", None)  # it is made at first use, from the kinds that are there
    tutorials.import_file(tmp_path / "phrase.py", "tutorial_phrase")
    yield lesson_blocks["phrase"]
    lesson_blocks.remove("phrase")
    body.__dict__.pop("_stream_block", None)
    del sys.modules["tutorial_phrase"]


def test_an_author_is_told_what_it_is(phrase):
    meta = phrase().meta
    assert all([meta.icon, str(meta.group), str(meta.label), str(meta.description), meta.preview_value])


def test_it_is_written_published_and_read(faces, enter):
    module = make.module_page(make.course_page(faces.skills))
    page = make.lesson_page(module)
    page.body = make.lesson_body(
        [[("phrase", {"phrase": "Behind <you>!", "meaning": "I pass behind you.", "audio": None})]]
    )
    page.save_revision().publish()
    learner = make_learner().user
    enrol(learner, Course.objects.get(), by=learner)
    step = Lesson.objects.get().steps.get(retired_at=None)
    read = enter(learner).get(f"/learn/{step.uuid}/")
    assert [re.sub(r"\s+</section>", "</section>", block) for block in read.context["parts"][0].blocks] == [
        '<section class="part"><p class="lead"><b>Behind &lt;you&gt;!</b></p>'
        '<p class="soft">I pass behind you.</p></section>',
    ]
