"""What to show first to somebody in these countries, in this language."""

from collections.abc import Collection

from django.conf import settings
from django.db.models import Q

from lms.core import days
from lms.messaging.guidance.models import CrisisContact, LegalNote


def _in(countries: Collection[str]) -> Q:
    return Q(country__in=[*countries, ""])


def contacts_for(countries: Collection[str], *, language: str) -> list[CrisisContact]:
    """The numbers of these countries, and those of every country.

    Each country's in her language; a number in another language is better than none.
    """
    by_country: dict[str, list[CrisisContact]] = {}
    for contact in CrisisContact.objects.filter(_in(countries)):
        by_country.setdefault(contact.country, []).append(contact)
    return [contact for rows in by_country.values() for contact in _in_her_language(rows, language)]


def _in_her_language(rows: list[CrisisContact], language: str) -> list[CrisisContact]:
    for wanted in (language, settings.LANGUAGE_CODE):
        chosen = [contact for contact in rows if contact.language == wanted]
        if chosen:
            return chosen
    return rows


def legal_notes_for(countries: Collection[str], *, language: str) -> list[str]:
    """The texts that hold today. Empty where one of her countries has none in her language.

    Part of the truth would be worse than the plain sentence that takes its place.
    """
    today = days.today()
    notes = LegalNote.objects.filter(_in(countries), language=language).order_by("country")
    held = {note.country: note.text for note in notes if note.holds_on(today)}
    if not held or not ("" in held or set(countries) <= set(held)):
        return []
    return list(held.values())
