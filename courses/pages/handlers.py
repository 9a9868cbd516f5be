"""Wagtail tells that something happened to a page; the published structure follows the state of the pages."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from courses.catalogue.following import follow
from courses.catalogue.pages import CatalogueFields
from courses.catalogue.queries import is_asked
from courses.pages.queries import pages_asking
from courses.questions.events import QuestionChanged
from courses.questions.queries import askable
from lms.contracts import event

#: Saved by itself, it makes an alias of a page, or a page of an alias.
ALIAS = {"alias_of", "alias_of_id"}


def _follow(page: Any) -> None:
    if isinstance(page, CatalogueFields):
        follow(page)


@receiver(page_published, dispatch_uid="courses.pages.publish")
@receiver(page_unpublished, dispatch_uid="courses.pages.unpublish")
def change(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    _follow(instance)


@receiver(post_delete, dispatch_uid="courses.pages.delete")
def delete(sender: type, instance: Any, **kwargs: Any) -> None:
    _follow(instance)


@receiver(post_page_move, dispatch_uid="courses.pages.move")
def move(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    _follow(instance.specific)


@receiver(post_save, dispatch_uid="courses.pages.alias")
def alias(sender: type, instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    if update_fields and ALIAS & set(update_fields) and isinstance(instance, Page):
        _follow(instance.specific)


@event.handles(QuestionChanged)
def follow_question(told: QuestionChanged) -> None:
    """What is published asks what can be answered: a question that goes leaves it, one that comes enters it.

    Where nothing of that changes, nothing is published and nobody's progress is counted.
    """
    for page in pages_asking(told.row):
        language = page.locale.language_code
        can_be_asked = told.question in askable([told.question], language=language)
        if page.live and is_asked(page, told.question) != can_be_asked:
            follow(page)
