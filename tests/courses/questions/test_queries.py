"""A question as a learner meets it: the newest version, read once for everybody."""

import uuid

import pytest

from courses.questions.queries import shown_version
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


def test_what_is_not_published_is_not_shown(db):
    assert shown_version(uuid.uuid4(), language="en", fallback="en") is None
