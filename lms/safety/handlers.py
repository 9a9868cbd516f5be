"""Signing in begins a session anew, through whichever door; a changed face or site is seen at once; a site
that shows a face stays.
"""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db.models import ProtectedError
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.models import Site

from lms.core import days
from lms.core.shared import forget
from lms.safety.faces.models import Face
from lms.safety.faces.one_face import keep_to_face
from lms.safety.faces.queries import FACES, name_of_zone
from lms.safety.session.idle import begin


@receiver(user_logged_in)
def begin_session(sender: Any, request: HttpRequest | None, **kwargs: Any) -> None:
    """A host may sign somebody in without a request."""
    if request is not None and hasattr(request, "session"):
        begin(request)
        keep_to_face(request)


@receiver([post_save, post_delete], sender=Face)
@receiver([post_save, post_delete], sender=Site)
def forget_faces(sender: Any, **kwargs: Any) -> None:
    forget(FACES)
    days.forget_zone()


@receiver(pre_delete, sender=Site)
def keep_what_shows_a_face(sender: Any, instance: Site, **kwargs: Any) -> None:
    """The face would go with it, and with the face the whole website. However it is deleted: a home page
    takes its site along.
    """
    if faces := set(Face.objects.filter(site=instance)):
        raise ProtectedError(f"{instance} shows a website", faces)


days.zone_is_told_by(name_of_zone)
