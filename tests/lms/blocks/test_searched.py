"""The search reads blocks as they are stored: the words Wagtail reads, and nothing is loaded for it."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from lms.blocks.kept import KeepingStreamBlock
from lms.blocks.searched import lines_of_stream
from tests.corpus.files import sound_mp3

pytestmark = pytest.mark.django_db
STREAM = KeepingStreamBlock(
    [
        ("title", CharBlock()),
        ("code", CharBlock(search_index=False)),
        ("file", DocumentChooserBlock()),
        (
            "card",
            StructBlock(
                [
                    ("text", RichTextBlock()),
                    ("tone", ChoiceBlock(choices=[("loud", "Loud"), ("low", "Low")])),
                    ("file", DocumentChooserBlock()),
                    ("younger", CharBlock(default="Since then")),
                    ("points", ListBlock(CharBlock())),
                ]
            ),
        ),
        ("more", StreamBlock([("line", CharBlock())])),
    ]
)
READ = ["Boards", "Wash  them", "Low", "Since then", "Wet", "Dry", "Then rest"]


@pytest.fixture
def stored():
    made = get_document_model().objects.create(title="Plan", file=ContentFile(sound_mp3(), "said.mp3"))
    return [
        {"type": "title", "value": "Boards", "id": "1"},
        {"type": "code", "value": "x-7", "id": "2"},
        {"type": "file", "value": made.pk, "id": "3"},
        {
            "type": "card",
            "id": "4",
            "value": {
                "text": "<p>Wash <b>them</b></p>",
                "tone": "low",
                "file": made.pk,
                "points": [
                    {"type": "item", "value": "Wet", "id": "5"},
                    {"type": "item", "value": "Dry", "id": "6"},
                ],
            },
        },
        {"type": "more", "value": [{"type": "line", "value": "Then rest", "id": "7"}], "id": "8"},
        {"type": "gone", "value": {"x": 1}, "id": "9"},
    ]


def test_the_same_words_are_read_as_wagtail_reads_and_nothing_is_loaded(stored):
    value = STREAM.to_python(stored)
    theirs = super(KeepingStreamBlock, STREAM).get_searchable_content(value)
    with CaptureQueriesContext(connection) as queries:
        ours = STREAM.get_searchable_content(STREAM.to_python(stored))
    assert (ours, len(queries)) == (theirs, 0)
    assert [" ".join(words.split()) for words in ours] == [" ".join(words.split()) for words in READ]


def test_what_an_author_just_wrote_is_read_too(stored):
    value = STREAM.to_python([])
    value.append(("title", "Knives"))
    assert STREAM.get_searchable_content(value) == ["Knives"]


def test_line_by_line_a_list_does_not_run_together(stored):
    stored[3]["value"]["text"] = (
        "<p>Ask for:</p><ul><li>A doctor</li><li>An <b>interpreter</b> &amp; time</li></ul>One<br/>two"
    )
    lines = list(lines_of_stream(STREAM.to_python(stored)))
    assert lines[:6] == ["Boards", "Ask for:", "A doctor", "An interpreter & time", "One", "two"]
    assert lines[6:] == READ[2:]
