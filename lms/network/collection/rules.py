"""Who has a book of practices made."""

from lms.core.people import Person
from lms.network.practices.rules import own_organisations


def can_make_book(person: Person) -> bool:
    """Whoever works for a partner: what stands in it, everybody can read."""
    return bool(own_organisations(person))
