"""What members do is asked of them, and who waits is told so."""

from django.utils.translation import gettext as _

from employers.members.queries import duties_known, own_members
from lms.core.people import Person
from lms.organisations.duties import known_duties, notes

known_duties.add("members", duties_known)


def _waits(person: Person) -> list[str]:
    if all(member.confirmed_at for member in own_members(person).values()):
        return []
    return [_("A colleague who leads here confirms that it is you. Until then nothing is shown to you.")]


notes.add("members", _waits)
