"""Publishing a page that is printed gives its print a new number."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from lms.contacts.actions import new_edition_of


@receiver(page_published, dispatch_uid="lms.contacts.new_edition")
def number_the_print(sender: type, instance: Any, **kwargs: Any) -> None:
    if getattr(instance, "print_kind", ""):
        new_edition_of(instance)
