"""Who writes down what was found about a firm."""

from employers.vetting.queries import application_of
from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.organisations.rules import checking_organisation


def can_check(person: Person, employer: Organisation) -> Organisation | None:
    """Coordinators of partners, for a firm that applied."""
    return checking_organisation(person, employer) if application_of(employer) else None


def can_note(person: Person, employer: Organisation, *, words: str) -> Organisation | None:
    """Not without saying what was found."""
    return can_check(person, employer) if words.strip() else None
