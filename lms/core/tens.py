"""Counting that cannot be followed back: in tens, or not at all.

The first nine stay in the memory of the process and are gone with it; of the tenth its caller is told, and
writes ten down. So nothing that is stored, backed up or printed ever stands for fewer than ten. Each process
counts its own: a busy site loses some, and that is the price (decision 63).
"""

import threading
import time
from collections import Counter
from collections.abc import Hashable

TEN = 10


class Tens:
    """The same is heard once in `quiet_seconds`, whoever says it: a finger that taps ten times is not ten
    people, and who looks ten times for the same is one.

    Whoever fills the memory fills no more than `most`; then it begins anew.
    """

    def __init__(self, *, most: int, quiet_seconds: float) -> None:
        self.most, self.quiet_seconds = most, quiet_seconds
        self.seen: Counter[Hashable] = Counter()
        self._heard: dict[Hashable, float] = {}
        self._alone = threading.Lock()

    def is_tenth(self, key: Hashable) -> bool:
        """Hears of one more, and says whether ten of them are to be written down now."""
        with self._alone:
            if not self._is_heard(key):
                return False
            if len(self.seen) >= self.most and key not in self.seen:
                self.seen.clear()
            self.seen[key] += 1
            if self.seen[key] < TEN:
                return False
            del self.seen[key]
            return True

    def forget(self) -> None:
        with self._alone:
            self.seen.clear()
            self._heard.clear()

    def _is_heard(self, key: Hashable) -> bool:
        """Where the room for it is full nothing new is heard before some of it is quiet again: emptied, it
        would hear one finger ten times.
        """
        now = time.monotonic()
        if len(self._heard) >= self.most:
            for old in [each for each, then in self._heard.items() if now - then >= self.quiet_seconds]:
                del self._heard[old]
        if (
            len(self._heard) >= self.most
            or now - self._heard.get(key, -self.quiet_seconds) < self.quiet_seconds
        ):
            return False
        self._heard[key] = now
        return True
