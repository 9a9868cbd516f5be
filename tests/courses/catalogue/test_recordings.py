"""A recording is in a language too: in a translation, the source's voice says which one it speaks."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Locale

from courses.catalogue.models import LessonText
from courses.pages.checks import findings
from courses.questions.models import QuestionVersion
from courses.questions.queries import as_asked
from lms.core.texts import language_of
from tests.corpus import files
from tests.factories import courses as make

pytestmark = pytest.mark.django_db
SAID = "The recording is in"


def recording(title: str):
    content = ContentFile(files.sound_wav(), name=f"{title}.wav")
    return get_document_model().objects.create(title=title, file=content)


@pytest.fixture
def lesson(faces):
    """A lesson with a spoken text, in English and translated into Italian with the same recording."""
    course = make.published_course(faces.skills, lessons=1)
    page = make.page_of(make.lessons_of(course)[0])
    page.body = make.lesson_body([[("text", {"text": "<p>Wash them.</p>", "audio": recording("wash").pk})]])
    page.save_revision().publish()
    for above in (make.page_of(course), make.page_of(make.modules_of(course)[0])):
        make.translate(above, "it", "In italiano")
    return page


def in_italian(page, text: str, *, spoken=None):
    translated = page.copy_for_translation(Locale.objects.get(language_code="it"))
    stored = translated.body.get_prep_value()
    value = stored[0]["value"]["blocks"][0]["value"]
    value["text"] = text
    if spoken is not None:
        value["audio"] = spoken.pk
    translated.body = translated.body.stream_block.to_python(stored)
    translated.save_revision().publish()
    return translated


def html_of(page) -> str:
    text = LessonText.objects.get(lesson__uuid=page.translation_key, language=page.locale.language_code)
    return text.body[0]["blocks"][0]["html"]


def test_the_sources_recording_says_its_language_in_a_translated_text(lesson):
    translated = in_italian(lesson, "<p>Lavale.</p>")
    html = html_of(translated)
    assert ("Lavale" in html, 'lang="en"' in html and "English" in html) == (True, True)
    assert SAID not in html_of(lesson)
    [told] = [found.words for found in findings(translated) if "recording" in found.words]
    assert told.startswith("Step 1: the recording is in English")
    assert [found for found in findings(lesson) if "recording" in found.words] == []


def test_a_recording_of_its_own_says_nothing(lesson):
    translated = in_italian(lesson, "<p>Lavale.</p>", spoken=recording("lavale"))
    assert "English" not in html_of(translated)
    assert [found for found in findings(translated) if "recording" in found.words] == []


def test_beside_a_text_that_is_not_translated_it_goes_without_saying(lesson):
    assert "English" not in html_of(in_italian(lesson, "<p>Wash them.</p>"))


def test_the_same_of_a_question():
    source = make.question("What comes first?")
    source.audio = recording("first")
    source.save()
    source.save_revision().publish()
    Locale.objects.get_or_create(language_code="it")
    make.translate_question(source, "it", "Che cosa viene prima?")
    spoken = {
        row.language: as_asked(row).spoken_in
        for row in QuestionVersion.objects.filter(question=source.translation_key).order_by("pk")
    }
    assert (spoken["en"], spoken["it"], language_of(spoken["it"])) == ("", "English", "en")


def asks_in_italian(faces, *, spoken=None):
    """A translated lesson whose question is asked with the source's recording, or one of its own."""
    source = make.question("What comes first?")
    source.audio = recording("first")
    source.save()
    source.save_revision().publish()
    lesson = make.lesson_page(make.module_page(make.course_page(faces.skills)), asks=source)
    for above in (lesson.get_parent().get_parent().specific, lesson.get_parent().specific):
        make.translate(above, "it", "In italiano")
    question = make.translate_question(source, "it", "Che cosa viene prima?")
    if spoken is not None:
        question.audio = spoken
        question.save()
        question.save_revision().publish()
    translated = make.translate(lesson, "it", "Taglieri")
    translated.body = make.lesson_body([[("question", question.pk)]])
    translated.save_revision().publish()
    return lesson, translated


def told_of(page) -> list[str]:
    return [found.words for found in findings(page) if "recording" in found.words]


def test_the_checklist_tells_of_a_questions_recording_too(faces):
    lesson, translated = asks_in_italian(faces)
    assert (told_of(lesson), told_of(translated)) == (
        [],
        [
            "Step 1: the recording of “Che cosa viene prima?” is in English, and learners are told so."
            " Choose one in Italian when there is one."
        ],
    )


def test_a_question_with_a_recording_of_its_own_tells_nothing(faces):
    assert told_of(asks_in_italian(faces, spoken=recording("prima"))[1]) == []
