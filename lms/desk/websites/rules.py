from lms.core.people import Person
from lms.organisations.rules import administrates


def can_set_up_websites(person: Person) -> bool:
    """Which website stands where is said by whoever set the site up, and by administrators."""
    return administrates(person)
