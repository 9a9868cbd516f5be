"""What messaging shows on a learner's page of the desk."""

import datetime
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from lms.accounts.models import Profile
from lms.contracts.desk.panels import ASIDE, PanelContent, PersonPanel, register
from lms.messaging.kinds import page_of_kind
from lms.messaging.queries import conversations_for


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationRow:
    """A conversation with her, without a word of it; `since` while she waits for an answer."""

    organisation: str
    since: datetime.datetime | None
    last_at: datetime.datetime
    url: str


@register
class Messages(PersonPanel):
    """Whether she waits for an answer: of conversations that the reader may read and answer now, no others.

    The page tells nothing of what was written; opening a conversation is logged as such.
    """

    key = "messages"
    template = "lms/messaging/panel.html"
    column = ASIDE
    order = 10

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent | None:
        rows = [
            ConversationRow(
                organisation=row.organisation.name,
                since=row.waiting_since,
                last_at=row.last_at,
                url=reverse(page_of_kind(row.kind), args=[row.uuid]),
            )
            for row in conversations_for(request.user).filter(about=learner.user_id)
        ]
        return PanelContent({"conversations": rows}) if rows else None
