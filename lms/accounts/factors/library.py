"""The one door to what django-allauth calls internal.

It has no public way to set up, give and check a second factor outside its own pages, and changes these parts
without notice. So they are named here and nowhere else, each under the name we use, and `TESTED` says which
versions the tests have seen: outside of it a test fails, and a site is warned at start-up (lms.W060).
"""

from importlib.metadata import version

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    validate_totp_code,
    yield_hotp_counters_from_time,
)
from allauth.mfa.webauthn.internal.auth import (
    WebAuthn,
    begin_authentication,
    begin_registration,
    complete_authentication,
    complete_registration,
    parse_authentication_response,
    parse_registration_response,
)

__all__ = [
    "TESTED",
    "TOTP",
    "RecoveryCodes",
    "WebAuthn",
    "begin_authentication",
    "begin_registration",
    "code_of_now",
    "complete_authentication",
    "complete_registration",
    "generate_totp_secret",
    "installed",
    "is_tested",
    "parse_authentication_response",
    "parse_registration_response",
    "validate_totp_code",
]

#: From this version, and below that one.
TESTED = ((65, 21), (65, 22))


def installed() -> str:
    return version("django-allauth")


def is_tested(number: str) -> bool:
    major, minor = (int(part) for part in number.split(".")[:2])
    return TESTED[0] <= (major, minor) < TESTED[1]


def code_of_now(secret: str) -> str:
    """The six digits an app that knows `secret` shows now."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))
