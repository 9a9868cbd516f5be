"""Wagtail's publishing, unpublishing, moving and deleting, told to the published structure."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from courses.catalogue.actions import publish_structure, retire_structure, set_order
from courses.catalogue.pages import CatalogueFields
from courses.catalogue.queries import is_asked
from courses.pages.queries import pages_asking
from courses.questions.events import QuestionChanged
from courses.questions.queries import askable
from lms.contracts import event


def _is_catalogue(page: Any) -> bool:
    return isinstance(page, CatalogueFields)


def order_children(parent: Page) -> None:
    """A translated tree follows the order of its source, so only the order under source pages counts."""
    children = list(parent.get_children().live().order_by("path").values_list("translation_key", flat=True))
    set_order(children)


@receiver(page_published, dispatch_uid="courses.pages.publish")
def publish(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    if not _is_catalogue(instance):
        return
    with transaction.atomic():
        row = publish_structure(instance)
        if row is None:
            return
        if row.version == 1:
            publish_waiting_children(instance)
        if row.source_language == instance.locale.language_code:
            order_children(instance.get_parent())


def publish_waiting_children(parent: Page) -> None:
    """Pages that were published before their parent had nothing to hang under until now."""
    for child in parent.get_children().live().specific():
        if _is_catalogue(child) and publish_structure(child) is not None:
            publish_waiting_children(child)
    order_children(parent)


@receiver(page_unpublished, dispatch_uid="courses.pages.unpublish")
def unpublish(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    if _is_catalogue(instance):
        retire_structure(instance.translation_key, instance.locale.language_code)


@receiver(post_delete, dispatch_uid="courses.pages.delete")
def delete(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page) and _is_catalogue(instance) and instance.live:
        retire_structure(instance.translation_key, instance.locale.language_code)


@receiver(post_page_move, dispatch_uid="courses.pages.move")
def move(sender: type[Page], instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    moved = instance.specific
    if not _is_catalogue(moved):
        return
    with transaction.atomic():
        if moved.live:
            publish_structure(moved)
        order_children(parent_page_after)


@event.handles(QuestionChanged)
def follow_question(told: QuestionChanged) -> None:
    """What is published asks what can be answered: a question that goes leaves it, one that comes enters it.

    Where nothing of that changes, nothing is published and nobody's progress is counted.
    """
    for page in pages_asking(told.row):
        language = page.locale.language_code
        can_be_asked = told.question in askable([told.question], language=language)
        if page.live and is_asked(page, told.question) != can_be_asked:
            publish_structure(page)
