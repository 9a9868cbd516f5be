"""Delay, never lock-out: somebody who guesses is slowed down, and nobody can lock her out by guessing
wrongly.

Counters stand in the database, so all processes share them. What is counted are keyed fingerprints, for an
hour:

- of the door, of whose it is and of the network (/24 or /48) the try came from: five tries are free;
- of the door and of whose it is, from everywhere: thirty are free;
- of the address alone: sixty are free.

A try is counted before anything is compared (`take`), so that of many at once exactly the free ones are
heard; what turns out right is given back. Each limit holds by itself.

Whoever has to wait is promised when her next try is heard: guesses from elsewhere do not push that away, and
of those at one address the first who asked has her turn before the others.
"""

import datetime
import ipaddress
import math
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from lms.core.conf import conf
from lms.safety.faces.one_face import kind_of
from lms.secrets.fingerprints import keyed
from lms.secrets.models import EntryThrottle

WINDOW = datetime.timedelta(hours=1)
#: How long a turn at an address is kept for whom it was promised to.
TURN = datetime.timedelta(seconds=30)


@dataclass(frozen=True)
class Limit:
    """So many wrong tries an hour are free; then the wait doubles with each, up to `longest` seconds."""

    free: int
    longest: int

    def wait_after(self, count: int) -> int:
        return 0 if count < self.free else min(2 ** min(count - self.free + 1, 10), self.longest)


HERE = Limit(5, 60)
EVERYWHERE = Limit(30, 42)
ADDRESS = Limit(60, 60)


def address_of_visitor(request: HttpRequest) -> str:
    """The address the outermost proxy of ours saw; without a proxy, the one that connected."""
    forwarded = [
        part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()
    ]
    if conf.proxies and len(forwarded) >= conf.proxies:
        return forwarded[-conf.proxies]
    return request.META.get("REMOTE_ADDR", "")


def network_of(address: str, *, v4: int = 24, v6: int = 48) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network(f"{parsed}/{v4 if parsed.version == 4 else v6}", strict=False))


class Tries:
    """Tries at one door for one account. `whose` is anything that names the account; it is never kept.

    tries = Tries("pin", request, uuid)
    wait = tries.take()        # seconds; 0 when this try is heard, and then it counts as a wrong one
    ... compare ...
    tries.forget()             # it was right
    """

    def __init__(self, door: str, request: HttpRequest, whose: str) -> None:
        address = address_of_visitor(request)
        door = f"{kind_of(request)}|{door}"  # what is guessed on one face delays nobody on another
        self.here = keyed("throttle", f"{door}|{whose}|{network_of(address)}")
        self.everywhere = keyed("throttle", f"{door}|{whose}")
        self.address = keyed("throttle", f"address|{kind_of(request)}|{network_of(address, v4=32, v6=64)}")
        self.limits = {self.here: HERE, self.everywhere: EVERYWHERE, self.address: ADDRESS}
        #: How many the account has had at this door within the hour, from everywhere, this one among them.
        self.number = 0

    def take(self) -> int:
        """How many seconds to wait; 0 when this try is heard. Then it is counted, whatever becomes of it."""
        _forget_old()
        with transaction.atomic():
            return self._take(self._locked_rows(), timezone.now())

    def _take(self, rows: dict[str, EntryThrottle], now: datetime.datetime) -> int:
        for key, row in rows.items():
            _put_right(row, self.limits[key], now)
        wait = max(self._wait_here(rows, now), self._wait_at_address(rows[self.address], now))
        for row in rows.values():
            if not wait:
                row.count, row.last_at, row.promised_at, row.promised_to = row.count + 1, now, None, ""
            row.save(update_fields=["count", "first_at", "last_at", "promised_at", "promised_to"])
        self.number = rows[self.everywhere].count
        return wait

    def give_back(self) -> None:
        """The try that was taken was no guess."""
        with transaction.atomic():
            for key in sorted(self.limits):
                EntryThrottle.objects.filter(key=key, count__gt=0).update(count=F("count") - 1)
            EntryThrottle.objects.filter(key__in=self.limits, count=0, promised_at=None).delete()

    def forget(self, *, everywhere: bool = False) -> None:
        """The right one was given. From elsewhere the count goes on, unless only she can have given it."""
        with transaction.atomic():
            self.give_back()
            EntryThrottle.objects.filter(
                key__in=[self.here, self.everywhere] if everywhere else [self.here]
            ).delete()

    def _locked_rows(self) -> dict[str, EntryThrottle]:
        """The three counters, for this transaction alone.

        Always in the order of their keys, so that nobody waits in a ring.
        """
        keys, now = sorted(self.limits), timezone.now()
        rows: dict[str, EntryThrottle] = {}
        while len(rows) < len(keys):  # one may be forgotten between the two statements
            EntryThrottle.objects.bulk_create(
                [EntryThrottle(key=key, first_at=now, last_at=now) for key in keys], ignore_conflicts=True
            )
            rows = {
                row.key: row
                for row in EntryThrottle.objects.select_for_update().filter(key__in=keys).order_by("key")
            }
        return rows

    def _wait_here(self, rows: dict[str, EntryThrottle], now: datetime.datetime) -> int:
        """By the count from here, and by the count from everywhere: that one others push on, so this network
        has its promise.
        """
        here = rows[self.here]
        wait = _left(rows[self.everywhere], EVERYWHERE, now)
        if wait and here.promised_at is None:
            here.promised_at = now + datetime.timedelta(seconds=wait)
        if wait and here.promised_at is not None:
            wait = min(wait, _until(here.promised_at, now))
        return max(wait, _left(here, HERE, now))

    def _wait_at_address(self, row: EntryThrottle, now: datetime.datetime) -> int:
        """By the count of the address. It has one next turn, which belongs to whoever asked first."""
        wait = _left(row, ADDRESS, now)
        if wait and row.promised_at is None:
            row.promised_at, row.promised_to = now + datetime.timedelta(seconds=wait), self.here
        if row.promised_at is None or row.promised_to == self.here:
            return wait
        turn_ends = row.promised_at + TURN
        return min(max(wait, _until(turn_ends, now)), ADDRESS.longest)


def _put_right(row: EntryThrottle, limit: Limit, now: datetime.datetime) -> None:
    """An hour later it begins anew.

    A moment that lies in the future was noted before the clock was put back, and counts as now.
    """
    row.first_at, row.last_at = min(row.first_at, now), min(row.last_at, now)
    if row.first_at <= now - WINDOW:
        row.count, row.first_at, row.promised_at, row.promised_to = 0, now, None, ""
    if row.promised_at is not None:
        row.promised_at = min(row.promised_at, now + datetime.timedelta(seconds=limit.longest))


def _left(row: EntryThrottle, limit: Limit, now: datetime.datetime) -> int:
    return max(0, math.ceil(limit.wait_after(row.count) - (now - row.last_at).total_seconds()))


def _until(moment: datetime.datetime, now: datetime.datetime) -> int:
    return max(0, math.ceil((moment - now).total_seconds()))


def _forget_old() -> None:
    """What is older than the hour, unless somebody is just counting in it."""
    with transaction.atomic():
        old = EntryThrottle.objects.select_for_update(skip_locked=True).filter(
            first_at__lte=timezone.now() - WINDOW
        )
        EntryThrottle.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()
