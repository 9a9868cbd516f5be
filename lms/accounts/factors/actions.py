"""Second factors: set up, given, taken away.

Secrets are shown once and kept encrypted (lms.accounts.factors.adapter).
"""

import struct
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from cryptography.exceptions import InvalidSignature
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.accounts.factors import library
from lms.accounts.factors.queries import factors_of
from lms.accounts.models import FactorRenewal
from lms.accounts.sessions import end_sign_ins
from lms.audit.actions import record
from lms.core.conf import conf
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.typed_codes import read_digits

#: What allauth's parsers, and those below them, raise when a browser sends something else than a passkey's
#: answer.
NOT_AN_ANSWER = (
    ValidationError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError,
    struct.error, InvalidSignature,
)  # fmt: skip


@transaction.atomic
def code_matches(user: Person, typed: str) -> bool:
    """Whether these are the digits of the app now, or an unused recovery code. Each counts once."""
    lock(user)  # nobody takes the factor away, or gives the same code, while it is looked at
    code = read_digits(typed)
    rows = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.WEBAUTHN).order_by("-type")
    for row in rows:
        if (
            _app_code_matches(row, code)
            if row.type == Authenticator.Type.TOTP
            else row.wrap().validate_code(code)
        ):
            row.refresh_from_db(fields=["data"])
            row.record_usage()
            if row.type == Authenticator.Type.RECOVERY_CODES:
                record("factor.recovery_code_used", actor=user, subject=user)
            return True
    return False


def _app_code_matches(row: Authenticator, code: str) -> bool:
    if conf.totp_reuse:
        return library.validate_totp_code(decrypt(row.data["secret"]), code)
    return row.wrap().validate_code(code)


@transaction.atomic
def passkey_matches(user: Person, answer: dict[str, Any]) -> bool:
    """Whether this is the answer of one of her passkeys to the challenge of this session."""
    lock(user)
    try:
        library.parse_authentication_response(answer)
        library.complete_authentication(user, answer).record_usage()
    except NOT_AN_ANSWER:
        return False
    return True


@transaction.atomic
def add_app(user: Person, secret: str) -> None:
    """The app that knows `secret`, in place of any earlier one."""
    Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
    library.TOTP.activate(user, secret)
    record("factor.app_set_up", actor=user, subject=user)


@transaction.atomic
def add_passkey(user: Person, name: str, answer: dict[str, Any]) -> bool:
    """A passkey from the browser's answer to the challenge of this session; False when it is not one."""
    try:
        library.parse_registration_response(answer)
        library.complete_registration(answer)
    except NOT_AN_ANSWER:
        return False
    number = len(factors_of(user).passkeys) + 1
    library.WebAuthn.add(user, name or _("Passkey %(number)d") % {"number": number}, answer)
    record("factor.passkey_set_up", actor=user, subject=user)
    return True


@transaction.atomic
def remove_passkey(user: Person, key: int) -> bool:
    """Not the last factor: then there would be none."""
    if factors_of(user).count < 2:
        return False
    deleted, _rows = Authenticator.objects.filter(
        user=user, type=Authenticator.Type.WEBAUTHN, pk=key
    ).delete()
    if deleted:
        record("factor.passkey_removed", actor=user, subject=user)
    return bool(deleted)


@transaction.atomic
def new_recovery_codes(user: Person) -> list[str]:
    """Ten codes that stand in for a lost phone, each once. Earlier ones stop. They are known only now."""
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    codes = library.RecoveryCodes.activate(user)
    codes.mark_as_viewed()
    record("factor.recovery_codes_made", actor=user, subject=user)
    return codes.get_unused_codes()


@transaction.atomic
def take_all_away(user: Person, *, by: Person | None = None) -> int:
    """For somebody who lost everything: at the next sign-in she sets up a new one.

    Returns how many there were.

    Whoever holds what she lost may be signed in with it, so every session of hers ends. It is written down
    for her to see; what was proposed (lms.organisations.renewing) is done with it.
    """
    lock(
        user
    )  # whoever gives the old factor in this moment waits, and is refused (lms.accounts.factors.session)
    now = timezone.now()
    FactorRenewal.objects.filter(person=user, confirmed_at=None, ended_at=None).update(ended_at=now)
    if by is None:
        FactorRenewal.objects.create(person=user, proposed_at=now, confirmed_at=now)
    deleted, _rows = Authenticator.objects.filter(user=user).delete()
    end_sign_ins({user.pk})
    record("factor.all_removed", actor=by, subject=user)
    return deleted
