import datetime
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db.models import F, QuerySet
from django.utils import timezone

from lms.accounts.models import FactorRenewal
from lms.core.clock import seconds_since
from lms.core.people import Person

#: What lets somebody in by itself. Recovery codes only stand in for one of these.
STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True)
class Passkey:
    pk: int
    name: str
    added: datetime.datetime


@dataclass(frozen=True)
class Factors:
    """What somebody has set up. `recovery_left` counts unused recovery codes."""

    app_since: datetime.datetime | None
    passkeys: list[Passkey]
    recovery_left: int

    @property
    def are_set_up(self) -> bool:
        return bool(self.app_since or self.passkeys)

    @property
    def count(self) -> int:
        return len(self.passkeys) + bool(self.app_since)


def factors_of(user: Person) -> Factors:
    rows = list(Authenticator.objects.filter(user=user).order_by("created_at", "pk"))
    apps = [row.created_at for row in rows if row.type == Authenticator.Type.TOTP]
    passkeys = [
        Passkey(row.pk, row.data.get("name", ""), row.created_at)
        for row in rows
        if row.type == Authenticator.Type.WEBAUTHN
    ]
    recovery = sum(
        len(row.wrap().get_unused_codes()) for row in rows if row.type == Authenticator.Type.RECOVERY_CODES
    )
    return Factors(apps[0] if apps else None, passkeys, recovery)


def has_factor(user: Person) -> bool:
    return Authenticator.objects.filter(user=user, type__in=STRONG).exists()


#: How long a proposal waits for a second colleague.
PROPOSAL_HOLDS = datetime.timedelta(days=1)


def still_holds(renewal: FactorRenewal) -> bool:
    """Proposed within the last day by somebody who is still here, and neither confirmed nor taken back."""
    passed = seconds_since(renewal.proposed_at.timestamp(), timezone.now().timestamp())
    is_open = renewal.confirmed_at is None and renewal.ended_at is None and renewal.proposed_by_id is not None
    return is_open and passed < PROPOSAL_HOLDS.total_seconds()


def proposed_renewals() -> QuerySet[FactorRenewal]:
    """Those that wait, the oldest first. Whether one still holds says `still_holds`."""
    waiting = FactorRenewal.objects.filter(confirmed_at=None, ended_at=None)
    return (
        waiting.exclude(proposed_by=None)
        .select_related("person", "proposed_by")
        .order_by("proposed_at", "pk")
    )


def current_renewal(person: Person) -> FactorRenewal | None:
    return next(
        (renewal for renewal in proposed_renewals().filter(person=person) if still_holds(renewal)), None
    )


def last_renewal(person: Person) -> FactorRenewal | None:
    """When her second factor was last taken away, and by whom."""
    done = FactorRenewal.objects.filter(person=person, confirmed_at__isnull=False)
    return (
        done.select_related("proposed_by", "confirmed_by")
        .order_by(F("confirmed_at").desc(nulls_last=True), "-pk")
        .first()
    )
