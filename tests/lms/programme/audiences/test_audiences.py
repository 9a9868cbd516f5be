"""Four doors for four kinds of readers."""

import pytest

from lms.programme.audiences.enums import Audience
from lms.programme.models import AboutPage, AudiencePage
from tests.factories.programme import below, blocks, reader, way

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("audience", list(Audience))
def test_each_has_a_drawing_what_to_read_what_to_print_and_what_to_do(faces, audience):
    about = below(faces.programme, AboutPage, "About")
    below(
        faces.programme,
        AudiencePage,
        "Begin",
        audience=audience,
        reads=blocks(AudiencePage, "reads", ("way", way(about, "Read it"))),
        prints=blocks(AudiencePage, "prints", ("way", way(about))),
        body=blocks(AudiencePage, "body", ("checklist", {"heading": "Do", "points": ["Call 112."]})),
    )
    shown = reader().get("/begin/").content.decode()
    words = (
        '<svg class="emblem"',
        '<a href="/about/">Read it</a>',
        '<a href="/about/">About</a>',
        "Call 112.",
    )
    assert [each for each in words if each not in shown] == []


def test_without_ways_no_heading_stands_alone(faces):
    below(faces.programme, AudiencePage, "Begin", audience="women")
    shown = reader().get("/begin/").content.decode()
    assert ("To read" in shown, "To print" in shown) == (False, False)
