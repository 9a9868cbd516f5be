"""Who writes practices, who reads them for others, and who publishes them."""

from lms.core.people import Person
from lms.network.practices.enums import WRITTEN, Stage
from lms.network.practices.models import Practice
from lms.organisations.models import DESK_ROLES, Organisation, Role
from lms.organisations.queries import partners_of

#: So many from other organisations read each practice before everybody can.
READERS = 2


def own_organisations(person: Person, *roles: Role) -> list[Organisation]:
    """The partner organisations for which somebody writes, in one of these roles or in any of the desk's."""
    return partners_of(person, roles or DESK_ROLES)


def is_ours(person: Person, practice: Practice) -> bool:
    return practice.organisation_id in {organisation.pk for organisation in own_organisations(person)}


def can_write_for(person: Person, organisation: Organisation) -> bool:
    return organisation in own_organisations(person)


def can_change(person: Person, practice: Practice) -> bool:
    """Whoever works for the organisation, as long as nobody else is reading it."""
    return practice.stage in WRITTEN and is_ours(person, practice)


def can_translate(person: Person, practice: Practice) -> bool:
    """A title and a summary in one more language say the same: that needs no new reading."""
    return is_ours(person, practice)


def can_hand_in(person: Person, practice: Practice) -> bool:
    return can_change(person, practice)


def can_take_back(person: Person, practice: Practice) -> bool:
    """To write it anew. What was public is set aside until it is published again."""
    return practice.stage not in WRITTEN and is_ours(person, practice)


def can_publish(person: Person, practice: Practice) -> bool:
    """A coordinator of the organisation, after two from elsewhere have agreed."""
    mine = own_organisations(person, Role(Role.COORDINATOR))
    return practice.stage == Stage.READY and practice.organisation_id in {each.pk for each in mine}


def can_check(person: Person, practice: Practice) -> bool:
    return practice.stage == Stage.PUBLISHED and is_ours(person, practice)


def reading_for(person: Person, practice: Practice) -> Organisation | None:
    """For which organisation somebody may read it now: none that has a part in it, and each once."""
    if practice.stage != Stage.READING or is_ours(person, practice):
        return None
    given = set(practice.reviews.filter(round=practice.round).values_list("on_behalf_of_id", "reader_id"))
    if len(given) >= READERS or person.pk in {reader for _for, reader in given}:
        return None
    taken = {organisation for organisation, _reader in given}
    return next((each for each in own_organisations(person) if each.pk not in taken), None)
