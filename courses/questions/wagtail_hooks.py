from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import CharFilter, ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, LocaleColumn
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CopyView, IndexView, SnippetViewSet

from courses.activities.contract import activity_types
from courses.questions.actions import copy_of
from courses.questions.beside import beside_the_bank
from courses.questions.models import Question, QuestionVersion
from courses.questions.queries import folders
from lms.competences.models import Competence


def kinds() -> list[tuple[str, str | Promise]]:
    return [(kind.name, kind.label) for kind in activity_types]


class QuestionFilterSet(WagtailFilterSet):
    kind = ChoiceFilter(label=_("kind"), choices=kinds)
    folder = ChoiceFilter(
        label=_("folder"), choices=lambda: [(each, each) for each in folders()], method="in_folder"
    )
    tags = CharFilter(label=_("tag"), lookup_expr="icontains")
    competence = ModelChoiceFilter(
        label=_("competence"),
        field_name="competences__competence",
        queryset=lambda request: Competence.objects.filter(
            pk__in=Question.objects.values("competences__competence")
        ),
    )

    class Meta:
        model = Question
        fields = ["kind", "folder", "difficulty", "tags", "competence", "live"]

    def in_folder(self, rows: QuerySet[Question], name: str, value: str) -> QuerySet[Question]:
        """With the folders in it."""
        return rows.filter(folder=value) | rows.filter(folder__startswith=f"{value}/")


class QuestionCopyView(CopyView):
    """Wagtail's own saves the copy over the question it was made of."""

    def get_initial_form_instance(self) -> Question:
        return copy_of(self.get_object())


USED_IN = pgettext_lazy("how many places", "Used in")
VERSIONS = pgettext_lazy("how many", "Versions")


class QuestionIndexView(IndexView):
    export_headings = {"used_in": USED_IN, "versions": VERSIONS}

    def get_base_queryset(self) -> QuerySet[Question]:
        return counted(super().get_base_queryset())

    @cached_property
    def header_buttons(self) -> list[Any]:
        """In sight, and there without JavaScript: the menu with the others is neither."""
        offered = [button for offers in beside_the_bank for button in offers(self.request)]
        return [*super().header_buttons, *offered]


def counted(rows: QuerySet[Question]) -> QuerySet[Question]:
    """With where each is used and how often it was published in its language: no query for each."""
    used = (
        ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(Question),
            to_object_id=Cast(OuterRef("pk"), ReferenceIndex._meta.get_field("to_object_id")),
        )
        .order_by()
        .values("to_object_id")
    )
    versions = (
        QuestionVersion.objects.filter(
            question=OuterRef("translation_key"), language=OuterRef("locale__language_code")
        )
        .order_by()
        .values("question")
    )
    return rows.annotate(
        used_in=_count(used.annotate(count=Count("object_id", distinct=True))),
        versions=_count(versions.annotate(count=Count("pk"))),
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(rows.values("count"), output_field=IntegerField()), 0)


class QuestionViewSet(SnippetViewSet):
    model = Question
    copy_view_class = QuestionCopyView
    index_view_class = QuestionIndexView
    icon = "help"
    menu_label = _("Questions")
    menu_name = "questions"
    menu_order = 250
    add_to_admin_menu = True
    list_display = [
        "text",
        "kind_in_words",
        Column("folder", label=_("Folder"), sort_key="folder"),
        Column("get_difficulty_display", label=_("Difficulty"), sort_key="difficulty"),
        LocaleColumn(label=_("Language")),
        Column("used_in", label=USED_IN, sort_key="used_in"),
        Column("versions", label=VERSIONS, sort_key="versions"),
        LiveStatusTagColumn(label=_("State")),
    ]
    list_export = [
        "text",
        "name",
        "folder",
        "tags",
        "kind",
        "difficulty",
        "locale",
        "why",
        "hint",
        "used_in",
        "versions",
    ]
    export_filename = "questions"
    filterset_class = QuestionFilterSet


register_snippet(QuestionViewSet)
