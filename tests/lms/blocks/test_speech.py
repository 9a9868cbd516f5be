"""Words to learn, dialogues and two languages: what is said in another language says so."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from lms.blocks import content, speech
from tests.corpus import files

WORDS = {
    "heading": "Tools",
    "language": "it",
    "words": [{"word": "il coltello", "meaning": "knife", "picture": None, "audio": None}],
}
PAIRS = {
    "heading": "",
    "language": "ar",
    "pairs": [{"here": "Good morning", "there": "صباح الخير", "audio": None}],
}
TALK = {
    "title": "At the door",
    "audio": None,
    "lines": [
        {"speaker": "Amina", "text": "Good morning."},
        {"speaker": "Chef", "text": "Come in."},
        {"speaker": "Amina", "text": "Thank you."},
    ],
}


def shown(block, stored, *, language="en") -> str:
    html, _size = block.rendered(block.to_python(stored), language=language)
    return html


def test_a_word_says_its_language_on_a_page_in_another_one():
    block = speech.DictionaryBlock()
    word = '<b class="words__word">{}</b><span class="soft">knife</span>'
    assert word.format('<span lang="it" dir="ltr">il coltello</span>') in shown(block, WORDS)
    assert word.format("il coltello") in shown(block, WORDS, language="it")


def test_the_other_language_is_read_in_its_direction():
    html = shown(speech.TwoLanguagesBlock(), PAIRS)
    there = '<p class="pairs__there"><span lang="ar" dir="rtl">صباح الخير</span></p>'
    assert f"<p>Good morning</p>{there}" in html


def test_who_speaks_first_stands_at_the_edge():
    html = shown(speech.DialogueBlock(), TALK)
    assert [part.partition('"')[0] for part in html.split('<li class="')[1:]] == [
        "talk__line",
        "talk__line talk__line--other",
        "talk__line",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("block", "stored", "rows"),
    [(speech.DictionaryBlock(), WORDS, "words"), (speech.TwoLanguagesBlock(), PAIRS, "pairs")],
)
def test_each_recording_counts_as_data(block, stored, rows):
    recording = get_document_model().objects.create(
        title="x", file=ContentFile(files.sound_wav(), name="x.wav")
    )
    two = [{**stored[rows][0], "audio": recording.pk}] * 2
    html, size = block.rendered(block.to_python({**stored, rows: two}), language="en")
    assert (size, html.count(f'src="{recording.url}"')) == (2 * recording.file_size, 2)


@pytest.mark.parametrize(
    ("third", "head", "cells"),
    [("", ["Board", "Food"], ["Red", "Meat"]), ("hot", ["Board", "Food", ""], ["Red", "Meat", "hot"])],
)
def test_a_table_has_a_third_column_only_where_something_stands_in_it(third, head, cells):
    block = content.TableBlock()
    value = block.to_python(
        {
            "heading": "",
            "columns": {"first": "Board", "second": "Food", "third": ""},
            "rows": [{"first": "Red", "second": "Meat", "third": third}],
        }
    )
    context = block.get_context(value)
    assert (context["head"], context["rows"]) == (head, [cells])


def test_what_is_to_open_is_closed_and_clean():
    block = content.AccordionBlock()
    html = shown(
        block, {"heading": "", "parts": [{"title": "Cut?", "text": "<p>Wash<script>x</script></p>"}]}
    )
    assert '<summary class="disclosure__head">Cut?</summary>' in html
    assert "<p>Wash</p>" in html
    assert "open" not in html.replace("disclosure__head", "")
