"""Delay, never lock-out: somebody who guesses is slowed down, and nobody can lock her out by guessing wrongly.

Counters stand in the database, so all processes share them. What is counted is a keyed fingerprint of the door, of what
was typed and of the network (/24 or /48) it came from; a different network has its own, short, count.
"""

import datetime
import ipaddress

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from lms.accounts.codes import keyed
from lms.accounts.models import EntryThrottle

FREE_TRIES = 5
LONGEST_WAIT = 60
FORGOTTEN_AFTER = datetime.timedelta(hours=1)


def network_of(request: HttpRequest) -> str:
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network(f"{address}/{24 if address.version == 4 else 48}", strict=False))


def throttle_key(door: str, request: HttpRequest, typed: str) -> str:
    return keyed("throttle", f"{door}|{typed}|{network_of(request)}")


def seconds_to_wait(key: str) -> int:
    """How long this door stays closed for this key; 0 when it is open."""
    row = EntryThrottle.objects.filter(key=key).first()
    if row is None or row.last_at < timezone.now() - FORGOTTEN_AFTER or row.count < FREE_TRIES:
        return 0
    wait = min(2 ** (row.count - FREE_TRIES + 1), LONGEST_WAIT)
    passed = (timezone.now() - row.last_at).total_seconds()
    return max(0, round(wait - passed))


@transaction.atomic
def count_wrong_try(key: str) -> None:
    now = timezone.now()
    EntryThrottle.objects.filter(last_at__lt=now - FORGOTTEN_AFTER).delete()
    _row, created = EntryThrottle.objects.get_or_create(key=key, defaults={"count": 1, "first_at": now, "last_at": now})
    if not created:
        EntryThrottle.objects.filter(key=key).update(count=F("count") + 1, last_at=now)


def forget(key: str) -> None:
    EntryThrottle.objects.filter(key=key).delete()
