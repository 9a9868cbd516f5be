"""Where somebody works or looks for work: a region, never a street.

ISO 3166-2, each with its name as it stands on signs there and in Latin letters.
"""

from employers.areas.known import AREAS, Area

__all__ = ["AREAS", "Area", "area_choices", "called"]

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
    return area.name if area.latin == area.name else f"{area.name} ({area.latin})"
