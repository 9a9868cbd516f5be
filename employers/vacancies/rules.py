"""Who writes, reads and keeps vacancies."""

from employers.vacancies.enums import State
from employers.vacancies.models import Vacancy
from employers.vacancies.queries import is_asked, is_over
from lms.core.people import Person
from lms.organisations.duties import Duty
from lms.organisations.models import Organisation
from lms.organisations.queries import employer_organisation_ids
from lms.organisations.rules import vetting_organisation


def can_write_for(person: Person, organisation: Organisation) -> bool:
    """Who writes vacancies for an employer that is found fit, and not closed."""
    return organisation.pk in employer_organisation_ids(person, Duty(Duty.POSTS))


def can_change(person: Person, vacancy: Vacancy) -> bool:
    """As long as it is not closed. What is open stays as it was read until the change is read."""
    is_closed = vacancy.state == State.CLOSED or is_over(vacancy)
    return not is_closed and can_write_for(person, vacancy.organisation)


def can_send(person: Person, vacancy: Vacancy) -> bool:
    is_unsent = vacancy.state in {State.DRAFT, State.RETURNED}
    return is_unsent and can_write_for(person, vacancy.organisation)


def can_close(person: Person, vacancy: Vacancy) -> bool:
    """What was sent. A draft is deleted."""
    was_sent = vacancy.state not in {State.DRAFT, State.CLOSED}
    return was_sent and can_write_for(person, vacancy.organisation)


def can_delete(person: Person, vacancy: Vacancy) -> bool:
    return vacancy.state == State.DRAFT and can_write_for(person, vacancy.organisation)


def can_keep_open(person: Person, vacancy: Vacancy) -> bool:
    """In its last days, and not after them: what was over is read again."""
    return is_asked(vacancy) and not is_over(vacancy) and can_write_for(person, vacancy.organisation)


def can_read_sent(person: Person) -> bool:
    """Coordinators of partners: those who check employers."""
    return vetting_organisation(person) is not None


def can_decide(person: Person, vacancy: Vacancy) -> Organisation | None:
    """For which somebody opens it or sends it back, while something of it is unread."""
    is_unread = vacancy.state == State.SENT or (
        vacancy.state == State.OPEN and vacancy.changed_at is not None
    )
    return vetting_organisation(person) if is_unread else None


def can_send_back(person: Person, vacancy: Vacancy, *, words: str) -> Organisation | None:
    """Not without a sentence to the employer; an open one at any time."""
    may = vacancy.state in {State.SENT, State.OPEN} and bool(words.strip())
    return vetting_organisation(person) if may else None


def can_keep(person: Person) -> bool:
    """A learner, for herself, while her account is open."""
    profile = getattr(person, "profile", None)
    return profile is not None and profile.suspended_at is None
