"""Groups she may ask to join, and how it stands with those she asked for."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest

from courses.enrolments.invitations import group_invited_to
from courses.enrolments.models import Cohort, JoinRequest, JoinState
from courses.enrolments.queries import groups_to_ask
from courses.enrolments.rules import may_ask_for
from lms.core import written
from lms.core.people import Person
from lms.secrets.throttle import Tries

#: In her session: the address on paper that she came by.
INVITATION = "invitation"
#: No token is longer: anything else is somebody playing with the address.
LONGEST = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCard:
    """`state` is "" while she has not asked, else one of JoinState."""

    uuid: UUID
    name: str
    course: str
    begins: datetime.date | None
    ends: datetime.date | None
    place: str
    language: str
    trainers: str
    state: str = ""
    can_ask: bool = True


def group_cards(person: Person) -> list[GroupCard]:
    """What she waits for first. Where there is no group, one query."""
    groups = list(groups_to_ask(person))
    if not groups:
        return []
    asked = JoinRequest.objects.filter(person=person, cohort__in=[group.pk for group in groups])
    states = dict(asked.values_list("cohort", "state"))
    cards = [_card(group, states.get(group.pk, "")) for group in groups]
    return sorted(cards, key=lambda card: not card.state)


def _card(group: Cohort, state: str) -> GroupCard:
    if state in {JoinState.JOINED, JoinState.TAKEN_BACK}:  # she was in it, or thought better of it
        state = ""
    return GroupCard(
        uuid=group.uuid,
        name=group.name,
        course=group.course.title,
        begins=group.starts_on,
        ends=group.ends_on,
        place=group.place,
        language=written.language_named(group.language) if group.language else "",
        trainers=_names(row.person for row in group.trainers.all()),
        state=state,
        can_ask=group.is_open,
    )


def _names(trainers: Iterable[Person]) -> str:
    return written.listed(trainer.get_full_name() or trainer.get_username() for trainer in trainers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """`wait` seconds before the address is looked at again; `card` is None when it is not, or no longer, for
    her.
    """

    card: GroupCard | None = None
    wait: int = 0


def invited_to(request: HttpRequest) -> tuple[Cohort | None, int]:
    """The group whose invitation brought her here, while it is good and she learns where it is.

    A wrong address costs a try of hers, a right one none.
    """
    token = request.session.get(INVITATION, "")
    cohort = group_invited_to(token) if token else None
    if cohort and may_ask_for(request.user, cohort, invited=True):
        return cohort, 0
    return None, Tries("invitation", request, str(request.user.pk)).take() if token else 0


def invited_page(request: HttpRequest) -> Invited:
    cohort, wait = invited_to(request)
    if cohort is None:
        return Invited(wait=wait)
    if cohort.enrolments.filter(person=request.user, ended_at=None).exists():
        return Invited(
            card=replace(_card(cohort, ""), state=JoinState(JoinState.JOINED).value, can_ask=False)
        )
    asked = JoinRequest.objects.filter(person=request.user, cohort=cohort).values_list("state", flat=True)
    return Invited(card=replace(_card(cohort, next(iter(asked), "")), can_ask=True))
