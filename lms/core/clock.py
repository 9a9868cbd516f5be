"""How much time has passed on a clock that may have been put back in between.

Whatever was given for a while (a session, a PIN, a proof) asks `seconds_since`: a moment in the future was
noted before the clock was put back, and nobody knows how long ago that was, so what was given then is over.
Whatever has to be waited for begins anew at `not_later`: nobody waits longer than the longest wait.
"""

import datetime
import math

#: Clocks of one machine are set right by fractions of a second all the time.
SLACK = 1.0


def seconds_since(moment: float, now: float) -> float:
    """Infinity for a moment that lies in the future."""
    passed = now - moment
    return math.inf if passed < -SLACK else max(0.0, passed)


def not_later(moment: datetime.datetime, now: datetime.datetime) -> datetime.datetime:
    """When it was, or now, if it should not have been yet."""
    return min(moment, now)
