"""Signing in begins a session anew, through whichever door; a changed face or site is seen at once; a site
that shows a face stays.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.signals import user_logged_in
from django.db.models import ProtectedError
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.models import Site
from wagtail.signals import page_published, page_unpublished

from lms.core import days
from lms.core.shared import forget
from lms.safety.faces.models import Face
from lms.safety.faces.one_face import keep_to_face
from lms.safety.faces.queries import FACES, name_of_zone
from lms.safety.outside.seen import our_page_classes, pages_seen_outside
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


@receiver([page_published, page_unpublished])
def forget_ways_to_what_is_closed(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Wagtail leads from the addresses a page had to the one it has now. Of a page that was closed since, and
    of those below it, the new one would be told.
    """
    if not apps.is_installed("wagtail.contrib.redirects") or not isinstance(instance, our_page_classes()):
        return
    ways = apps.get_model("wagtailredirects", "Redirect").objects.filter(automatically_created=True)
    below = ways.filter(redirect_page__path__startswith=instance.path)
    below.exclude(redirect_page__in=pages_seen_outside()).delete()


@receiver(pre_delete, sender=Site)
def keep_what_shows_a_face(sender: Any, instance: Site, **kwargs: Any) -> None:
    """The face would go with it, and with the face the whole website. However it is deleted: a home page
    takes its site along.
    """
    if faces := set(Face.objects.filter(site=instance)):
        raise ProtectedError(f"{instance} shows a website", faces)


days.zone_is_told_by(name_of_zone)
