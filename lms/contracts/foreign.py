"""Declarations for the tables of other packages that come to hold something about a person."""

from django.apps import apps

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase

if apps.is_installed("wagtail.users"):
    personal_data.held_by(
        "wagtailusers.UserProfile",
        subject="user",
        purpose="An editor's choices in Wagtail. Learners never get one.",
        basis=Basis.CONTRACT,
        erase=Erase.DELETE,
        fields={"preferred_language": "the editor's language"},
    )
if apps.is_installed("django.contrib.sessions"):
    personal_data.not_held_by("sessions.Session", "A random key and what is signed in under it; deleted when she leaves or after twelve hours.")
