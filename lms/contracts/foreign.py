"""Declarations for the tables of other packages that come to hold something about a person."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase

if apps.is_installed("wagtail.users"):
    personal_data.held_by(
        "wagtailusers.UserProfile",
        subject="user",
        title=_("Your choices in the editor"),
        purpose=_("An editor's choices in Wagtail. Learners never get one."),
        basis=Basis.CONTRACT,
        erase=Erase.DELETE,
        staff_only=True,
        fields={"preferred_language": _("language of the editor")},
    )
if apps.is_installed("allauth.mfa"):
    personal_data.held_by(
        "mfa.Authenticator",
        subject="user",
        title=_("Your second step"),
        purpose=_("To ask staff and employers for a second step when they sign in. Learners never get one."),
        basis=Basis.LEGITIMATE_INTEREST,
        erase=Erase.DELETE,
        fields={
            "data": _("the encrypted secret of an app or of recovery codes, or the public key of a passkey"),
            "last_used_at": _("when it was last used"),
        },
        withheld=("data",),
        staff_only=True,
    )
if apps.is_installed("allauth.account"):
    personal_data.not_held_by(
        "account.EmailAddress", "Nobody's address is ever kept there: signing in needs none."
    )
    personal_data.not_held_by("account.EmailConfirmation", "No address is ever confirmed.")
if apps.is_installed("django.contrib.sessions"):
    personal_data.not_held_by(
        "sessions.Session",
        "A random key and what is signed in under it; deleted when she leaves or after twelve hours.",
    )
