"""A home in a new language: authors and reviewers write below it as below the others."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import copy_for_translation_done

from lms.organisations.writers import make_writers
from lms.safety.faces.models import Face


@receiver(copy_for_translation_done, dispatch_uid="lms.organisations.writers")
def rights_on_a_new_home(sender: type, source_obj: Any, **kwargs: Any) -> None:
    if not isinstance(source_obj, Page):
        return
    key = source_obj.translation_key
    for face in Face.objects.filter(site__root_page__translation_key=key).select_related("site"):
        make_writers(face)
