"""Who recommends something, and follows what becomes of it."""

from lms.core.people import Person
from lms.network.practices.rules import own_organisations
from lms.network.recommendations.models import Recommendation
from lms.organisations.models import Organisation, Role


def recommends_for(person: Person) -> list[Organisation]:
    """The partners that somebody coordinates: a recommendation speaks for all of them."""
    return own_organisations(person, Role(Role.COORDINATOR))


def can_recommend(person: Person, organisation: Organisation) -> bool:
    return organisation in recommends_for(person)


def can_change(person: Person, recommendation: Recommendation) -> bool:
    return recommendation.owner_id in {organisation.pk for organisation in recommends_for(person)}


def can_follow(person: Person, recommendation: Recommendation) -> bool:
    """Whoever works for its owner says what became of it, once it can be read."""
    mine = {organisation.pk for organisation in own_organisations(person)}
    return recommendation.is_published and recommendation.owner_id in mine
