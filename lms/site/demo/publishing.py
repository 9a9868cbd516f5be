"""Publishing what the demo has just made, at the price of saving it once."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, published

from courses.questions import actions
from courses.questions.models import Question


def publish_question(question: Question) -> None:
    """What publishing its first revision comes to, saved once: hundreds of questions are published here.

    No page can ask it yet, so the lessons are not searched for those that do.
    """
    _publish_now(question)
    actions.publish_question(question)


def publish_page(page: Page) -> None:
    """The same of a page, which Wagtail would read back from its revision, look through and save again."""
    _publish_now(page)
    told = {"sender": type(page), "instance": page, "revision": page.live_revision}
    page_published.send(**told)
    published.send(**told)


def _publish_now(something: Any) -> None:
    now = timezone.now()
    something.live, something.has_unpublished_changes = True, False
    something.first_published_at = something.last_published_at = now
    something.save()
    something.live_revision = something.save_revision(clean=False, changed=False)
    type(something).objects.filter(pk=something.pk).update(live_revision=something.live_revision)
