"""Competences, levels and frameworks as an author edits them: a field for each language."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from lms.competences.models import Competence, Framework
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db
CODES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture(params=[Role.AUTHOR, Role.REVIEWER])
def browser(request, faces, enter):
    call_command("make_roles")
    return enter(make_worker(request.param))


def address(competence=None):
    name = "wagtailsnippets_lms_competence"
    return reverse(f"{name}:edit", args=[competence.pk]) if competence else reverse(f"{name}:add")


def filled(**texts):
    return {"framework": Framework.objects.get().pk, "code": "sewing", "esco_uri": "", **texts}


def test_each_language_has_a_field_of_its_own_and_says_which_way_it_is_written(browser):
    make.competence()
    page = browser.get(address())
    shown = page.content.decode()
    form = page.context["form"]
    assert [name for name in form.fields if name.startswith("labels_")] == [f"labels_{c}" for c in CODES]
    assert ('id="id_labels_ar"' in shown, 'dir="rtl"' in shown, 'name="labels"' in shown) == (
        True,
        True,
        False,
    )


def test_what_is_typed_is_kept_by_language_and_what_is_emptied_goes(browser):
    make.competence()
    made = browser.post(
        address(), filled(labels_en="Sews a hem", labels_it="Cuce", descriptions_en="By hand.")
    )
    competence = Competence.objects.get(code="sewing")
    assert (made.status_code, competence.labels, competence.descriptions) == (
        302,
        {"en": "Sews a hem", "it": "Cuce"},
        {"en": "By hand."},
    )
    Competence.objects.filter(pk=competence.pk).update(labels={"en": "Sews", "it": "Cuce", "sq": "Qep"})
    assert browser.get(address(competence)).context["form"]["labels_it"].value() == "Cuce"
    browser.post(address(competence), filled(labels_en="Sews"))
    competence.refresh_from_db()
    assert competence.labels == {"en": "Sews", "sq": "Qep"}  # a language this site does not have now


def test_a_missing_name_and_a_telling_word_are_told_at_their_field(browser):
    make.competence()
    before = Competence.objects.count()
    missing = browser.post(address(), filled(labels_it="Cuce"))
    telling = browser.post(address(), filled(labels_en="Sews", labels_it="Vittime di tratta"))
    described = browser.post(address(), filled(labels_en="Sews", descriptions_es="Víctimas de trata"))
    assert [
        (page.status_code, list(page.context["form"].errors)) for page in (missing, telling, described)
    ] == [
        (200, ["labels_en"]),
        (200, ["labels_it"]),
        (200, ["descriptions_es"]),
    ]
    assert 'value="Vittime di tratta"' in telling.content.decode()
    assert Competence.objects.count() == before


@pytest.mark.parametrize("value", ["text", ["x"], 3, {"en": ["x"]}, {"en": None}])
@pytest.mark.parametrize("name", ["labels", "descriptions"])
def test_what_is_no_text_by_language_is_refused_in_words(name, value):
    competence, _level = make.competence()
    setattr(competence, name, value)
    with pytest.raises(ValidationError) as refused:
        competence.full_clean()
    assert refused.value.message_dict == {name: ["Give a text for each language, and nothing else."]}


def test_raw_json_in_the_address_of_old_changes_nothing(browser):
    competence, _level = make.competence()
    answer = browser.post(address(competence), filled(labels='"text"', labels_en="Sews"))
    competence.refresh_from_db()
    assert (answer.status_code, competence.labels) == (302, {"en": "Sews"})


@pytest.mark.parametrize("model", ["level", "framework"])
def test_levels_and_frameworks_are_edited_the_same_way(faces, enter, model):
    call_command("make_roles")
    browser = enter(make_worker(Role.REVIEWER))
    _competence, level = make.competence()
    one = level if model == "level" else level.framework
    edit = reverse(f"wagtailsnippets_lms_{model}:edit", args=[one.pk])
    form = {"code": "first", "labels_en": "First", "rank": "1", "framework": level.framework_id}
    answer = browser.post(edit, form | {"labels_uk": "Перший"})
    one.refresh_from_db()
    assert (answer.status_code, one.labels) == (302, {"en": "First", "uk": "Перший"})


def test_an_author_deletes_none(browser):
    competence, _level = make.competence()
    browser.post(reverse("wagtailsnippets_lms_competence:delete", args=[competence.pk]))
    assert Competence.objects.filter(pk=competence.pk).exists()
