"""What words give away that she did not mean to say, in her language and in others."""

import pytest

from employers.portfolios.inference.telling import Kind, told_by
from tests.factories.people import make_organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("I cooked for weddings in Fes.", Kind.PLACE, "Fes"),
        ("كنت أطبخ في فاس للأعراس", Kind.PLACE, "فاس"),
        ("Готувала у Харкові", Kind.PLACE, "Харкові"),
        ("Ho lavorato in Nigeria", Kind.PLACE, "Nigeria"),
        ("Δούλεψα στη Γεωργία", Kind.PLACE, "Γεωργία"),
        ("I am 32 years old", Kind.AGE, "32 years old"),
        ("عمري ٣٢ سنة", Kind.AGE, "32 سنة"),
        ("Since 2019 I bake", Kind.AGE, "2019"),
        ("Nato il 3/4/95", Kind.AGE, "3/4/95"),
        ("Cucinavo con mia nonna", Kind.FAMILY, "nonna"),
        ("أطبخ مع جدّتي", Kind.FAMILY, "جدتي"),
        ("I cannot work in Ramadan", Kind.BELIEF, "Ramadan"),
        ("Write to me: +39 333 123 4567", Kind.REACH, "+39 333 123 4567"),
        ("amina@example.org", Kind.REACH, "amina@example.org"),
        ("I am on WhatsApp", Kind.REACH, "WhatsApp"),
        ("I learned it with Giulia there", Kind.NAME, "Giulia"),
        ("after trafficking I learned to cook", Kind.PAST, "trafficking"),
    ],
)
def test_it_is_found_as_she_wrote_it(text, kind, words):
    assert (kind, words) in [(found.kind, found.words) for found in told_by(text)]


@pytest.mark.parametrize(
    "text",
    [
        "I like to work in an order that everybody can follow. I learn fast and I am on time.",
        "Mi piace la cucina la mattina presto. Ricordo bene gli ordini.",
        "I speak English and Italian. On Mondays I am free.",
        "أحب العمل في المطبخ في الصباح الباكر.",
        "Up to 200 guests, 30 hours, 6 days.",
        "",
    ],
)
def test_plain_words_about_work_give_nothing_away(text):
    assert told_by(text) == []


def test_the_name_of_an_organisation_is_found():
    make_organisation("Casa Levante")
    assert [(found.kind, found.words) for found in told_by("I was at casa levante")] == [
        (Kind.PAST, "casa levante")
    ]
