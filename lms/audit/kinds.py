"""The kinds of things of a learner's whose opening is logged. Rooms register theirs (access_kinds.py)."""

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.contracts.registry import Registry

LONGEST_KEY = 20


@dataclass(frozen=True)
class AccessKind:
    """`key` is stored and never changes. `label` says what was opened, in the copy of her data.

    `sentence` tells her of it, with %(who)s, %(date)s and, where one was given, %(reason)s.
    """

    key: str
    label: str | Promise
    sentence: str | Promise


access_kinds: Registry[AccessKind] = Registry("access kinds")


def register(kind: AccessKind) -> AccessKind:
    if len(kind.key) > LONGEST_KEY:
        raise ImproperlyConfigured(f"access kinds: {kind.key!r} is longer than {LONGEST_KEY} letters.")
    return access_kinds.add(kind.key, kind)


#: No reading: it says why one is about to follow.
REASON = register(
    AccessKind(
        "reason",
        _("the reason for opening her page"),
        _(
            "%(who)s does not support you. On %(date)s they said why they were opening your page: "
            "“%(reason)s”"
        ),
    )
)
