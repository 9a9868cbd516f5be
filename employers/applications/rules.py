"""Who decides on what a firm sends."""

from employers.applications.enums import State
from employers.applications.models import Application
from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.organisations.rules import vetting_organisation


def can_read_applications(person: Person) -> bool:
    """Coordinators of partners: those who check employers."""
    return vetting_organisation(person) is not None


def can_decide(person: Person, application: Application) -> Organisation | None:
    """For which she takes it up or declines it, as long as it waits."""
    return vetting_organisation(person) if application.state == State.SENT else None


def can_decline(person: Person, application: Application, *, reason: str) -> Organisation | None:
    """Without a reason nobody may."""
    return can_decide(person, application) if reason.strip() else None


def can_be_changed(application: Application) -> bool:
    """By the firm, until somebody here has decided."""
    return application.state in {State.DRAFT, State.SENT}
