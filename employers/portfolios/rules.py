from lms.core.people import Person


def can_share(person: Person) -> bool:
    """A learner whose account is open: of one that is closed nothing is shown to anybody."""
    return person.profile.suspended_at is None
