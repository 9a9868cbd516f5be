"""Days, times, numbers and lists as each language writes them, by the Unicode CLDR (Babel).

The one place where they become words. What Django's own formats and `|date` make is English with other
months: capitals, "a.m.", another order. Figures are always 0-9: cards, codes and prints have them, and so do
keyboards.
"""

import datetime
import zoneinfo
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time, format_timedelta, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from django.utils import timezone

from lms.core import days
from lms.core.languages import written_in

#: Which of the countries that share a language is meant: English as read in Europe.
_COUNTRIES = {"en": "en_GB"}
#: Languages with a comma of their own.
_COMMAS = {"ar": "، ", "fa": "، ", "ur": "، "}


@lru_cache(32)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(_COUNTRIES.get(language, language), sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


#: Codes of territories that are none: unions, tests, "unknown".
NOWHERE = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ"})


def _here(language: str | None = None) -> Locale:
    return _locale(language or written_in())


def day(value: datetime.date, language: str | None = None) -> str:
    """9 gennaio 2026. Of a moment, its day where the site is."""
    return format_date(days.as_day(value), "long", locale=_here(language))


def day_without_year(value: datetime.date, language: str | None = None) -> str:
    """9 gennaio."""
    return format_skeleton("MMMMd", days.as_day(value), locale=_here(language))


def weekday_and_day(value: datetime.date, language: str | None = None) -> str:
    """venerdì 9 gennaio."""
    locale = _here(language)
    pattern = locale.datetime_skeletons["MMMMEd"].pattern.replace("E", "EEEE", 1)  # the weekday in full
    return format_date(days.as_day(value), pattern, locale=locale)


def clock(moment: datetime.datetime, language: str | None = None) -> str:
    """00:03, as clocks where the site is show it."""
    return format_time(days.local(moment), "short", tzinfo=days.zone(), locale=_here(language))


def time_of_day(value: datetime.time, language: str | None = None) -> str:
    """09:30, of a time that was said for where it happens."""
    return format_time(value, "short", locale=_here(language))


@lru_cache(512)
def zones_in(country: str) -> list[str]:
    """The zones of a country that its machines know, by name."""
    known, found = zoneinfo.available_timezones(), get_global("zone_territories").items()
    return sorted(name for name, territory in found if territory == country and name in known)


def clocks_of(zone: str, language: str | None = None) -> str:
    """By which city's clocks it is so late in a zone: "Atene" for Europe/Athens."""
    return get_timezone_location(zone, locale=_here(language), return_city=True)


def day_and_clock(moment: datetime.datetime, language: str | None = None) -> str:
    """9 gennaio 2026, 00:03."""
    pattern = str(_here(language).datetime_formats["medium"])
    return pattern.replace("'", "").format(clock(moment, language), day(moment, language))


def ago(moment: datetime.datetime, language: str | None = None) -> str:
    """2 ore fa. What was just now was a minute ago."""
    passed = max(timezone.now() - moment, datetime.timedelta(minutes=1))
    return format_timedelta(
        -passed, granularity="minute", threshold=1, add_direction=True, locale=_here(language)
    )


def number(value: int | float | Decimal, language: str | None = None) -> str:
    """1.234,5."""
    return format_decimal(value, locale=_here(language))


def percent(hundredths: int, language: str | None = None) -> str:
    """45 %, of 45."""
    return format_percent(Decimal(hundredths) / 100, locale=_here(language))


def language_named(code: str, language: str | None = None) -> str:
    """What one language calls another in the middle of a sentence: "inglese", not "Inglese"."""
    return _here(language).languages.get(code.split("-", maxsplit=1)[0], code)


def country(code: str, language: str | None = None) -> str:
    """What the country is called: "Italia"; its code where nobody knows."""
    return _here(language).territories.get(code, code)


def countries(language: str | None = None) -> dict[str, str]:
    """What each country is called, by its code."""
    return {
        code: name
        for code, name in _here(language).territories.items()
        if len(code) == 2 and code not in NOWHERE
    }


def words_with_capitals(language: str | None = None) -> list[str]:
    """What some languages write with a capital though it is no name: languages, months, days."""
    here = _here(language)
    return [
        *here.languages.values(),
        *here.months["format"]["wide"].values(),
        *here.days["format"]["wide"].values(),
    ]


def weekday_named(number: int, language: str | None = None) -> str:
    """lunedì for 1, as it stands alone at the head of a line."""
    return _here(language).days["stand-alone"]["wide"][number - 1]


def comma(language: str | None = None) -> str:
    """What stands between the parts of a row, with its space."""
    return _COMMAS.get(_here(language).language, ", ")


def listed(words: Iterable[object], language: str | None = None) -> str:
    """a, b e c."""
    return format_list([str(word) for word in words], locale=_here(language))
