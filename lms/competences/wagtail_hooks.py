from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from lms.competences.models import Competence, Framework, Level


class FrameworkViewSet(SnippetViewSet):
    model = Framework
    icon = "list-ol"
    panels = [FieldPanel("code"), FieldPanel("labels"), FieldPanel("descriptions")]


class LevelViewSet(SnippetViewSet):
    model = Level
    icon = "order"
    panels = [
        FieldPanel("framework"),
        FieldPanel("code"),
        FieldPanel("rank"),
        FieldPanel("needs_practice"),
        FieldPanel("labels"),
        FieldPanel("descriptions"),
    ]


class CompetenceViewSet(SnippetViewSet):
    model = Competence
    icon = "tick-inverse"
    list_display = ["__str__", "code", "visible_outside"]
    panels = [
        FieldPanel("framework"),
        FieldPanel("code"),
        FieldPanel("visible_outside"),
        FieldPanel("labels"),
        FieldPanel("descriptions"),
        FieldPanel("esco_uri"),
    ]


class CompetenceGroup(SnippetViewSetGroup):
    items = (CompetenceViewSet, LevelViewSet, FrameworkViewSet)
    menu_label = _("Competences")
    menu_icon = "tick-inverse"
    menu_name = "competences"
    menu_order = 260


register_snippet(CompetenceGroup)
