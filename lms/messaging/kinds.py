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


@dataclass(frozen=True)
class ConversationKind:
    """`readers(person, now)` selects the conversations of this kind that somebody who works here may read
    and answer at this moment.
    """

    key: str
    readers: Callable[[Person, datetime.datetime], Q]


@dataclass(frozen=True)
class NoticeKind:
    """`words` are shown before the PIN and must tell nothing; `url_name` takes no arguments."""

    key: str
    words: str | Promise
    url_name: str


conversation_kinds: Registry[ConversationKind] = Registry("conversation kinds")
notice_kinds: Registry[NoticeKind] = Registry("notice kinds")


def register_conversations(kind: ConversationKind) -> ConversationKind:
    return conversation_kinds.add(kind.key, kind)


def register_notices(kind: NoticeKind) -> NoticeKind:
    return notice_kinds.add(kind.key, kind)
