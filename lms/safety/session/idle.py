"""How long a session may be quiet (S6).

Limits are registered by the layers that know people; this package knows only names.

A quiet session is locked, not lost: whoever opens it again is where she was, and finds what she was writing.
The time counts on the server. What the browser does (stay.js) is only kinder: it asks before, and keeps an
unsent form.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from lms.contracts.registry import Registry
from lms.core.clock import seconds_since
from lms.safety.session.noting import note

#: Nobody stays signed in longer, whatever she does.
ABSOLUTE = 12 * 60 * 60
#: The last moment is written down at most this often, so that reading a page does not write to the database
#: each time.
WRITTEN_EVERY = 15

SEEN, SINCE, LOCKED = "seen", "since", "locked"


@dataclass(frozen=True)
class IdleLimit:
    """`words` say whose limit it is; of several that apply, the lowest `order` counts.

    `unlock` names the page that opens the session again; "" where none can, and the session ends.
    """

    name: str
    words: str
    order: int
    applies: Callable[[HttpRequest], bool]
    seconds: Callable[[HttpRequest], int]
    unlock: Callable[[HttpRequest], str]


limits: Registry[IdleLimit] = Registry("idle limit")

#: For somebody nobody registered a limit for: short, and no way back.
NOBODY = IdleLimit(
    "nobody",
    "Somebody for whom no limit is registered.",
    0,
    lambda request: True,
    lambda request: 180,
    lambda request: "",
)


def limit_idle(limit: IdleLimit) -> IdleLimit:
    return limits.add(limit.name, limit)


def limit_for(request: HttpRequest) -> IdleLimit:
    return next(
        (limit for limit in sorted(limits, key=lambda limit: limit.order) if limit.applies(request)), NOBODY
    )


def begin(request: HttpRequest) -> None:
    """She has just signed in."""
    request.session.pop(LOCKED, None)
    request.session[SINCE] = request.session[SEEN] = int(time.time())


def seconds_left(request: HttpRequest) -> int:
    """Until the session is locked; 0 when it is."""
    session = request.session
    if session.get(LOCKED):
        return 0
    now = time.time()
    quiet = seconds_since(session.get(SEEN, now), now)
    if quiet == math.inf:
        return 0
    return max(0, int(limit_for(request).seconds(request) - quiet))


def is_over(request: HttpRequest) -> bool:
    """Whether she has been signed in for as long as anybody may."""
    now = time.time()
    return seconds_since(request.session.get(SINCE, now), now) > ABSOLUTE


def note_activity(request: HttpRequest, *, ago: int = 0) -> None:
    """Something was done `ago` seconds before. Never moves back what is known."""
    session, moment = request.session, int(time.time()) - max(0, ago)
    if SINCE not in session:
        note(session, SINCE, moment)
    if moment - session.get(SEEN, 0) >= (1 if ago else WRITTEN_EVERY):
        note(session, SEEN, moment)


def lock(request: HttpRequest) -> None:
    """It may be lost while the database pauses: the session is as quiet at the next request."""
    note(request.session, LOCKED, True)


def unlock(request: HttpRequest) -> None:
    """What opens it was given: she goes on where she was."""
    request.session.pop(LOCKED, None)
    request.session[SEEN] = int(time.time())
