"""Who decides on what a firm sends."""

from employers.applications.enums import State
from employers.applications.models import Application
from employers.applications.queries import matches_for, reads_refusal, takes_part
from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.organisations.rules import checking_organisation, vetting_organisation


def can_read_applications(person: Person) -> bool:
    """Coordinators of partners: those who check employers."""
    return vetting_organisation(person) is not None


def can_decide(person: Person, application: Application) -> Organisation | None:
    """For which she takes it up or declines it, as long as it waits."""
    return vetting_organisation(person) if application.state == State.SENT else None


def can_take_up(person: Person, application: Application) -> Organisation | None:
    """Not while it is like a firm that is kept away and nobody has said that it is another one."""
    own = can_decide(person, application)
    if own is None or any(match.keeps_from_taking_up for match in matches_for(application)):
        return None
    return own


def can_decline(person: Person, application: Application, *, reason: str) -> Organisation | None:
    """Without a reason nobody may."""
    return can_decide(person, application) if reason.strip() else None


def can_describe(person: Person, employer: Organisation) -> Organisation | None:
    """Writes down what an employer says of itself that never applied; for which organisation."""
    return checking_organisation(person, employer)


def can_be_changed(application: Application) -> bool:
    """By the firm, or taken back, as long as it has no answer: it cannot tell from this whether somebody here
    has decided.
    """
    if application.state == State.DRAFT:
        return True
    place = application.organisation
    has_answer = reads_refusal(application) or (place is not None and takes_part(place))
    return application.state != State.WITHDRAWN and not has_answer
