"""Whom one can call, what waits to be checked, and what was printed."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet
from wagtail.models import ReferenceIndex

from lms.contacts.enums import Kind
from lms.contacts.models import Contact, Edition
from lms.contacts.shown import ShownContact, shown_on
from lms.core import days
from lms.core.reviewing import DUE

AT_ONCE = (Kind.EMERGENCY, Kind.CRISIS)


@dataclass(frozen=True, slots=True)
class NumbersOfCountry:
    """`country` is "" for what holds in all of them."""

    country: str
    contacts: list[ShownContact]


@dataclass(frozen=True, slots=True)
class EditionMark:
    """What stands on every sheet of a print."""

    number: int
    made_on: datetime.date


def shown(contact: Contact, *, language: str) -> ShownContact:
    """As it is read today."""
    return shown_on(contact, days.today(), language=language, emergency=emergency_for(contact.country))


def emergency_for(country: str) -> Contact | None:
    """The country's own, else that of all."""
    found = Contact.objects.filter(kind=Kind.EMERGENCY, country__in={country, ""}).order_by("position", "pk")
    return min(found.prefetch_related("words"), key=lambda contact: not contact.country, default=None)


def contacts_for(countries: Collection[str], *, language: str) -> list[ShownContact]:
    """Whom somebody in these countries can call at once: their numbers, and those of every country."""
    return _shown(_at_once().filter(country__in=[*countries, ""]), language)


def everywhere(language: str) -> list[NumbersOfCountry]:
    """The same where nobody knows the country: what holds everywhere, then country by country."""
    return _by_country(_shown(_at_once(), language))


def everybody(language: str) -> list[NumbersOfCountry]:
    """Every contact of the site, in the same order: what helps at once comes first."""
    contacts = Contact.objects.prefetch_related("words").order_by("position", "pk")
    found = _shown(contacts, language)
    return _by_country(sorted(found, key=lambda contact: contact.kind not in AT_ONCE))


def _by_country(contacts: Iterable[ShownContact]) -> list[NumbersOfCountry]:
    by_country: dict[str, list[ShownContact]] = defaultdict(list)
    for contact in contacts:
        by_country[contact.country].append(contact)
    return [NumbersOfCountry(country, by_country[country]) for country in sorted(by_country)]


def _at_once() -> QuerySet[Contact]:
    return Contact.objects.filter(kind__in=AT_ONCE).prefetch_related("words").order_by("position", "pk")


def _shown(contacts: Iterable[Contact], language: str) -> list[ShownContact]:
    found, today = list(contacts), days.today()
    emergencies = {each.country: each for each in reversed(found) if each.kind == Kind.EMERGENCY}
    return [
        shown_on(each, today, language=language, emergency=emergencies.get(each.country, emergencies.get("")))
        for each in found
    ]


def contacts_in(thing: Any) -> list[Contact]:
    """Every contact that a page or a snippet names, in its blocks too; as it is now, saved or not."""
    own = ContentType.objects.get_for_model(Contact).pk
    keys = {
        int(key)
        for target, key, _path, _content in ReferenceIndex._extract_references_from_object(thing)
        if target == own
    }
    return list(Contact.objects.filter(pk__in=keys)) if keys else []


def to_check() -> QuerySet[Contact]:
    """What nobody checked, or what has to be checked within the next weeks; the first to expire first."""
    last = days.today() + DUE
    waiting = Q(reviewer="") | Q(reviewed_on=None) | Q(expires_on=None) | Q(expires_on__lt=last)
    return Contact.objects.filter(waiting).order_by(F("expires_on").asc(nulls_first=True), "position", "pk")


def to_throw_away() -> QuerySet[Edition]:
    """Prints on which a number, or what is said about it, is no longer true."""
    return Edition.objects.exclude(withdrawn_at=None).order_by(F("withdrawn_at").desc(nulls_last=True), "-pk")


def printed_with(contact: Contact) -> QuerySet[Edition]:
    """Every print on which this contact stands, or stood before it changed."""
    return Edition.objects.filter(contacts__contact=contact).order_by("title", "language", "number")


def edition(kind: str, key: str, language: str) -> Edition | None:
    """The newest of a print, to stand on its sheets."""
    return Edition.objects.filter(kind=kind, key=key, language=language).order_by("-number").first()


def edition_of(page: Any) -> EditionMark:
    """What the sheets of a page say (its class names a `print_kind`); never nothing."""
    found = edition(page.print_kind, str(page.translation_key), page.locale.language_code)
    if found is not None:
        return EditionMark(found.number, days.day_of(found.made_at))
    said = page.last_published_at or page.first_published_at
    return EditionMark(1, days.day_of(said) if said else days.today())
