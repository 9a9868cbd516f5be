"""What a new password must not be."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lms.accounts.actions import FIRST_GROUP, FIRST_GROUPS
from lms.core.people import Person


class AnotherPasswordValidator:
    """Not the one that opens the account now, nor nearly: somebody else may have made it.

    Holds wherever Django asks.
    """

    def validate(self, password: str, user: Person | None = None) -> None:
        if user is not None and user.pk and user.has_usable_password() and is_nearly_the_same(password, user):
            raise ValidationError(
                _(
                    "This is the same as your password now, or very close to it. Choose another one "
                    "that only you know."
                )
            )

    def get_help_text(self) -> str:
        return _("It must be different from the one you have now.")


def is_nearly_the_same(password: str, user: Person) -> bool:
    """Whether it opens the account to whoever knew the old one and thinks a little."""
    return any(user.check_password(variant) for variant in _variants(password))


def _variants(password: str) -> set[str]:
    """The same words: other cases, spaces around it, a sign more, its groups apart."""
    plain = password.strip().lower()
    joined = "".join(character for character in plain if character.isalnum())[: FIRST_GROUP * FIRST_GROUPS]
    grouped = "-".join(joined[place : place + FIRST_GROUP] for place in range(0, len(joined), FIRST_GROUP))
    return {password, password.strip(), plain, plain[:-1], plain[1:], grouped}
