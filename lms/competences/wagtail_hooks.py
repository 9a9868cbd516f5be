from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from lms.competences.forms import edited_with
from lms.competences.models import Competence, Framework, Level, Occupation


class FrameworkViewSet(SnippetViewSet):
    model = Framework
    icon = "list-ol"
    list_display = ["__str__", "code"]
    edit_handler = edited_with(FieldPanel("code"))


class LevelViewSet(SnippetViewSet):
    model = Level
    icon = "order"
    list_display = ["__str__", "framework", "rank"]
    edit_handler = edited_with(
        FieldPanel("framework"), FieldPanel("rank"), FieldPanel("code"), FieldPanel("needs_practice")
    )


class CompetenceViewSet(SnippetViewSet):
    model = Competence
    icon = "tick-inverse"
    list_display = ["__str__", "code", "visible_outside"]
    edit_handler = edited_with(
        FieldPanel("visible_outside"),
        FieldPanel("framework"),
        FieldPanel("code"),
        last=(FieldPanel("esco_uri"),),
    )


class OccupationViewSet(SnippetViewSet):
    model = Occupation
    icon = "group"
    list_display = ["__str__", "isco", "code"]
    edit_handler = edited_with(
        FieldPanel("framework"),
        FieldPanel("code"),
        FieldPanel("isco"),
        last=(
            InlinePanel(
                "asks",
                heading=_("What it asks for"),
                label=_("competence"),
                panels=[FieldPanel("competence"), FieldPanel("is_essential")],
            ),
            FieldPanel("esco_uri"),
        ),
    )


class CompetenceGroup(SnippetViewSetGroup):
    items = (CompetenceViewSet, OccupationViewSet, LevelViewSet, FrameworkViewSet)
    menu_label = _("Competences")
    menu_icon = "tick-inverse"
    menu_name = "competences"
    menu_order = 260


register_snippet(CompetenceGroup)
