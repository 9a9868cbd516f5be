"""The PIN gate: what only she may open, although somebody else may hold her card.

Every learner has the same one, so that it says nothing about anybody. It opens with her PIN and closes again
by itself.
"""

import time

from django.http import HttpRequest

from lms.accounts.queries import closed_until, profile_of
from lms.core.clock import seconds_since
from lms.core.conf import conf
from lms.safety.session.idle import unlock

GIVEN_AT = "pin_at"


def open_pin_gate(request: HttpRequest) -> None:
    """She gave her PIN in this session, now."""
    request.session[GIVEN_AT] = time.time()
    unlock(request)


def pin_gate_is_open(request: HttpRequest) -> bool:
    profile = profile_of(request.user)
    is_fresh = seconds_since(request.session.get(GIVEN_AT, 0), time.time()) < conf.pin_minutes * 60
    return bool(profile and profile.has_pin and is_fresh and closed_until(profile) is None)
