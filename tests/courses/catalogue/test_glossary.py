"""Words of a course: written with its page, tappable in its lessons, and never where something is asked."""

import re
import uuid

import pytest
from django.utils import translation
from wagtail.models import Page

from courses.catalogue.glossary import words_of
from courses.catalogue.models import Course, CourseGlossary
from courses.catalogue.read import lesson_as_read
from courses.catalogue.tapping import Tapping
from tests.factories import courses as make

pytestmark = pytest.mark.django_db
NONE = {"image": None, "alt_text": "", "decorative": False}
BOARD, KNIFE = uuid.UUID(int=1), uuid.UUID(int=2)


def word(key, text, meaning, *, forms="", elsewhere=()):
    others = [{"language": code, "word": other, "meaning": ""} for code, other in elsewhere]
    value = {"word": text, "meaning": meaning, "forms": forms, "picture": NONE, "audio": None}
    return {
        "type": "word",
        "id": str(key),
        "value": {
            **value,
            "elsewhere": [{"type": "item", "id": str(uuid.uuid4()), "value": other} for other in others],
        },
    }


def write(page, *words):
    page.glossary = page.glossary.stream_block.to_python(list(words))
    page.save_revision().publish()


@pytest.fixture
def course(faces):
    """One lesson that says “board” twice in a text and asks about it."""
    course = make.course_page(faces.skills)
    lesson = make.lesson_page(make.module_page(course, "Module 1"), "Boards")
    lesson.body = make.lesson_body(
        [
            [
                ("text", {"text": "<h3>Boards</h3><p>The Boards hang. A board is clean.</p>", "audio": None}),
                ("question", make.question("Which board?").pk),
            ]
        ]
    )
    lesson.save_revision().publish()
    write(
        course,
        word(BOARD, "board", "You cut on it.", forms="boards", elsewhere=[("it", "tagliere"), ("ar", "لوح")]),
    )
    return course


def read(course, language="en"):
    lesson = make.lessons_of(_row(course))[0]
    with translation.override(language):
        found = lesson_as_read(lesson.pk, lesson_version=lesson.version, module_version=lesson.module.version)
    return next(step for step in found.steps if not step.is_retired).blocks


def _row(course):
    return Course.objects.get(uuid=course.translation_key)


def links(html):
    return re.findall(r'<a class="gloss"[^>]*href="#([^"]+)">([^<]+)</a>', html)


def test_a_word_is_tappable_once_in_a_text_and_its_note_says_what_it_means(course):
    text, question = read(course)
    assert links(text.html) == [("word-1-1", "Boards")]
    assert "<h3>Boards</h3>" in text.html
    note = text.html[text.html.index('<div class="word-note"') :]
    for said in ('id="word-1-1"', "You cut on it.", ">tagliere</span>", 'lang="ar"', "/words/?from="):
        assert said in note, said
    assert question.html == ""


def test_what_is_read_in_another_language_says_the_word_in_both(course):
    page = make.translate(course, "it", "Cucina")
    write(page, word(BOARD, "il tagliere", "Ci tagli sopra.", forms="tagliere"))
    words = words_of(_row(course).pk, source="en")
    html = Tapping(words, language="it", here="it").tappable("<p>Un tagliere.</p>", place="1")
    assert links(html) == [("word-1-1", "tagliere")]
    assert "Ci tagli sopra." in html
    assert "You cut on it." in html
    assert "لوح" not in html  # neither hers nor the one it was written in


def test_a_copy_that_nobody_translated_says_nothing_in_its_language(course):
    make.translate(course, "it", "Cucina")
    words = words_of(_row(course).pk, source="en")
    assert (words[0].said["it"].word, words[0].said["it"].meaning) == ("tagliere", "")


def test_lessons_say_new_words_at_once_and_forget_what_is_taken_out(course):
    assert "You cut on it." in read(course)[0].html
    write(course, word(BOARD, "board", "Made of plastic."))
    assert "Made of plastic." in read(course)[0].html
    write(course)
    assert links(read(course)[0].html) == []
    assert not CourseGlossary.objects.exists()


def test_a_draft_changes_nothing_and_a_translation_takes_its_words_along(course):
    course.glossary = []
    course.save_revision()
    assert "You cut on it." in read(course)[0].html
    page = make.translate(course, "it", "Cucina")
    write(page, word(BOARD, "tagliere", "Ci tagli sopra."))
    assert set(CourseGlossary.objects.values_list("language", flat=True)) == {"en", "it"}
    Page.objects.get(pk=page.pk).specific.unpublish()
    assert set(CourseGlossary.objects.values_list("language", flat=True)) == {"en"}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>A cutting board &amp; a board.</p>", ["cutting board", "board"]),
        ('<p>A <a href="x">board</a> on board.</p>', ["board"]),
        ("<p>Cupboard, boards&#x27; and BOARD</p>", ["BOARD"]),
        ('<p><span lang="fr" dir="ltr">a <b>board</b></span> here</p>', []),
        ("<p>the chef&#x27;s knife</p>", ["chef&#x27;s knife"]),
        ('<img alt="board"><button type="button">board</button>', []),
    ],
)
def test_only_whole_words_of_the_text_are_tappable(course, html, found):
    write(
        course,
        word(BOARD, "board", "x"),
        word(KNIFE, "cutting board", "y"),
        word(uuid.UUID(int=3), "chef’s knife", "z"),
    )
    tapping = Tapping(words_of(_row(course).pk, source="en"), language="en", here="en")
    linked = tapping.tappable(html, place="1")
    assert [text for _to, text in links(linked)] == found
    assert (
        re.sub(r'<a class="gloss".*?>(.*?)</a>', r"\1", linked.partition('<div class="word-note"')[0]) == html
    )
