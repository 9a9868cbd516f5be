from lms.accounts.models import FactorRenewal
from lms.core.people import Person
from lms.desk.frame import name_of
from lms.organisations.models import Membership, Organisation, Role
from lms.organisations.queries import effective_memberships, roles_of
from lms.organisations.renewing import renewals_to_know_of
from lms.organisations.rules import administrates


def may_renew_factors(worker: Person) -> bool:
    return Role.COORDINATOR in roles_of(worker) or administrates(worker)


def renewals_for(worker: Person) -> list[FactorRenewal]:
    """What waits on the desk of somebody who may renew a second factor."""
    return renewals_to_know_of(worker) if may_renew_factors(worker) else []


def people_of(organisation: Organisation) -> list[Membership]:
    """Everybody who works there, once."""
    found = (
        effective_memberships()
        .filter(organisation=organisation, person__profile=None)
        .exclude(role=Role.LEARNER)
    )
    rows = {row.person_id: row for row in found.select_related("person").order_by("-since", "-pk")}
    return sorted(rows.values(), key=lambda row: name_of(row.person).casefold())
