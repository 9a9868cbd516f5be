"""Registries: which kinds of conversations and notices there are.

Whoever brings a kind says who may read and answer it. Nobody else may.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise

from lms.contracts.registry import Registry
from lms.core.people import Person

#: Where conversations are read that have no page of their own.
DESK_PAGE = "messaging_desk:conversation"


@dataclass(frozen=True)
class ConversationKind:
    """`readers(person, now)` selects the conversations of this kind that somebody who works here may read
    and answer at this moment.

    `page` is the name of its address on the desk, which takes the conversation's id: a room that has more
    beside it shows it there, and the general pages leave it alone.
    """

    key: str
    readers: Callable[[Person, datetime.datetime], Q]
    page: str = DESK_PAGE


@dataclass(frozen=True)
class NoticeKind:
    """`words` are shown before the PIN and must tell nothing; `url_name` takes no arguments."""

    key: str
    words: str | Promise
    url_name: str


conversation_kinds: Registry[ConversationKind] = Registry("conversation kinds")
notice_kinds: Registry[NoticeKind] = Registry("notice kinds")


def without_own_page() -> list[str]:
    """The kinds that are read where messages are."""
    return [kind.key for kind in conversation_kinds if kind.page == DESK_PAGE]


def page_of_kind(key: str) -> str:
    kind = conversation_kinds.get(key)
    return kind.page if kind else DESK_PAGE


def register_conversations(kind: ConversationKind) -> ConversationKind:
    return conversation_kinds.add(kind.key, kind)


def register_notices(kind: NoticeKind) -> NoticeKind:
    return notice_kinds.add(kind.key, kind)
