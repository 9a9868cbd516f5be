"""How the questions of a course do, as a list of the desk: no learner stands in it."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.analysis.models import QuestionFigure
from courses.analysis.queries import courses_taught_by, figures_for
from courses.analysis.words import answered_words, chosen_words, right_words, tells_words
from courses.catalogue.models import Course
from courses.enrolments.models import Cohort
from lms.core import written
from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing

#: What is worth looking at: fewer right than this, or telling nothing apart.
HARD, BLUNT = 40, 10


class FigureFilters(ListFilters):
    searched = ("text",)

    course = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Course"),
        queryset=Course.objects.none(),
        to_field_name="uuid",
        empty_label=gettext_lazy("All courses"),
    )
    group = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Group"),
        field_name="cohort",
        queryset=Cohort.objects.none(),
        to_field_name="uuid",
        empty_label=gettext_lazy("All groups"),
    )

    @property
    def form(self) -> Any:
        """Its courses and groups are those of whoever asks; the class of the form is everybody's."""
        form = super().form
        form.fields["course"].queryset = courses_taught_by(self.request.user)
        told = figures_for(self.request.user).exclude(cohort=None).order_by().values("cohort")
        form.fields["group"].queryset = Cohort.objects.filter(pk__in=told)
        return form


class QuestionsListing(Listing):
    key = "questions"
    caption = gettext_lazy("First answers only. Nothing is said of fewer than ten learners.")
    empty: str | Promise = gettext_lazy(
        "Nothing has been counted yet, or fewer than ten learners have answered. Count it now."
    )
    filters = FigureFilters
    rows_are = QuestionFigure
    default_sort = "right"
    export_url = "teaching:questions_export"

    def queryset(self) -> QuerySet[QuestionFigure]:
        return figures_for(self.request.user)

    def columns(self) -> list[Column]:
        return [
            Column("question", _("Question"), lambda row: Cell(row.text), ("text",)),
            Column("course", _("Course"), lambda row: Cell(str(row.course.title))),
            Column("group", _("Group"), lambda row: Cell(row.cohort.name if row.cohort else _("All groups"))),
            Column("answered", _("Answered by"), lambda row: Cell(answered_words(row)), ("answered",)),
            Column("right", _("Right at once"), lambda row: Cell(right_words(row)), ("right",), css="quiet"),
            Column("tells", _("Tells apart"), lambda row: Cell(tells_words(row)), ("discrimination",)),
            Column("chosen", _("Chosen instead"), lambda row: Cell(chosen_words(row))),
            Column("counted", _("Counted on"), lambda row: Cell(written.day(row.counted_at)), css="quiet"),
        ]

    def chips(self, most: int | None = None) -> list[Chip]:
        return [
            Chip("", _("All questions")),
            Chip("hard", _("Hard for many"), condition=Q(right__lt=HARD)),
            Chip("blunt", _("Tells nothing apart"), condition=Q(discrimination__lt=BLUNT)),
        ]
