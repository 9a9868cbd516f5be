"""Which of the trades a firm names an occupation belongs to, by its group in ISCO-08."""

from employers.applications.enums import Sector

#: The longest beginning that fits decides. What stands nowhere is something else.
_BEGINNINGS: dict[str, Sector] = {
    "2": Sector.OFFICE,
    "3": Sector.OFFICE,
    "4": Sector.OFFICE,
    "4224": Sector.HOTEL,
    "512": Sector.KITCHEN,
    "513": Sector.KITCHEN,
    "514": Sector.CARE,
    "515": Sector.CLEANING,
    "5151": Sector.HOTEL,
    "52": Sector.SHOP,
    "53": Sector.CARE,
    "6": Sector.GARDEN,
    "7": Sector.CRAFT,
    "751": Sector.KITCHEN,
    "8": Sector.FACTORY,
    "8157": Sector.CLEANING,
    "91": Sector.CLEANING,
    "92": Sector.GARDEN,
    "93": Sector.FACTORY,
    "933": Sector.SHOP,
    "94": Sector.KITCHEN,
}


def sector_of(isco: str) -> Sector:
    beginnings = (isco[:length] for length in range(len(isco), 0, -1))
    return next((_BEGINNINGS[each] for each in beginnings if each in _BEGINNINGS), Sector.OTHER)
