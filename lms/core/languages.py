from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_supported_language_variant


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
        return get_supported_language_variant(code)
    except LookupError:
        return code


def in_site_order(languages: Collection[str]) -> list[str]:
    """The keys of a {language: …} in the order of the site's languages, others after them: PostgreSQL keeps
    keys in an order of its own.
    """
    known = [code for code, _name in settings.LANGUAGES if code in languages]
    return known + sorted(set(languages) - set(known))
