from lms.core.people import Person
from lms.organisations.models import Role
from lms.organisations.queries import learners_for, roles_towards


def may_sign_off(assessor: Person, person: Person) -> bool:
    """A trainer of where this learner is, who may see her. A case worker accompanies; she does not assess."""
    return (
        Role.TRAINER in roles_towards(assessor, person.profile)
        and learners_for(assessor).filter(user=person).exists()
    )
