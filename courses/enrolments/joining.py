"""Asking for a place in a group, and the answers: yes, on the waiting list, not this time.

Whatever changes a request holds its group: so a place is given once, and nobody waits in a ring.
"""

from enum import Enum

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.enrolments.actions import check_goes_on, enrol
from courses.enrolments.models import OPEN_STATES, Cohort, Enrolment, JoinRequest, JoinState
from courses.enrolments.rules import is_her_own, may_ask_for, may_lead
from lms.audit.actions import record
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.messaging.actions import tell
from lms.messaging.kinds import NoticeKind, register_notices

#: A mark on her home; its words tell nothing.
HER_MARK = "group_answered"
register_notices(NoticeKind(HER_MARK, gettext_lazy("There is something new for you."), "player:courses"))


class Reply(Enum):
    YES = "yes"
    WAIT = "wait"
    NO = "no"


@transaction.atomic
def ask_to_join(person: Person, cohort: Cohort, *, invited: bool = False) -> JoinRequest | None:
    """She asks; once more after a no is asking anew, at the end. None when she is in it already."""
    lock(cohort)
    permit(may_ask_for(person, cohort, invited=invited))
    if Enrolment.objects.filter(person=person, cohort=cohort, ended_at=None).exists():
        return None
    request, is_new = JoinRequest.objects.get_or_create(person=person, cohort=cohort)
    if not is_new and request.state in OPEN_STATES:
        return request
    request.state, request.asked_at = JoinState.ASKED, timezone.now()
    request.answered_at = request.answered_by = None
    request.save(update_fields=["state", "asked_at", "answered_at", "answered_by"])
    record("group.asked", actor=person, subject=request)
    return request


@transaction.atomic
def take_back(request: JoinRequest, *, by: Person) -> None:
    """She no longer asks, or waits. Twice is once, and what was answered stays answered."""
    lock(request.cohort)
    lock(request)
    permit(is_her_own(by, request))
    if request.state in OPEN_STATES:
        request.state = JoinState.TAKEN_BACK
        request.save(update_fields=["state"])
        record("group.ask_taken_back", actor=by, subject=request)


@transaction.atomic
def answer(request: JoinRequest, reply: Reply, *, by: Person) -> None:
    """She is told on her home that there is an answer, and reads it beside the group.

    ValidationError when somebody answered meanwhile, or a yes comes to a full group.
    """
    cohort = lock(request.cohort)
    permit(may_lead(by, cohort))
    lock(request)
    check_goes_on(cohort)
    if request.state not in OPEN_STATES:
        raise ValidationError(_("This has already been decided. Nothing was changed."))
    if reply is Reply.YES:
        enrol(request.person, cohort.course, by=by, cohort=cohort)
    else:
        request.state = JoinState.WAITING if reply is Reply.WAIT else JoinState.DECLINED
        request.answered_at, request.answered_by = timezone.now(), by
        request.save(update_fields=["state", "answered_at", "answered_by"])
    record("group.answered", actor=by, subject=request)
    tell([request.person], HER_MARK, None)


def put_on_list(person: Person, cohort: Cohort, *, by: Person) -> JoinRequest:
    """She waits for a place without having asked here: inside the transaction that holds the group."""
    request, _made = JoinRequest.objects.get_or_create(person=person, cohort=cohort)
    if request.state != JoinState.WAITING:
        if request.state not in OPEN_STATES:
            request.asked_at = timezone.now()
        request.state = JoinState.WAITING
        request.answered_at, request.answered_by = timezone.now(), by
        request.save(update_fields=["state", "asked_at", "answered_at", "answered_by"])
        record("group.answered", actor=by, subject=request)
        tell([person], HER_MARK, None)
    return request
