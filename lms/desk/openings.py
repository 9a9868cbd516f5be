"""A worker opens something of a learner's: logged each time, and with a reason first where she does not
accompany her.
"""

import datetime

from django.db import transaction
from django.utils import timezone

from lms.accounts.models import Profile
from lms.audit.actions import log_access, record
from lms.audit.kinds import REASON, AccessKind
from lms.audit.models import AccessEntry
from lms.audit.queries import reasons_given_in
from lms.core.people import Person
from lms.organisations.models import Role
from lms.organisations.queries import acting_membership, current_memberships
from lms.organisations.rules import needs_reason

#: How long a reason lets one in, and how long the coordinators of the organisation are told of it.
REASON_HOLDS = datetime.timedelta(hours=1)
TOLD_FOR = datetime.timedelta(days=30)


def must_give_reason(worker: Person, learner: Profile) -> bool:
    if not needs_reason(worker, learner):
        return False
    now = timezone.now()
    lately = (
        now - REASON_HOLDS,
        now,
    )  # nothing of later: a clock that was put back must not make it hold longer
    return not AccessEntry.objects.filter(
        person=learner.user_id, reader=worker, what=REASON.key, at__range=lately
    ).exists()


def log_opening(worker: Person, learner: Profile, kind: AccessKind, *, reason: str = "") -> None:
    acting = acting_membership(worker, learner)
    role, organisation = (acting.role, acting.organisation) if acting else ("", None)
    log_access(learner.user, reader=worker, kind=kind, role=role, organisation=organisation, reason=reason)


@transaction.atomic
def give_reason(worker: Person, learner: Profile, reason: str) -> None:
    """The reason is told to the learner and to the coordinators; the audit keeps only that there was one."""
    log_opening(worker, learner, REASON, reason=reason)
    record("access.with_reason", actor=worker, subject=learner)


def openings_to_know_of(worker: Person) -> list[AccessEntry]:
    """For a coordinator: what others of her organisation opened with a reason lately."""
    organisations = {
        membership.organisation_id
        for membership in current_memberships(worker)
        if membership.role == Role.COORDINATOR
    }
    if not organisations:
        return []
    return list(reasons_given_in(organisations).filter(at__gt=timezone.now() - TOLD_FOR)[:20])
