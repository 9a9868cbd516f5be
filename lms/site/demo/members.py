"""Who comes in for the first employer: two colleagues, and an invitation that nobody has used yet. One of
the coordinators stands in the pool.
"""

from django.utils import timezone

from employers.members.actions import confirm, invite, join
from lms.core.people import Person
from lms.organisations.duties import Duty
from lms.organisations.models import Organisation
from lms.organisations.naming import name_approver


def make_members(leader: Person, coordinator: Person) -> None:
    place = Organisation.objects.get(memberships__person=leader, memberships__ended_at=None)
    invitation, _code = invite(place, [Duty.READS], by=leader)
    joined = join(invitation, first_name="Sofia", last_name="Ferri")
    if joined is not None:
        colleague = joined[0]
        colleague.last_login = timezone.now()
        colleague.save(update_fields=["last_login"])
        confirm(colleague.memberships.get(), by=leader)
    invite(place, [Duty.POSTS, Duty.READS], by=leader)
    name_approver(coordinator, by=coordinator)
