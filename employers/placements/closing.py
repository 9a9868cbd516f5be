"""Closing what she shows an employer closes the places there too."""

from employers.placements.actions.places import close_all
from employers.placements.models import Placement
from employers.portfolios.closing import Opened, opened
from lms.core.people import Person


def _is_open(person: Person) -> bool:
    return Placement.objects.shown_now().filter(person=person).exists()


opened.add("placements", Opened(is_open=_is_open, close=close_all))
