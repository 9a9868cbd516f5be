from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.questions.models import Question


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    menu_label = _("Questions")
    menu_name = "questions"
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["text", "kind", "live"]
    list_filter = ["kind"]
    search_fields = ["text"]


register_snippet(QuestionViewSet)
