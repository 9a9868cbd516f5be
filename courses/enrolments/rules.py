from lms.core.people import Person
from lms.organisations.models import Role
from lms.organisations.queries import learners_for, roles_towards


def may_read_called(reader: Person, learner: Person) -> bool:
    """A trainer of where she learns: those who speak with her in a room full of people."""
    hers = Role.TRAINER in roles_towards(reader, learner.profile)
    return hers and learners_for(reader).filter(user=learner).exists()
