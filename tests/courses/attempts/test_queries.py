"""The questions of a try in the words in which they are told."""

import pytest
from wagtail.models import Locale

from courses.attempts.queries import versions_told
from tests.factories import courses as make

pytestmark = pytest.mark.django_db


def told(question, language):
    versions = versions_told([str(question.translation_key)], {}, language=language, fallback="en")
    return [version.body["text"] for version in versions]


def test_a_translation_that_is_withdrawn_is_told_in_its_source(faces):
    question = make.question("Which board?")
    translated = make.translate_question(question, "it", "Quale tagliere?")
    assert told(question, "it") == ["Quale tagliere?"]
    translated.unpublish()
    assert told(question, "it") == ["Which board?"]


def test_a_copy_that_nobody_translated_is_told_as_its_source_is_now(faces):
    question = make.question("Which board?")
    copied = question.copy_for_translation(Locale.objects.get(language_code="it"))
    copied.save()
    copied.save_revision().publish()
    question.text = "Which knife?"
    question.save_revision().publish()
    assert told(question, "it") == ["Which knife?"]
