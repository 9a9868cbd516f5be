import pytest
from wagtail.models import Locale

from courses.questions.models import QuestionVersion
from courses.questions.queries import newest_versions
from tests.factories import courses as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(db):
    Locale.objects.get_or_create(language_code="en")


def test_publishing_writes_a_version_without_the_key_in_its_body():
    question = make.question("Which?", right=1, wrong=1)
    version = QuestionVersion.objects.get()
    right, wrong = (item.id for item in question.activity_value["choices"].bound_blocks)
    assert version.body == {
        "kind": "single",
        "text": "Which?",
        "audio_url": "",
        "choices": [{"id": right, "text": "Right 0"}, {"id": wrong, "text": "Wrong 1"}],
    }
    assert version.answer_key["correct"] == [right]
    assert version.number == 1


def test_publishing_again_without_a_change_writes_nothing():
    question = make.question()
    question.save_revision().publish()
    assert QuestionVersion.objects.count() == 1


def test_a_change_is_a_new_version_and_the_old_one_stays():
    question = make.question("Old?")
    question.text = "New?"
    question.save_revision().publish()
    assert list(QuestionVersion.objects.order_by("number").values_list("number", "body__text")) == [
        (1, "Old?"),
        (2, "New?"),
    ]


def test_what_authors_arrange_it_by_makes_no_version_and_a_changed_key_does():
    question = make.question()
    question.name, question.folder, question.tags, question.difficulty = "Q1", "Kitchen", "soap", "easy"
    question.save_revision().publish()
    assert QuestionVersion.objects.count() == 1
    before = QuestionVersion.objects.get()
    stored = question.activity.get_prep_value()
    first, second, *_others = stored[0]["value"]["choices"]
    first["value"]["is_correct"], second["value"]["is_correct"] = False, True
    question.activity = question.activity.stream_block.to_python(stored)
    question.save_revision().publish()
    old, new = QuestionVersion.objects.order_by("number")
    assert (old.pk, old.answer_key) == (before.pk, before.answer_key)
    assert (old.answer_key["correct"], new.answer_key["correct"]) == ([first["id"]], [second["id"]])


def test_choice_ids_are_the_same_in_all_languages():
    question = make.question()
    make.translate_question(question, "it", "Quale?")
    english, italian = QuestionVersion.objects.order_by("language")
    assert (english.language, italian.language) == ("en", "it")
    assert [choice["id"] for choice in english.body["choices"]] == [
        choice["id"] for choice in italian.body["choices"]
    ]
    assert english.answer_key["correct"] == italian.answer_key["correct"]


def test_the_newest_version_in_her_language_or_the_fallback():
    translated, only_english = make.question("One?"), make.question("Two?")
    make.translate_question(translated, "it", "Uno?")
    translated.text = "One, changed?"
    translated.save_revision().publish()
    found = newest_versions(
        [translated.translation_key, only_english.translation_key], language="it", fallback="en"
    )
    assert {version.body["text"] for version in found.values()} == {"Uno?", "Two?"}
    found = newest_versions([translated.translation_key], language="en", fallback="en")
    assert [version.body["text"] for version in found.values()] == ["One, changed?"]
