"""A lesson of sixty blocks is opened and saved with as many statements as one of six."""

import pytest
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from courses.pages.models import LessonPage
from lms.organisations.models import Role
from lms.organisations.writers import make_writers
from lms.safety.faces.models import Face
from tests.factories import courses as make
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(faces, enter):
    user = make_worker(Role.REVIEWER)
    user.groups.add(make_writers(Face.objects.get(kind=Face.Kind.SKILLS))[Role.REVIEWER])
    return enter(user)


@pytest.fixture
def module(faces):
    return make.module_page(make.course_page(faces.skills), "Module")


def written(blocks: int) -> list[tuple[str, dict]]:
    """A screen of two blocks for each question, so that every kind that reads a row is there."""
    image = get_image_model()
    found = []
    for number in range(0, blocks, 3):
        picture = image.objects.create(title=f"Board {number}", file=get_test_image_file())
        found += [
            ("text", {"text": rich_text(f"<p>Step {number}</p>"), "audio": ""}),
            ("picture", {"image": picture.pk, "alt": "A red board", "caption": "", "audio": ""}),
            ("question", make.question(f"Which board, {number}?").pk),
        ]
    return found


def form(blocks):
    steps = [("step", {"blocks": streamfield(blocks[at : at + 3])}) for at in range(0, len(blocks), 3)]
    return {
        "title": "Boards",
        "slug": f"boards-{len(blocks)}",
        "minutes": 10,
        **nested_form_data({"body": streamfield(steps)}),
    }


def edited(module, blocks: int):
    return make.lesson_page(module, f"Lesson of {blocks}", steps=1)


def test_a_lesson_of_sixty_blocks_asks_what_one_of_six_asks(reviewer, module, count_queries):
    found = {}
    for blocks in (6, 60):
        page = edited(module, blocks)
        address, typed = reverse("wagtailadmin_pages:edit", args=[page.pk]), form(written(blocks))
        assert reviewer.post(address, typed).status_code == 302
        draft = LessonPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        assert sum(len(step.value["blocks"]) for step in draft.body) == blocks
        reviewer.get(address)  # reads what is the same for everybody
        found[blocks] = (
            count_queries(reviewer.get, address),
            count_queries(reviewer.post, address, typed, status=302),
        )
    assert found[6] == found[60]


@pytest.mark.parametrize("value", ["", "0", "9" * 30, "-1", "a question"])
def test_a_question_that_is_not_there_is_asked_for_in_words(reviewer, module, value):
    page = edited(module, 1)
    typed = {**form([("question", value)]), "action-publish": "1"}
    answer = reviewer.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), typed)
    assert answer.status_code == 200
    assert "This field is required." in answer.text
