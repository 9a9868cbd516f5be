"""Which languages a site has, and in which of them our own words are written.

A site may have twenty languages of which we have words for eight, one, or none that it named: then Django's
whole list stands in its settings, and nobody meant it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils import translation

LOCALES = Path(__file__).resolve().parents[1] / "locale"
#: Written here in English; a sentence of ours that every translation says in another way.
WRITTEN = "en"
PROBE = "Are you still here? This page closes in a minute."


@dataclass(frozen=True, slots=True)
class OfferedLanguage:
    """A language a page can be read in, in its own name."""

    code: str
    name: str
    url: str
    current: bool


def offered_language(code: str) -> str:
    """The language that a site offers for the one that is spoken: `en` for the `en-gb` of its settings."""
    try:
        return translation.get_supported_language_variant(code)
    except LookupError:
        return code


def site_languages() -> list[tuple[str, str]]:
    """LANGUAGES, where a site says them; else those we have words for, and the site's own. Without
    USE_I18N it has its own alone.
    """
    own = settings.LANGUAGE_CODE
    if not settings.USE_I18N:
        return [(own, dict(settings.LANGUAGES).get(own, own))]
    if settings.is_overridden("LANGUAGES"):
        return list(settings.LANGUAGES)
    meant = {own, own.partition("-")[0], *_brought()}
    return [(code, name) for code, name in settings.LANGUAGES if code in meant]


@cache
def _brought() -> set[str]:
    """The languages that come with us."""
    return {WRITTEN, *(each.name for each in LOCALES.glob("*/"))}


def spoken_languages() -> list[str]:
    """Of the site's languages those in which our pages can be read; at least the one in which they are."""
    spoken = [code for code, _name in site_languages() if written_in(code) == code]
    return spoken or [written_in(settings.LANGUAGE_CODE)]


def written_in(language: str | None = None) -> str:
    """In which language our words stand on a page in `language`, or on the one that is being made: in
    that one, or in what Django falls back to. A site may bring words of ours itself (LOCALE_PATHS).
    """
    language = language or translation.get_language() or settings.LANGUAGE_CODE
    return _written_in(language, settings.LANGUAGE_CODE) if settings.USE_I18N else WRITTEN


@cache
def _written_in(language: str, own: str) -> str:
    if _has_words(language, own):
        return language
    return own if _has_words(own, own) else WRITTEN


def _has_words(language: str, own: str) -> bool:
    if language.partition("-")[0] == WRITTEN:
        return True
    said = _said_in(language)
    return said != PROBE and (language == own or said != _said_in(own))


def _said_in(language: str) -> str:
    with translation.override(language):
        return translation.gettext(PROBE)


def in_site_order(languages: Collection[str]) -> list[str]:
    """The keys of a {language: …} in the order of the site's languages, others after them: PostgreSQL keeps
    keys in an order of its own.
    """
    known = [code for code, _name in site_languages() if code in languages]
    return known + sorted(set(languages) - set(known))
