from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import LiveStatusTagColumn, LocaleColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CopyView, SnippetViewSet

from courses.activities.contract import activity_types
from courses.questions.actions import copy_of
from courses.questions.models import Question


def kinds() -> list[tuple[str, str | Promise]]:
    return [(kind.name, kind.label) for kind in activity_types]


class QuestionFilterSet(WagtailFilterSet):
    kind = ChoiceFilter(label=_("kind"), choices=kinds)

    class Meta:
        model = Question
        fields = ["kind"]


class QuestionCopyView(CopyView):
    """Wagtail's own saves the copy over the question it was made of."""

    def get_initial_form_instance(self) -> Question:
        return copy_of(self.get_object())


class QuestionViewSet(SnippetViewSet):
    model = Question
    copy_view_class = QuestionCopyView
    icon = "help"
    menu_label = _("Questions")
    menu_name = "questions"
    menu_order = 250
    add_to_admin_menu = True
    list_display = [
        "text",
        "kind_in_words",
        LocaleColumn(label=_("Language")),
        LiveStatusTagColumn(label=_("State")),
    ]
    filterset_class = QuestionFilterSet


register_snippet(QuestionViewSet)
