"""An employer's people and its invitations, as its pages and the desk show them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from employers.members.models import Invitation, duties_in_words
from employers.members.queries import member_of, memberships_at, waits
from lms.core.people import Person
from lms.desk.frame import name_of
from lms.organisations.duties import ALL_DUTIES
from lms.organisations.models import Membership, Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One of its people. `duties` are words; `waits` for somebody to say that it is she."""

    uuid: Any
    name: str
    duties: list[str]
    since: Any
    is_me: bool
    waits: bool
    never_here: bool
    url: str


def row_of(membership: Membership, *, reader: Person) -> MemberRow:
    member = member_of(membership)
    is_new = waits(membership)
    duties = ALL_DUTIES if member is None else member.duties
    return MemberRow(
        uuid=membership.uuid,
        name=name_of(membership.person),
        duties=duties_in_words(duties),
        since=membership.since,
        is_me=membership.person_id == reader.pk,
        waits=is_new,
        never_here=membership.person.last_login is None,
        url=reverse("members:waiting" if is_new else "members:member", args=[membership.uuid]),
    )


def member_rows(organisation: Organisation, *, reader: Person) -> list[MemberRow]:
    return [row_of(each, reader=reader) for each in memberships_at(organisation)]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationRow:
    uuid: Any
    duties: list[str]
    made_at: Any
    ends_at: Any
    from_desk: bool


def invitation_row(invitation: Invitation) -> InvitationRow:
    return InvitationRow(
        uuid=invitation.uuid,
        duties=duties_in_words(invitation.duties),
        made_at=invitation.made_at,
        ends_at=invitation.ends_at,
        from_desk=invitation.from_desk,
    )
