"""Wagtail's explorer where courses stand: of each course, module and lesson what has become of it, in which
languages learners read it, and of a course how many take it, in tens.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets import pages as wagtails
from wagtail.models import Page

from courses.enrolments.models import Enrolment
from courses.pages.models import CoursePage, LessonPage, ModulePage, SkillsHomePage
from courses.pages.states import states_of
from courses.pages.tongues import Tongues, tongues_of
from courses.pages.views.panels import TaughtEditView
from lms.core.texts import in_a_row, name_here

#: Fewer are never counted for anybody to read; more of them in so large steps.
FEWEST = 10


class TaughtListing(ExplorableIndexView):
    """What its columns say is asked once for all rows."""

    def get_table(self, object_list: Any) -> Any:
        rows = list(object_list)
        _tell(rows)
        return super().get_table(rows)


def _tell(pages: Sequence[Any]) -> None:
    keys = [page.translation_key for page in pages]
    states, tongues = states_of(pages), tongues_of(keys)
    taking = dict(
        Enrolment.objects.filter(ended_at=None, course__uuid__in=keys)
        .values_list("course__uuid")
        .annotate(people=Count("person"))
    )
    for page in pages:
        page.told_state = states[page.pk].words
        page.told_languages = _languages(tongues[page.translation_key])
        is_course = isinstance(page, CoursePage)
        page.told_learners = _in_tens(taking.get(page.translation_key, 0)) if is_course else ""


def _languages(tongues: Tongues) -> str:
    whole = in_a_row([name_here(code) for code in tongues.whole])
    if not tongues.partly:
        return whole
    partly = _("partly %(languages)s") % {"languages": in_a_row([name_here(code) for code in tongues.partly])}
    return f"{whole}; {partly}" if whole else partly


def _in_tens(count: int) -> str:
    if count < FEWEST:
        return _("Fewer than 10")
    return _("%(count)d or more") % {"count": count // FEWEST * FEWEST}


def _column(name: str, label: str | Promise) -> Column:
    return Column(name, label=label, accessor=name, width="16%")


STATE = _column("told_state", gettext_lazy("State"))
LANGUAGES = _column("told_languages", gettext_lazy("Languages"))
LEARNERS = _column("told_learners", pgettext_lazy("how many take a course", "Learners"))
#: Of Wagtail's own, without the state in its words; below a course all are of one kind.
OWN = [column for column in ExplorableIndexView.base_columns if column.name != "status"]
OF_ONE_KIND = [column for column in OWN if column.name != "type"]


def viewsets() -> list[Any]:
    """None before Wagtail 8, where pages of one kind have no list and no editing view of their own."""
    base: Any = getattr(wagtails, "PageViewSet", None)
    if not hasattr(base, "edit_view_class"):
        return []

    class Taught(base):
        """Wagtail would leave out of the list what is no `model`: a search finds the lessons of a course too,
        and other pages stand beside courses.
        """

        index_view_class = TaughtListing
        edit_view_class = TaughtEditView

        def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
            return super().get_index_view_kwargs(**{"model": Page, **kwargs})

    def of(model: Any, above: Any, columns: list[Column], **more: Any) -> Any:
        made: Any = type(
            f"{model.__name__}ViewSet",
            (Taught,),
            {"model": model, "parent_models": [above], "columns": columns, **more},
        )
        return made(f"courses_{model._meta.model_name}")

    return [
        of(CoursePage, SkillsHomePage, [*OWN, LANGUAGES, LEARNERS, STATE]),
        of(ModulePage, CoursePage, [*OF_ONE_KIND, LANGUAGES, STATE]),
        of(LessonPage, ModulePage, [*OF_ONE_KIND, LANGUAGES, STATE]),
    ]
