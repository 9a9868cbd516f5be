"""The demo's rights: every question of a country in each of its languages, line by line."""

import pytest

from lms.core import days
from lms.core.reviewing import Standing
from lms.programme.models import ProgrammeHomePage, RightPage, RightsPage
from lms.programme.rights.enums import Country
from lms.programme.rights.shown import shown_right
from lms.site.demo.content import read
from lms.site.demo.rights import FOLDER, file_of, load_rights

EIGHT = {"en", "it", "es", "el", "ro", "ar", "fr", "uk"}
LANGUAGES = {(country, language) for country in Country for language in {"en", "ar", *country.spoken}}


def facts(country: Country, language: str) -> list[tuple[str, int, int, int, bool]]:
    """What must be the same in every language."""
    return [
        (right["id"], len(right["answer"]), len(right["bring"]), len(right["counter"]), "care" in right)
        for right in read(file_of(country, language))["rights"]
    ]


def test_every_right_of_a_country_says_the_same_in_each_of_its_languages():
    odd = [
        (country.value, language)
        for country, language in sorted(LANGUAGES)
        if facts(country, language) != facts(country, "en")
    ]
    assert odd == []


def test_every_country_answers_every_question():
    words = read(FOLDER / "rights.toml")
    said = {country.value: [right[0] for right in facts(country, "en")] for country in Country}
    assert said == {
        country.value: words["ids_of_europe" if country is Country.EUROPE else "ids"] for country in Country
    }


def test_the_shelf_speaks_eight_languages_and_names_who_stands_for_each_answer():
    words = read(FOLDER / "rights.toml")
    assert {name: set(words[name]) for name in ("title", "lead", "caution", "ask")} == dict.fromkeys(
        ("title", "lead", "caution", "ask"), EIGHT
    )
    named = {(Country(country), language) for country, row in words["reviewer"].items() for language in row}
    assert named == LANGUAGES


@pytest.mark.django_db
def test_they_stand_below_the_home_of_each_language(faces, monkeypatch):
    monkeypatch.setattr("lms.site.demo.rights.languages_of", lambda words: ["en", "it"])
    monkeypatch.setattr("lms.site.demo.rights.Country", [Country.ITALY])
    load_rights(ProgrammeHomePage.objects.get(pk=faces.programme.pk))
    shelves = RightsPage.objects.order_by("path").values_list("locale__language_code", "title")
    assert dict(shelves) == {"en": "Your rights", "it": "I tuoi diritti"}
    english, italian = RightPage.objects.filter(topic="work").order_by("pk")
    assert (italian.translation_key, italian.slug) == (english.translation_key, english.slug)
    assert [line.id for line in italian.counter] == [line.id for line in english.counter]
    assert {page.standing_on(days.today()) for page in (english, italian)} == {Standing.HOLDS}
    (card,) = shown_right(english).cards.cards
    assert len(card.lines) == len(english.counter)
