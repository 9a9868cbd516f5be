from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Page, Revision

from courses.pages.checks import findings, waiting_below
from courses.pages.rules import may_order
from courses.questions.models import Question
from lms.core.people import Person
from lms.core.permissions import permit


@transaction.atomic
def publish_below(page: Page, *, by: Person) -> int:
    """Publish a page, everything under it and the questions they wait for, each as its newest draft is.

    All of it or nothing: ValidationError says which page or question cannot be published and why. Wagtail
    asks for each whether she may (PermissionDenied). Returns how many were published.
    """
    pages = waiting_below(page)
    drafts = [each.get_latest_revision_as_object() for each in pages]
    questions = {
        found.waits_for.pk: found.waits_for
        for draft in drafts
        for found in findings(draft)
        if found.waits_for
    }
    _refuse_locked([*pages, *questions.values()], by)
    for question in questions.values():
        PublishRevisionAction(_newest(question), user=by).execute()
    for each in pages:
        publish_one(each, by=by)
    return len(questions) + len(pages)


def publish_one(page: Page, *, by: Person) -> None:
    """Publish the newest draft of a page. ValidationError says what is wrong with it, or that somebody else
    has locked it.
    """
    _refuse_locked([page], by)
    draft = page.get_latest_revision_as_object()
    try:
        draft.full_clean()
        refused = [found.words for found in findings(draft) if found.is_refused]
        if refused:
            raise ValidationError(refused)
        PublishPageRevisionAction(_newest(page), user=by).execute()
    except ValidationError as problem:
        said = " ".join(problem.messages)
        raise ValidationError(
            _("“%(title)s” cannot be published yet. %(problem)s"),
            params={"title": draft.title, "problem": said},
        ) from problem


@transaction.atomic
def order(page: Any, *, by: Person, to: int | None = None, step: int = 1) -> bool:
    """Move a module or lesson among those beside it: to a place, counted from 0, or a step up (-1) or down.

    By Wagtail's own move. PermissionDenied where she may not. Whether it has another place now.
    """
    parent = page.get_parent()
    beside = [each.pk for each in parent.get_children().filter(alias_of=None).order_by("path")]
    here = beside.index(page.pk)
    there = max(0, min(here + step if to is None else to, len(beside) - 1))
    permit(may_order(by, page, page.get_descendants(inclusive=True).values_list("live", flat=True)))
    if there == here:
        return False
    target = Page.objects.get(pk=beside[there])
    MovePageAction(page, target, pos="left" if there < here else "right", user=by).execute(
        skip_permission_checks=True
    )
    return True


def _newest(row: Page | Question) -> Revision:
    return row.latest_revision or row.save_revision()


def _refuse_locked(rows: Iterable[Any], by: Person) -> None:
    for row in rows:
        lock = row.get_lock() if isinstance(row, Page) else None
        if lock and lock.for_user(by):
            raise ValidationError(
                _("“%(title)s” is locked. Ask who locked it, or publish the others one by one."),
                params={"title": row.title},
            )
