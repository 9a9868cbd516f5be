"""Where somebody works or looks for work: a region, never a street.

ISO 3166-2, each with its name as it stands on signs there and in Latin letters.
"""

from employers.areas.known import AREAS, Area
from lms.core.texts import Text

__all__ = ["AREAS", "Area", "area_choices", "called"]

#: What the signs of a country are in.
_LANGUAGES = {"IT": "it", "GR": "el", "ES": "es", "RO": "ro"}
_BY_CODE = {area.code: area for areas in AREAS.values() for area in areas}


def area_choices(country: str = "") -> list[tuple[str, str]]:
    """Of one country, or of all, one country after the other."""
    chosen = [country] if country else AREAS
    return [(area.code, area.name) for each in chosen for area in AREAS.get(each, [])]


def called(code: str) -> str:
    """Its name, in Latin letters beside it where signs have others; the code where nobody knows."""
    area = _BY_CODE.get(code)
    if area is None:
        return code
    name = area.name if area.latin == area.name else f"{area.name} ({area.latin})"
    return Text(name, _LANGUAGES[code[:2]])
