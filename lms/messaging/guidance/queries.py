"""The notes on the law for somebody in these countries, in this language."""

from collections.abc import Collection

from django.db.models import Q

from lms.core import days
from lms.messaging.guidance.models import LegalNote


def _in(countries: Collection[str]) -> Q:
    return Q(country__in=[*countries, ""])


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
