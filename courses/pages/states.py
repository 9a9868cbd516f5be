"""What has become of a page, in the words of its author."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, WorkflowState

from lms.core import written


@dataclass(frozen=True)
class State:
    """`name` is one of draft, review, live, newer, planned, back, closed."""

    name: str
    words: str

    @property
    def waits(self) -> bool:
        """Whether somebody has to do something before learners have the newest."""
        return self.name in {"draft", "review", "newer"}


def states_of(pages: Sequence[Any]) -> dict[int, State]:
    """By page, of pages from above to below. How many they are costs no statement more."""
    base = ContentType.objects.get_for_model(Page)
    ids = [str(page.pk) for page in pages]
    of_pages = {"base_content_type": base, "object_id__in": ids}
    planned: dict[str, datetime.datetime] = dict(
        Revision.objects.filter(approved_go_live_at__isnull=False, **of_pages).values_list(
            "object_id", "approved_go_live_at"
        )
    )
    handed_in = set(WorkflowState.objects.active().filter(**of_pages).values_list("object_id", flat=True))
    live = {page.path for page in pages if page.live}
    shown = {page.path for page in pages}
    return {
        page.pk: _state(
            page,
            planned.get(str(page.pk)),
            handed_in,
            above=(above := page.path[: -Page.steplen]) in live or above not in shown,
        )
        for page in pages
    }


def _state(page: Any, planned: datetime.datetime | None, handed_in: Collection[str], *, above: bool) -> State:
    when = {"day": written.day_and_clock(planned) if planned else ""}
    if str(page.pk) in handed_in:
        return State("review", _("Handed in for review"))
    if planned:
        words = _("Live. A newer version is planned for %(day)s") if page.live else _("Planned for %(day)s")
        return State("planned", words % when)
    return _live(page, above=above) if page.live else _not_live(page)


def _not_live(page: Any) -> State:
    if page.first_published_at:
        return State("back", _("Taken back. Learners do not have it"))
    return State("draft", _("Draft"))


def _live(page: Any, *, above: bool) -> State:
    if page.has_unpublished_changes:
        return State("newer", _("Live. A newer draft waits"))
    if not above:
        return State("closed", _("Live, but what it stands in is not. Learners do not have it"))
    if page.expire_at:
        return State("live", _("Live until %(day)s") % {"day": written.day_and_clock(page.expire_at)})
    return State("live", _("Live"))
