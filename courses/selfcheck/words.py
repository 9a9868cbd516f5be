from django.utils.translation import gettext as _

from courses.selfcheck.enums import LEVELS, LOT


def how_many(on_most: int, counted: int) -> str:
    """In a quarter of them, as far as the lot lets it be known: "all" and "nobody" are never said."""
    by_lot = 1 / (LOT * len(LEVELS))
    share = (on_most / counted - by_lot) / (1 - 1 / LOT)
    if share < 0.25:
        return _("For few of them")
    if share < 0.5:
        return _("For fewer than half")
    return _("For more than half") if share < 0.75 else _("For most of them")
