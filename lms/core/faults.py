"""What goes wrong beside a page and must not stop it: told once in the logs, and once more when it works
again.
"""

import logging
import threading
import time

logger = logging.getLogger("lms.faults")
TOLD_AGAIN_AFTER = 60.0

_lock = threading.Lock()
_told: dict[str, float] = {}


def met(what: str, problem: BaseException) -> None:
    """`what` is a word from our code.

    Within a minute the same is told once, however many requests meet it.
    """
    now = time.monotonic()
    with _lock:
        known = _told.get(what)
        if known is not None and now - known < TOLD_AGAIN_AFTER:
            return
        _told[what] = now
    logger.error(
        "something beside a page does not work",
        extra={"facts": {"what": what, "error": type(problem).__qualname__}},
    )


def over(what: str) -> None:
    if what in _told:  # asked at every success, so without the lock
        with _lock:
            _told.pop(what, None)
        logger.warning("something beside a page works again", extra={"facts": {"what": what}})
