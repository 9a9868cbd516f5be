"""Who may do what about contact with an employer, in words."""

from employers.contact.enums import BEFORE_THEM, KNOWN, WITH_THEM, Stage
from employers.contact.models import Interest
from employers.contact.queries.coaches import coached_by
from employers.contact.queries.conversing import interests_for_employer
from employers.contact.queries.silence import is_silent
from employers.vacancies.models import Vacancy
from lms.core.people import Person
from lms.organisations.queries import employer_organisation_ids


def is_coach_of(worker: Person, learner: Person) -> bool:
    """Her coach for work, or who stands in, while her account is open."""
    return learner.profile.is_open and coached_by(worker).filter(pk=learner.pk).exists()


def can_read_phrase(worker: Person, learner: Person) -> bool:
    """Those alone who may call or visit her about work."""
    return is_coach_of(worker, learner)


def takes_interest(vacancy: Vacancy) -> bool:
    """Whether somebody can be interested now: it is open, and its employer answers."""
    is_open = Vacancy.objects.open_now().filter(pk=vacancy.pk).exists()
    return is_open and not is_silent(vacancy.organisation)


def can_begin(person: Person, vacancy: Vacancy) -> bool:
    """A learner whose account is open, in a vacancy that takes interest."""
    return person.profile.is_open and takes_interest(vacancy)


def can_be_asked(learner: Person, vacancy: Vacancy) -> bool:
    """She said that her adviser may look for work for her, and said neither yes nor no to this one before."""
    return (
        can_begin(learner, vacancy)
        and looks_for_work(learner)
        and not Interest.objects.filter(person=learner, vacancy=vacancy).exists()
    )


def looks_for_work(learner: Person) -> bool:
    portfolio = getattr(learner, "portfolio", None)
    return bool(portfolio and portfolio.looked_for)


def can_ask_her(worker: Person, learner: Person, vacancy: Vacancy) -> bool:
    return is_coach_of(worker, learner) and can_be_asked(learner, vacancy)


def can_enquire(member: Person, vacancy: Vacancy) -> bool:
    """Somebody of the employer whose vacancy it is."""
    return vacancy.organisation_id in employer_organisation_ids(member) and takes_interest(vacancy)


def is_hers(person: Person, interest: Interest) -> bool:
    return interest.person_id == person.pk and interest.ended_at is None and person.profile.is_open


def can_say_yes(person: Person, interest: Interest) -> bool:
    return is_hers(person, interest) and interest.stage == Stage.ASKED


def can_end(person: Person, interest: Interest) -> bool:
    """She ends it whenever she wants, but for work that she has."""
    return is_hers(person, interest) and interest.stage != Stage.HIRED


def can_be_hired(person: Person, interest: Interest) -> bool:
    return is_hers(person, interest) and interest.stage in WITH_THEM


def can_answer_her(worker: Person, interest: Interest) -> bool:
    """Her coach says what she thinks of it, and may warn, as long as the employer knows nothing of it yet."""
    return (
        interest.ended_at is None and interest.stage in BEFORE_THEM and is_coach_of(worker, interest.person)
    )


def is_of_employer(member: Person, interest: Interest) -> bool:
    """Somebody of the employer to whom she shows something now."""
    return interests_for_employer(member).filter(pk=interest.pk).exists()


def can_write_in(author: Person, interest: Interest) -> bool:
    """She, her coach, and whoever of the employer sees what she shows; once they know of each other."""
    if interest.ended_at or interest.held_at or interest.stage not in KNOWN:
        return False
    return (
        is_hers(author, interest) if interest.person_id == author.pk else _may_write_beside(author, interest)
    )


def _may_write_beside(author: Person, interest: Interest) -> bool:
    return is_of_employer(author, interest) or is_coach_of(author, interest.person)


def can_use_share(person: Person, interest: Interest) -> bool:
    return is_hers(person, interest) and interest.stage == Stage.READY


def is_own(person: Person, interest: Interest) -> bool:
    """Hers, whatever became of it."""
    return interest.person_id == person.pk and person.profile.is_open


def can_say_it_is_gone(person: Person, interest: Interest) -> bool:
    """She, or her coach, of work that she had."""
    if interest.ended_at is not None or interest.stage != Stage.HIRED:
        return False
    return is_own(person, interest) or is_coach_of(person, interest.person)
