"""What waits to be marked, as a list: searched, filtered, sorted, in pages and as a file."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from courses.attempts.models import Answer
from courses.desk.marking import answers_for, asked_in_words, look_of, mark_url
from courses.enrolments.models import Cohort
from courses.sessions.rules import teaching_organisation_ids
from lms.core import days, written
from lms.core.languages import site_languages
from lms.core.written import language_named
from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing


def _groups(request: Any) -> QuerySet[Cohort]:
    """Of the organisations where she teaches."""
    return Cohort.objects.filter(organisation__in=teaching_organisation_ids(request.user)).order_by(
        "name", "pk"
    )


class MarkingFilters(ListFilters):
    searched = ("enrolment__person__profile__handle",)

    group = django_filters.ModelChoiceFilter(
        field_name="enrolment__cohort",
        queryset=_groups,
        label=gettext_lazy("Group"),
        empty_label=gettext_lazy("All groups"),
    )
    activity = django_filters.ChoiceFilter(
        field_name="question",
        choices=(),
        label=gettext_lazy("What she was asked"),
        empty_label=gettext_lazy("Everything"),
    )
    language = django_filters.ChoiceFilter(
        field_name="enrolment__person__profile__language",
        choices=site_languages,
        label=gettext_lazy("She reads"),
        empty_label=gettext_lazy("Any language"),
    )

    @property
    def form(self) -> Any:
        """Its questions are those that wait for whoever asks; the class of the form is everybody's."""
        form = super().form
        form.fields["activity"].choices = asked_in_words(self.request.user)
        return form


class MarkingListing(Listing):
    key = "marking"
    caption = gettext_lazy("The oldest comes first.")
    empty = gettext_lazy("Nothing waits for you here.")
    filters = MarkingFilters
    rows_are = Answer
    default_sort = "since"
    export_url = "teaching:marking_export"

    def queryset(self) -> QuerySet[Answer]:
        return answers_for(self.request.user)

    def columns(self) -> list[Column]:
        return [
            Column("who", _("Who"), _who, ("enrolment__person__profile__handle",)),
            Column("what", _("What she was asked"), _what),
            Column("course", _("Course"), lambda row: Cell(row.enrolment.course.title)),
            Column("group", _("Group"), _group, ("enrolment__cohort__name",)),
            Column("language", _("She reads"), _language, ("enrolment__person__profile__language",)),
            Column(
                "since",
                _("Waits since"),
                lambda row: Cell(written.day(row.answered_at)),
                ("answered_at",),
                "quiet",
                export=lambda row: days.day_of(row.answered_at).isoformat(),
            ),
        ]

    def chips(self, most: int | None = None) -> list[Chip]:
        return [
            Chip("", pgettext("to be marked", "All")),
            Chip("photo", pgettext("to be marked", "Photos and files"), any_of=("has_picture",)),
            Chip("voice", pgettext("to be marked", "Voice"), any_of=("has_sound",)),
            Chip("back", pgettext("to be marked", "Tried again"), any_of=("came_back",)),
            Chip("second", pgettext("to be marked", "As the second of two"), any_of=("read_once",)),
            Chip("long", pgettext("to be marked", "For a week or more"), any_of=("waits_long",)),
        ]


def _who(row: Any) -> Cell:
    return Cell(row.enrolment.person.profile.handle, mark_url(row), icon=look_of(row), is_name=True)


def _what(row: Any) -> Cell:
    return Cell(row.version.said["text"], is_name=True)


def _group(row: Any) -> Cell:
    return Cell(row.enrolment.cohort.name if row.enrolment.cohort else "", is_name=True)


def _language(row: Any) -> Cell:
    return Cell(language_named(row.enrolment.person.profile.language))
