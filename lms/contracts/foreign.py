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
if apps.is_installed("django.contrib.sessions"):
    personal_data.not_held_by("sessions.Session", "A random key and what is signed in under it; deleted when she leaves or after twelve hours.")
