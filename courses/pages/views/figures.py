"""For whoever writes a course: how its questions do, over all who answered and in each group that may be told
of, without its name. No learner.
"""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from courses.analysis.models import QuestionFigure
from courses.analysis.words import answered_words, chosen_words, group_words, right_words, tells_words
from courses.catalogue.models import Course
from courses.pages.rules import courses_of, may_outline


def written_courses(request: HttpRequest) -> QuerySet[Course]:
    return Course.objects.filter(uuid__in=courses_of(request.user).values("translation_key"))


class FigureFilterSet(WagtailFilterSet):
    course = django_filters.ModelChoiceFilter(label=_("Course"), queryset=written_courses)
    text = django_filters.CharFilter(label=_("Question"), lookup_expr="icontains")
    groups = django_filters.ChoiceFilter(
        label=_("Groups"),
        choices=[("each", _("Each group beside all of them"))],
        empty_label=_("All groups"),
        method="beside_each_other",
    )

    class Meta:
        model = QuestionFigure
        fields = ["course", "text", "groups"]

    def filter_queryset(self, queryset: QuerySet[QuestionFigure]) -> QuerySet[QuestionFigure]:
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data["groups"] else found.filter(cohort=None)

    def beside_each_other(self, rows: QuerySet[QuestionFigure], *_chosen: str) -> QuerySet[QuestionFigure]:
        return rows


class QuestionFiguresView(ReportView):
    """Counted from the desk; nothing is said of fewer than ten learners."""

    model = QuestionFigure
    page_title = _("How questions do")
    header_icon = "help"
    index_url_name = "courses_figures"
    index_results_url_name = "courses_figures_results"
    filterset_class = FigureFilterSet
    default_ordering = "right"
    columns = (
        Column("text", label=_("Question"), sort_key="text"),
        Column("course", label=_("Course"), accessor=lambda row: row.course.title),
        Column("group", label=_("Group"), accessor=group_words),
        Column("answered", label=_("Answered by"), accessor=answered_words, sort_key="answered"),
        Column("right", label=_("Right at once"), accessor=right_words, sort_key="right"),
        Column("tells", label=_("Tells apart"), accessor=tells_words, sort_key="discrimination"),
        Column("chosen", label=_("Chosen instead"), accessor=chosen_words),
    )
    list_export = ("text", "course", "group", "answered", "right", "discrimination", "chosen")
    export_headings = {
        "text": _("Question"),
        "course": _("Course"),
        "group": _("Group"),
        "answered": _("Answered by"),
        "right": _("Right at once"),
        "discrimination": _("Tells apart"),
        "chosen": _("Chosen instead"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_outline(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[QuestionFigure]:
        hers = written_courses(self.request)
        return QuestionFigure.objects.filter(course__in=hers).select_related("course", "cohort")

    def get_filename(self) -> str:
        return "questions"

    def to_row_dict(self, item: QuestionFigure) -> dict[str, Any]:
        """The file says what the screen says."""
        return {
            "text": item.text,
            "course": str(item.course.title),
            "group": group_words(item),
            "answered": answered_words(item),
            "right": right_words(item),
            "discrimination": tells_words(item),
            "chosen": chosen_words(item),
        }
