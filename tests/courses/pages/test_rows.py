"""The rows of modules that stood before they could be translated."""

import uuid
from importlib import import_module

import pytest
from django.apps import apps
from wagtail.models import Locale

from courses.pages import models as pages
from tests.factories import courses as make

pytestmark = pytest.mark.django_db
filled = import_module("courses.pages.migrations.0003_rows_in_languages_filled")
ROWS = {
    "objectives": pages.ModuleObjective,
    "practice": pages.ModulePracticeTask,
    "quiz_questions": pages.ModuleQuizQuestion,
}


@pytest.fixture
def modules(faces):
    """A module in two languages whose rows know nothing of each other, with a draft of each."""
    english = make.module_page(make.course_page(faces.skills), quiz=2)
    english.objectives = [pages.ModuleObjective(text=text) for text in ("You can clean.", "You can cut.")]
    english.practice = [
        pages.ModulePracticeTask(competence=english.competences.get().competence, text="Washes her hands.")
    ]
    english.save_revision().publish()
    make.translate(english.get_parent().specific, "it", "Cucina")
    italian = make.translate(english, "it", "Una cucina pulita")
    for model in ROWS.values():
        for row in model.objects.all():
            model.objects.filter(pk=row.pk).update(
                translation_key=uuid.uuid4(), locale=Locale.objects.get(language_code="en")
            )
    for page in (english, italian):
        revision = page.get_latest_revision()
        for relation in ROWS:
            for row in revision.content[relation]:
                del row["translation_key"], row["locale"]
        revision.save()
    return english, italian


def keys(page, relation: str) -> list[tuple]:
    rows = ROWS[relation].objects.filter(page=page).order_by("sort_order")
    return list(rows.values_list("translation_key", "locale__language_code"))


def test_the_same_row_has_one_key_in_every_language(modules):
    english, italian = modules
    filled.fill(apps, None)
    for relation in ROWS:
        assert keys(italian, relation) == [(key, "it") for key, _language in keys(english, relation)]
        assert len(set(keys(english, relation))) == len(keys(english, relation))


def test_a_draft_keeps_the_keys_of_its_rows(modules):
    english, _italian = modules
    filled.fill(apps, None)
    before = {relation: keys(english, relation) for relation in ROWS}
    filled.fill_drafts(apps, None)
    pages.ModulePage.objects.get(pk=english.pk).get_latest_revision().publish()
    assert {relation: keys(english, relation) for relation in ROWS} == before
