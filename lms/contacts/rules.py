from lms.core.people import Person
from lms.core.rights import has_right


def may_keep_contacts(person: Person) -> bool:
    """Whoever changes contacts checks them, and throws old prints away."""
    return has_right(person, "lms.change_contact")
