"""What follows from the country a service is in."""

from django.conf import settings

#: Doors open by the clock of their country, wherever the site stands.
ZONES = {"IT": "Europe/Rome", "ES": "Europe/Madrid", "GR": "Europe/Athens", "RO": "Europe/Bucharest"}
_LANGUAGES = {"IT": "it", "ES": "es", "GR": "el", "RO": "ro"}


def language_of(country: str) -> str:
    """What is read by whoever works there; elsewhere the site's own language."""
    return _LANGUAGES.get(country, settings.LANGUAGE_CODE)
