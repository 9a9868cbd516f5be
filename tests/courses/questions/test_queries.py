"""A question as a learner meets it: the newest version, read once for everybody."""

import uuid

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from courses.questions.models import Question
from courses.questions.queries import newest_versions, shown_version
from tests.factories import courses as make

pytestmark = pytest.mark.django_db


def words(question, language):
    version = shown_version(question.translation_key, language=language, fallback="en")
    return version.body["text"] if version else None


def test_it_is_shown_in_her_language_or_in_the_fallback(faces):
    question = make.question("Which board?")
    assert [words(question, language) for language in ("en", "it")] == ["Which board?"] * 2
    make.translate_question(question, "it", "Quale tagliere?")
    assert [words(question, language) for language in ("en", "it", "el")] == [
        "Which board?",
        "Quale tagliere?",
        "Which board?",
    ]


def test_it_is_read_once_and_published_anew_it_is_met_at_once(faces, django_assert_num_queries):
    question = make.question("Which board?")
    words(question, "en")
    with django_assert_num_queries(0):
        assert words(question, "it") == "Which board?"
    question.text = "Which knife?"
    question.save_revision().publish()
    assert words(question, "en") == "Which knife?"


@pytest.mark.parametrize("withdraw", ["unpublish", "delete"])
def test_a_translation_that_is_withdrawn_is_read_in_its_source(faces, withdraw):
    question = make.question("Which board?")
    translated = make.translate_question(question, "it", "Quale tagliere?")
    assert words(question, "it") == "Quale tagliere?"
    getattr(translated, withdraw)()
    asked = newest_versions([question.translation_key], language="it", fallback="en")
    assert words(question, "it") == asked[question.translation_key].body["text"] == "Which board?"


def test_a_source_that_is_withdrawn_is_answered_where_it_was_asked(faces):
    question = make.question("Which board?")
    question.unpublish()
    assert words(question, "it") == "Which board?"


def test_what_is_not_published_is_not_shown(db):
    assert shown_version(uuid.uuid4(), language="en", fallback="en") is None


def test_a_translators_work_keeps_every_id(faces, admin_user):
    """wagtail-localize writes the words of a question block by block into a copy of it."""
    source = make.question("Which board?", feedback="No.")
    italian = Locale.objects.get(language_code="it")
    written, _created = TranslationSource.update_or_create_from_instance(source)
    for segment in written.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=italian,
            context=segment.context,
            data=f"IT {segment.string.data}",
        )
    Translation.objects.create(source=written, target_locale=italian).save_target(user=admin_user)
    translated = Question.objects.get(locale=italian)
    said = [
        [(item.id, item.value["text"], item.value["is_correct"]) for item in version.bound_blocks]
        for version in (source.activity_value["choices"], translated.activity_value["choices"])
    ]
    assert said[1] == [(choice, f"IT {text}", right) for choice, text, right in said[0]]
