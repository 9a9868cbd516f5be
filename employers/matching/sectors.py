"""Which of the trades a firm names an occupation belongs to, by its group in ISCO-08."""

from employers.applications.enums import Sector

#: The longest beginning that fits decides. What stands nowhere is something else.
_BEGINNINGS: dict[str, Sector] = {
    "2": Sector(Sector.OFFICE),
    "3": Sector(Sector.OFFICE),
    "4": Sector(Sector.OFFICE),
    "4224": Sector(Sector.HOTEL),
    "512": Sector(Sector.KITCHEN),
    "513": Sector(Sector.KITCHEN),
    "514": Sector(Sector.CARE),
    "515": Sector(Sector.CLEANING),
    "5151": Sector(Sector.HOTEL),
    "52": Sector(Sector.SHOP),
    "53": Sector(Sector.CARE),
    "6": Sector(Sector.GARDEN),
    "7": Sector(Sector.CRAFT),
    "751": Sector(Sector.KITCHEN),
    "8": Sector(Sector.FACTORY),
    "8157": Sector(Sector.CLEANING),
    "91": Sector(Sector.CLEANING),
    "92": Sector(Sector.GARDEN),
    "93": Sector(Sector.FACTORY),
    "933": Sector(Sector.SHOP),
    "94": Sector(Sector.KITCHEN),
}


def sector_of(isco: str) -> Sector:
    beginnings = (isco[:length] for length in range(len(isco), 0, -1))
    return next((_BEGINNINGS[each] for each in beginnings if each in _BEGINNINGS), Sector(Sector.OTHER))
