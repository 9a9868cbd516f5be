"""Whatever is stored as formatted text, the editor opens it: an importer or a script may have written it."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Page

from employers.materials.models import GuidePage, GuidesPage
from lms.blocks.content import FEATURES
from lms.blocks.rich_text import ForgivingConverter
from tests.corpus.documents import ATTACKS
from tests.factories import courses as make

BROKEN = {
    "<p>One <b>two</p>": [("One two", [(4, 3)])],
    "<p>One<br>two</p>": [("One\ntwo", [])],
    "<p><b>One": [("One", [(0, 3)])],
    "<li>One</li>": [("One", [])],
    "<p></b>One</i></p>": [("One", [])],
    '<p><a linktype="page" id="none">One</a></p>': [("One", [])],
}


def read(text: str) -> list:
    state = json.loads(ForgivingConverter(FEATURES).from_database_format(text))
    return [
        (block["text"], [(style["offset"], style["length"]) for style in block["inlineStyleRanges"]])
        for block in state["blocks"]
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("text", BROKEN)
def test_the_words_are_kept_and_what_can_be_of_their_form(text):
    assert read(text) == BROKEN[text]


def test_what_wagtail_wrote_is_read_as_before():
    assert read('<p data-block-key="a1">One <b>two</b></p><ul><li data-block-key="a2">x</li></ul>') == [
        ("One two", [(4, 3)]),
        ("x", []),
    ]


@pytest.mark.parametrize("text", ATTACKS)
def test_attacks_are_read_too(text):
    assert read(text) != []


def pages_of_every_kind(faces, text: str) -> list:
    """Each that holds formatted text, published without a draft."""
    lesson = make.lesson_page(make.module_page(make.course_page(faces.skills)))
    lesson.body = make.lesson_body([[("text", {"text": text})]])
    lesson.save()
    guides = faces.skills.add_child(instance=GuidesPage(title="Guides", slug="guides"))
    guide = guides.add_child(instance=GuidePage(title="Guide", slug="guide", summary="A plan."))
    guide.body = guide.body.stream_block.to_python([{"type": "text", "value": {"text": text}, "id": "a"}])
    guide.save()
    faces.skills.intro = faces.programme.lead = faces.programme.body = text
    for home in (faces.skills, faces.programme):
        home.save()
    Page.objects.update(latest_revision=None, live_revision=None)
    return [faces.skills, lesson, guide, faces.programme]


@pytest.mark.django_db
def test_the_editor_opens_every_page(faces, enter):
    admin = get_user_model().objects.create_superuser("admin", password="a-long-password-for-tests")
    browser = enter(admin)
    browser.raise_request_exception = False
    opened = {}
    for page in pages_of_every_kind(faces, "<p>Kept <b>words</p><li>x</li>"):
        host = "heal.localhost" if page == faces.programme else "localhost"
        answer = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk]), SERVER_NAME=host)
        opened[page.title] = (answer.status_code, "Kept words" in answer.content.decode())
    assert opened == dict.fromkeys(
        ["Open Path", "Boards and knives", "Guide", "Paths into work"], (200, True)
    )
