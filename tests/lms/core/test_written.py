"""Days, times, numbers and lists as each language writes them."""

import datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import timezone, translation
from django.utils.formats import date_format

from lms.core import written

AT = datetime.datetime(2026, 1, 9, 19, 3, tzinfo=datetime.UTC)
EXPECTED = {
    "en": (
        *("9 January 2026", "9 January", "Friday 9 January", "9 January 2026, 19:03"),
        *("1,234.5", "a, b and c"),
    ),
    "it": (
        *("9 gennaio 2026", "9 gennaio", "venerdì 9 gennaio", "9 gennaio 2026, 19:03"),
        *("1.234,5", "a, b e c"),
    ),
    "es": (
        *("9 de enero de 2026", "9 de enero", "viernes, 9 de enero", "9 de enero de 2026, 19:03"),
        *("1.234,5", "a, b y c"),
    ),
    "el": (
        *("9 Ιανουαρίου 2026", "9 Ιανουαρίου", "Παρασκευή 9 Ιανουαρίου", "9 Ιανουαρίου 2026, 7:03 μ.μ."),
        *("1.234,5", "a, b και c"),
    ),
    "ro": (
        *("9 ianuarie 2026", "9 ianuarie", "vineri, 9 ianuarie", "9 ianuarie 2026, 19:03"),
        *("1.234,5", "a, b și c"),
    ),
    "ar": ("9 يناير 2026", "9 يناير", "الجمعة، 9 يناير", "9 يناير 2026، 7:03 م", "1,234.5", "a وb وc"),
    "fr": (
        *("9 janvier 2026", "9 janvier", "vendredi 9 janvier", "9 janvier 2026, 19:03"),
        *("1\u202f234,5", "a, b et c"),
    ),
    "uk": (
        *("9 січня 2026 р.", "9 січня", "пʼятниця, 9 січня", "9 січня 2026 р., 19:03"),
        *("1\xa0234,5", "a, b і c"),
    ),
}


@pytest.mark.parametrize("language", EXPECTED)
def test_each_language_writes_as_it_does(language):
    with translation.override(language):
        shown = (
            *(written.day(AT), written.day_without_year(AT), written.weekday_and_day(AT)),
            *(written.day_and_clock(AT), written.number(Decimal("1234.5")), written.listed("abc")),
        )
    assert tuple(text.replace("\u202f", " ") for text in shown) == tuple(
        text.replace("\u202f", " ") for text in EXPECTED[language]
    )


def test_every_language_of_the_site_is_looked_at(settings):
    assert set(EXPECTED) == {code for code, _name in settings.LANGUAGES}


@pytest.mark.parametrize(("language", "day"), [("pt-br", "9 de janeiro de 2026"), ("xx", "9 January 2026")])
def test_other_languages_of_a_host_site(language, day):
    assert written.day(AT, language) == day


@pytest.mark.parametrize(
    ("seconds", "language", "told"),
    [
        (0, "en", "1 minute ago"),
        (-50, "en", "1 minute ago"),
        (3 * 3600, "it", "3 ore fa"),
        (2 * 86400, "uk", "2 дні тому"),
        (2 * 86400, "ar", "قبل يومين"),
    ],
)
def test_how_long_ago(seconds, language, told):
    assert written.ago(timezone.now() - datetime.timedelta(seconds=seconds), language) == told


def test_in_templates_nothing_makes_nothing():
    page = Template(
        "{% load lms_written %}{{ at|written_day }}|{{ at|written_clock }}|{{ none|written_day }}|"
        "{{ nowhere|written_moment }}|{{ names|written_list }}"
    )
    shown = page.render(Context({"at": AT, "none": None, "names": ["Hotel A", "Hotel B"]}))
    assert shown == "9 January 2026|19:03|||Hotel A and Hotel B"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("it", "09/01/2026, 19:03"),
        ("ro", "09.01.2026, 19:03"),
        ("ar", "9 يناير 2026، 19:03"),
        ("uk", "9 січня 2026 р., 19:03"),
    ],
)
def test_what_wagtail_writes_by_itself_is_no_english_with_other_months(language, shown):
    with translation.override(language):
        assert date_format(AT, "DATETIME_FORMAT") == shown


@pytest.mark.parametrize(("language", "joined"), [("en", " and "), ("ar", " و")])
def test_names_stand_each_by_itself_whatever_the_letters_around_them(language, joined):
    page = Template("{% load lms_written %}{{ names|written_names }}")
    with translation.override(language):
        said = page.render(Context({"names": ["Giulia", "<Amal> {0}"]}))
    assert said == f"<bdi>Giulia</bdi>{joined}<bdi>&lt;Amal&gt; {{0}}</bdi>"
