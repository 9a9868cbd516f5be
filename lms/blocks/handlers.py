"""Publishing a source shows its translators at once what is new, and takes the tick from what is no longer
true. Publishing a page keeps the count of what stands under it.
"""

from typing import Any

from django.apps import apps
from django.dispatch import receiver
from wagtail.models import Page, TranslatableMixin
from wagtail.signals import page_published, published


@receiver(page_published, dispatch_uid="lms.blocks.pages_in_step")
@receiver(published, dispatch_uid="lms.blocks.snippets_in_step")
def bring_in_step(sender: type, instance: Any, **kwargs: Any) -> None:
    if not isinstance(instance, TranslatableMixin) or not apps.is_installed("wagtail_localize"):
        return
    source = (
        apps.get_model("wagtail_localize", "TranslationSource")
        .objects.filter(object_id=instance.translation_key, locale=instance.locale_id)
        .first()
    )
    if source is not None and source.translations.exists():
        source.update_from_db()


@receiver(page_published, dispatch_uid="lms.blocks.count_below")
def count_what_is_below(sender: type, instance: Any, **kwargs: Any) -> None:
    """A page is published with the count it had when it was read. wagtail-localize reads a page, translates
    what is below it in the same transaction and publishes it afterwards: its count says that nothing is
    there, and then the tree shows no children.
    """
    below = Page.objects.filter(depth=instance.depth + 1, path__startswith=instance.path).count()
    if below != instance.numchild:
        Page.objects.filter(pk=instance.pk).update(numchild=below)
        instance.numchild = below
