"""The list of skills and occupations that comes with the product."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command

from lms.competences.importing import starter
from lms.competences.models import Competence, Framework, Level, Occupation, OccupationCompetence
from lms.core.languages import site_languages
from lms.safety.neutral.words import told_outside
from lms.safety.outside.texts import plain

LANGUAGES = ["en", "it", "es", "el", "ro", "ar", "fr", "uk"]


@pytest.fixture(scope="module")
def listed():
    return starter.read_list()


def test_it_holds_what_a_first_job_asks_for(listed):
    assert (len(listed.skills) >= 150, len(listed.occupations)) == (True, 40)


def test_everything_is_said_in_eight_languages_and_fits(listed):
    assert {code for code, _name in site_languages()} <= set(LANGUAGES)
    for row in [*listed.skills, *listed.occupations]:
        assert [language for language in LANGUAGES if row.labels[language].strip()] == LANGUAGES, row.code
        assert max(map(len, row.labels.values())) <= 120, row.code
    assert [set(level["label"]) for level in starter.levels()] == [set(LANGUAGES)] * 5


def test_no_two_are_called_the_same_and_none_is_listed_twice(listed):
    for rows in (listed.skills, listed.occupations):
        assert [code for code, count in Counter(row.code for row in rows).items() if count > 1] == []
        for language in LANGUAGES:
            names = Counter(row.labels[language] for row in rows)
            assert [name for name, count in names.items() if count > 1] == [], language
    addresses = Counter(row.esco for row in [*listed.skills, *listed.occupations] if row.esco)
    assert [address for address, count in addresses.items() if count > 1] == []


def test_s01_no_label_tells(listed):
    labels = [label for row in [*listed.skills, *listed.occupations] for label in row.labels.values()]
    assert [label for label in labels if told_outside(plain(label), [])] == []


def test_every_occupation_asks_for_something_and_every_relation_is_between_skills_of_the_list(listed):
    skills = {row.code for row in listed.skills}
    essential = {row.occupation for row in listed.asked if row.is_essential}
    assert essential == {row.code for row in listed.occupations}
    assert {row.skill for row in listed.asked} <= skills
    assert {code for row in listed.relations for code in (row.code, row.other)} <= skills
    between = [frozenset((row.code, row.other)) for row in listed.relations]
    assert len(between) == len(set(between))
    assert {row.kind for row in listed.relations} == {"broader", "related"}


@pytest.mark.django_db
def test_loading_it_twice_is_once_and_changes_no_word_of_the_site(listed):
    put = starter.load()
    assert (put.skills, put.occupations, put.relations, put.asked) == (
        len(listed.skills),
        40,
        len(listed.relations),
        len(listed.asked),
    )
    Competence.objects.filter(code="hotel-make-bed").update(labels={"en": "Makes beds our way"})
    again = starter.load()
    assert (again.skills, again.occupations, again.relations, again.asked) == (0, 0, 0, 0)
    bed = Competence.objects.get(code="hotel-make-bed")
    assert (bed.labels["en"], bed.labels["it"]) == (
        "Makes beds our way",
        "Rifà il letto secondo lo standard dell’albergo",
    )
    assert Level.objects.filter(framework__code="starter").count() == 5
    assert Framework.objects.get(code="starter").description_in("en").startswith("A list of our own")
    assert set(Competence.objects.values_list("visible_outside", flat=True)) == {True}


@pytest.mark.django_db
def test_the_command_says_how_much_is_new():
    said = StringIO()
    call_command("load_starter_list", stdout=said)
    assert said.getvalue() == (
        f"{Competence.objects.count()} skills, {Occupation.objects.count()} occupations,"
        f" 94 relations between skills, {OccupationCompetence.objects.count()} skills that occupations ask"
        " for.\n"
    )
