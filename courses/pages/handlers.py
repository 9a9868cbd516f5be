"""Wagtail tells that something happened to a page; the published structure follows the state of the pages."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from courses.catalogue.following import follow
from courses.catalogue.pages import CatalogueFields
from courses.catalogue.queries import is_asked
from courses.pages.checks import findings
from courses.pages.queries import pages_asking
from courses.questions.events import QuestionChanged
from courses.questions.queries import askable
from lms.contracts import event
from lms.safety.access.addresses import is_editor
from lms.safety.access.request import current_request

#: Saved by itself, it makes an alias of a page, or a page of an alias.
ALIAS = {"alias_of", "alias_of_id"}


def _follow(page: Any) -> None:
    if isinstance(page, CatalogueFields):
        follow(page)


@receiver(page_published, dispatch_uid="courses.pages.publish")
@receiver(page_unpublished, dispatch_uid="courses.pages.unpublish")
def change(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    _follow(instance)


@receiver(page_published, dispatch_uid="courses.pages.left_out")
def tell_what_is_left_out(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Where nobody was asked before: from a list, at the end of a review, of a copy."""
    request = current_request.get()
    if request is None or not is_editor(request.path) or _was_told(request):
        return
    said = [finding.words for finding in findings(instance) if finding.left_out]
    if said:
        words = _("“%(title)s” is published, and part of it is left out. %(why)s")
        check = messages.button(
            reverse("courses_publish", args=[instance.pk]), _("Check, and publish all below")
        )
        messages.warning(request, words % {"title": instance.title, "why": said[0]}, buttons=[check])


def _was_told(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.url_name == "courses_publish"


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
