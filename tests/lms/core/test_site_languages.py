"""A site has the languages it says: one, twenty, or none that it named."""

from types import SimpleNamespace

import pytest
from django.conf import global_settings
from django.conf import settings as real

from lms.core import languages

OURS = ["en", "it", "es", "el", "ro", "ar", "fr", "uk"]
TWENTY = [*OURS, "sv", "fa", "de", "pl", "pt-br", "nl", "da", "fi", "he", "tr", "cs", "hu"]


@pytest.fixture
def site(monkeypatch):
    """A site's settings, as a settings module says them: what is left out is Django's."""

    def says(**said):
        known = SimpleNamespace(
            LANGUAGE_CODE="en", USE_I18N=True, LANGUAGES=global_settings.LANGUAGES,
            is_overridden=lambda name: name in said,
        )  # fmt: skip
        vars(known).update(said)
        monkeypatch.setattr(languages, "settings", known)

    return says


def codes():
    return [code for code, _name in languages.site_languages()]


@pytest.mark.parametrize(
    ("said", "site_has", "spoken"),
    [
        ({"LANGUAGE_CODE": "en-us"}, sorted(OURS), sorted(OURS)),
        ({"LANGUAGE_CODE": "sv"}, sorted([*OURS, "sv"]), sorted(OURS)),
        ({"LANGUAGES": [("en", "English")]}, ["en"], ["en"]),
        ({"LANGUAGES": [("sv", "Swedish")], "LANGUAGE_CODE": "sv"}, ["sv"], ["en"]),
        ({"LANGUAGES": [(code, code) for code in TWENTY]}, TWENTY, OURS),
        ({"USE_I18N": False, "LANGUAGE_CODE": "en-us"}, ["en-us"], ["en"]),
    ],
    ids=["new site", "Swedish site", "one", "one without words", "twenty", "no translations"],
)
def test_what_is_offered_can_be_read(site, said, site_has, spoken):
    site(**said)
    has = codes() if "LANGUAGES" in said else sorted(codes())
    offered = languages.spoken_languages() if "LANGUAGES" in said else sorted(languages.spoken_languages())
    assert (has, offered) == (site_has, spoken)


@pytest.mark.parametrize(
    ("own", "page", "words"),
    [
        ("en", "sv", "en"),
        ("en-us", "en-us", "en-us"),
        ("it", "sv", "it"),
        ("sv", "fa", "en"),
        ("sv", "ar", "ar"),
    ],
)
def test_words_that_are_missing_are_those_django_falls_back_to(settings, own, page, words):
    settings.LANGUAGE_CODE = own
    assert languages.written_in(page) == words


def test_every_language_of_the_ready_made_site_has_words():
    assert languages.spoken_languages() == [code for code, _name in real.LANGUAGES]
