"""Delay, never lock-out: somebody who guesses is slowed down, and nobody can lock her out by guessing wrongly.

Counters stand in the database, so all processes share them. What is counted are keyed fingerprints, for an hour:

- of the door, of whose it is and of the network (/24 or /48) the try came from: five tries are free;
- of the door and of whose it is, from everywhere: thirty are free;
- of the address alone: sixty are free.

Whoever has to wait is promised when her next try is heard. The promise is hers: others who guess meanwhile do not push it away.
"""

import datetime
import ipaddress
import math
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from lms.accounts.codes import keyed
from lms.accounts.models import EntryThrottle
from lms.core.conf import conf
from lms.safety.one_face import kind_of

WINDOW = datetime.timedelta(hours=1)


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
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
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
    """The wrong tries at one door for one account. `whose` is anything that names the account; it is never kept."""

    def __init__(self, door: str, request: HttpRequest, whose: str) -> None:
        address = address_of_visitor(request)
        door = f"{kind_of(request)}|{door}"  # what is guessed on one face delays nobody on another
        self.here = keyed("throttle", f"{door}|{whose}|{network_of(address)}")
        self.everywhere = keyed("throttle", f"{door}|{whose}")
        self.address = keyed("throttle", f"address|{kind_of(request)}|{network_of(address, v4=32, v6=64)}")
        self.limits = {self.here: HERE, self.everywhere: EVERYWHERE, self.address: ADDRESS}

    def seconds_to_wait(self) -> int:
        """How long until the next try from here is heard; 0 when it is heard now."""
        now = timezone.now()
        rows = {row.key: row for row in EntryThrottle.objects.filter(key__in=self.limits, first_at__gt=now - WINDOW)}
        wait = max((_left(row, self.limits[key], now) for key, row in rows.items()), default=0)
        if not wait:
            return 0
        promised = rows[self.here].promised_at if self.here in rows else None
        if promised is None:
            EntryThrottle.objects.filter(key=self.here, first_at__lte=now - WINDOW).delete()
            promised = now + datetime.timedelta(seconds=wait)
            EntryThrottle.objects.update_or_create(key=self.here, defaults={"promised_at": promised}, create_defaults=_new_row(now, promised_at=promised))
        return max(0, min(wait, math.ceil((promised - now).total_seconds())))

    @transaction.atomic
    def count_wrong(self) -> int:
        """One more. Returns how many the account has had at this door within the hour, from everywhere."""
        now = timezone.now()
        EntryThrottle.objects.filter(first_at__lte=now - WINDOW).delete()
        for key in self.limits:
            _row, created = EntryThrottle.objects.get_or_create(key=key, defaults=_new_row(now, count=1))
            if not created:
                EntryThrottle.objects.filter(key=key).update(count=F("count") + 1, last_at=now, promised_at=None)
        return EntryThrottle.objects.values_list("count", flat=True).get(key=self.everywhere)

    def forget(self, *, everywhere: bool = False) -> None:
        """The right one was given. From elsewhere the count goes on, unless only she can have given it."""
        EntryThrottle.objects.filter(key__in=[self.here, self.everywhere] if everywhere else [self.here]).delete()


def _new_row(now: datetime.datetime, **more: object) -> dict[str, object]:
    return {"first_at": now, "last_at": now, **more}


def _left(row: EntryThrottle, limit: Limit, now: datetime.datetime) -> int:
    return max(0, math.ceil(limit.wait_after(row.count) - (now - row.last_at).total_seconds()))
