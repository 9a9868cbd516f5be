import datetime
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator

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


def factors_of(user: Any) -> Factors:
    rows = list(Authenticator.objects.filter(user=user).order_by("created_at", "pk"))
    apps = [row.created_at for row in rows if row.type == Authenticator.Type.TOTP]
    passkeys = [Passkey(row.pk, row.data.get("name", ""), row.created_at) for row in rows if row.type == Authenticator.Type.WEBAUTHN]
    recovery = sum(len(row.wrap().get_unused_codes()) for row in rows if row.type == Authenticator.Type.RECOVERY_CODES)
    return Factors(apps[0] if apps else None, passkeys, recovery)


def has_factor(user: Any) -> bool:
    return Authenticator.objects.filter(user=user, type__in=STRONG).exists()
