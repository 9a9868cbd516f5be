"""What is done to an account.

Codes and PINs are returned or taken in plain once, and kept only as fingerprints.
"""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.accounts import codes
from lms.accounts.events import AccountSuspended
from lms.accounts.handles import handle_key, new_handle
from lms.accounts.models import CodeCard, PinKind, Profile
from lms.accounts.sessions import end_sign_ins
from lms.accounts.user_model import nameless
from lms.audit.actions import record
from lms.contracts import event
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.typed_codes import read_digits
from lms.secrets import fingerprints

TRIES = 50


@dataclass(frozen=True)
class IssuedCard:
    """A card as it is printed, in the only moment its code is known."""

    card: CodeCard
    code: str


@transaction.atomic
def create_learner(*, by: Person, language: str, handle: str = "") -> Profile:
    """A new account: random user name, unusable password, no name, no address at which mail arrives."""
    user = get_user_model()(**{"is_active": True, **nameless()})
    user.set_unusable_password()
    user.save(force_insert=True)
    profile = _save_with_free_handle(user, language, handle)
    record("account.created", actor=by, subject=profile)
    return profile


#: Of a password to begin with: nothing that is read or typed for something else.
FIRST_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
FIRST_GROUP, FIRST_GROUPS = 5, 4  # letters of a group, and groups of a first password


def create_staff(*, username: str, **names: str) -> tuple[Person, str]:
    """A new account for somebody who works here, and the password of her first sign-in, which asks her for
    one of her own.

    Of `names` those are kept for which the site's user model has a field. ValidationError when the user name
    is taken.
    """
    model = get_user_model()
    known = {field.name for field in model._meta.get_fields()}
    kept = {name: value for name, value in names.items() if name in known}
    given = {**nameless(), **kept, model.USERNAME_FIELD: username}
    password = "-".join(
        "".join(secrets.choice(FIRST_LETTERS) for _letter in range(FIRST_GROUP))
        for _group in range(FIRST_GROUPS)
    )
    try:
        with transaction.atomic():
            person = model._default_manager.create_user(password=password, **given)
    except IntegrityError:
        raise ValidationError(
            {"username": _("Somebody already has this user name. Choose another one.")}
        ) from None
    return person, password


def _save_with_free_handle(user: Person, language: str, handle: str) -> Profile:
    for _try in range(1 if handle else TRIES):
        chosen = handle or new_handle()
        try:
            with transaction.atomic():
                return Profile.objects.create(
                    user=user, handle=chosen, handle_key=handle_key(chosen), language=language
                )
        except IntegrityError:
            continue
    raise RuntimeError("No free handle was found. Add words to lms.accounts.handles.")


@transaction.atomic
def issue_card(profile: Profile, *, by: Person, number: str = "", code: str = "") -> IssuedCard:
    """A new card for her.

    The old one stops in the same moment, and with it every session that is open under it, and her PIN.

    Whoever holds the new card does not yet know that it is she: she sets a new PIN, and what it protects
    stays closed for a day.
    """
    lock(profile)
    now = timezone.now()
    replaced = profile.cards.filter(revoked_at=None).update(revoked_at=now)
    if replaced:
        end_sessions(profile.user)
        profile.pin_hash, profile.pin_set_at = "", None
        profile.save(update_fields=["pin_hash", "pin_set_at"])
    code = code or codes.new_code()
    code_hash = fingerprints.fingerprint("card", code)
    for _try in range(1 if number else TRIES):
        try:
            with transaction.atomic():
                card = CodeCard.objects.create(
                    profile=profile,
                    number=number or codes.new_number(),
                    code_hash=code_hash,
                    issued_by=by,
                    issued_at=now,
                    renewed=bool(replaced),
                )
        except IntegrityError:
            continue
        record("card.issued", actor=by, subject=profile, replaced=bool(replaced))
        return IssuedCard(card, code)
    raise RuntimeError("No free card number was found.")


@transaction.atomic
def end_sessions(user: Person) -> None:
    """Sign `user` out everywhere.

    Django checks this hash on every request; a new random password changes it.
    """
    lock(user)
    user.set_unusable_password()
    user.save(update_fields=["password"])


@transaction.atomic
def sign_out_everywhere(profile: Profile) -> None:
    """By herself, from any of her devices. What waits for her PIN on one of them is gone too."""
    end_sessions(profile.user)
    record("account.signed_out_everywhere", actor=profile.user, subject=profile)


#: What decides who comes in and what is open to her there, by the names of the fields of Wagtail's form.
OPENS = frozenset({"password1", "is_active", "is_superuser", "groups"})


@transaction.atomic
def changed_by_another(user: Person, *, by: Person, what: Collection[str]) -> None:
    """Somebody else saved this account: every session ends when it was about who comes in and what is open to
    her.

    A password typed by somebody else is good for one sign-in, which asks for one of her own.
    """
    if OPENS.isdisjoint(what):
        return
    lock(user)
    if "password1" in what:
        user.last_login = None  # she was never signed in under this one
        user.save(update_fields=["last_login"])
    end_sign_ins({user.pk})
    record("account.changed_by_another", actor=by, subject=user, password="password1" in what)


@transaction.atomic
def set_pin(profile: Profile, pin: str, *, kind: Any = PinKind.DIGITS, first: bool = False) -> None:
    """`pin` are her six digits, or the keys of her six pictures in their order.

    Which of the two it is, is kept; the PIN is not.

    `first`: she gave none before, because there was none. ValidationError when there is one now: it was set a
    moment ago.
    """
    lock(profile)
    if first and profile.has_pin:
        if profile.pin_kind == kind and pin_matches(profile, pin):
            return
        raise ValidationError(_("A PIN was set a moment ago. Use that one."))
    profile.pin_hash = fingerprints.fingerprint(f"pin-{profile.uuid}", pin)
    profile.pin_kind = kind
    profile.pin_set_at = timezone.now()
    profile.save(update_fields=["pin_hash", "pin_kind", "pin_set_at"])
    record("pin.set", actor=profile.user, subject=profile)


def pin_matches(profile: Profile, pin: str) -> bool:
    typed = pin if profile.pin_kind == PinKind.PICTURES else read_digits(pin)
    return fingerprints.matches(f"pin-{profile.uuid}", typed, profile.pin_hash)


@transaction.atomic
def tell_of_card(card: CodeCard) -> None:
    """She has seen who made her new card, and when. Twice is once."""
    lock(card)
    if card.told_at is None:
        card.told_at = timezone.now()
        card.save(update_fields=["told_at"])
        record("card.told", actor=card.profile.user, subject=card.profile)


@transaction.atomic
def want_new_card(profile: Profile, *, wanted: bool) -> None:
    """She asks for a new card, or needs none any more. It opens and ends nothing."""
    card = profile.cards.filter(revoked_at=None).first()
    if card is None:
        return
    lock(card)
    if (card.wanted_at is not None) != wanted:
        card.wanted_at = timezone.now() if wanted else None
        card.save(update_fields=["wanted_at"])
        record("card.wanted" if wanted else "card.not_wanted", actor=profile.user, subject=profile)


def count_wait_anew(profile: Profile) -> None:
    """Her renewed card was made in the future: the clock was put back since.

    What she waits for counts from now, when she enters with it.
    """
    now = timezone.now()
    profile.cards.filter(revoked_at=None, issued_at__gt=now).update(issued_at=now)


@transaction.atomic
def confirm_card(card: CodeCard, *, by: Person) -> None:
    """A second worker has seen that it is she who holds the new card. What her PIN protects opens at once.

    ValidationError when somebody confirmed it before, or it is no longer her card.
    """
    lock(card)
    if card.confirmed_at:
        raise ValidationError(_("It is already confirmed. She can open what her PIN protects."))
    if card.revoked_at:
        raise ValidationError(_("This card has been replaced by a newer one. Look at her page again."))
    card.confirmed_by, card.confirmed_at = by, timezone.now()
    card.save(update_fields=["confirmed_by", "confirmed_at"])
    record("card.confirmed", actor=by, subject=card.profile)


@transaction.atomic
def suspend(profile: Profile, *, by: Person) -> None:
    """She is signed out everywhere at once and cannot enter. Nothing of hers is lost."""
    lock(profile)
    if profile.suspended_at is None:
        profile.suspended_at = timezone.now()
        profile.save(update_fields=["suspended_at"])
        end_sessions(profile.user)
        event.emit(AccountSuspended(profile))  # before the audit: handlers lock rows of hers
        record("account.suspended", actor=by, subject=profile)


@transaction.atomic
def let_in_again(profile: Profile, *, by: Person) -> None:
    lock(profile)
    if profile.suspended_at is not None:
        profile.suspended_at = None
        profile.save(update_fields=["suspended_at"])
        record("account.let_in_again", actor=by, subject=profile)


@transaction.atomic
def set_language(profile: Profile, language: str) -> None:
    lock(profile)
    if profile.language != language:
        profile.language = language
        profile.save(update_fields=["language"])
