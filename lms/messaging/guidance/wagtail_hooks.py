from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from lms.messaging.guidance.models import CrisisContact, LegalNote


class CrisisContactViewSet(SnippetViewSet):
    model = CrisisContact
    icon = "mobile-alt"
    list_display = ["label", "number", "country", "language", "position"]
    list_filter = ["country", "language"]
    panels = [
        FieldRowPanel([FieldPanel("country"), FieldPanel("language")]),
        FieldPanel("label"),
        FieldPanel("number"),
        FieldPanel("hours"),
        FieldPanel("position"),
    ]


class LegalNoteViewSet(SnippetViewSet):
    model = LegalNote
    icon = "clipboard-list"
    list_display = ["__str__", "reviewer", "reviewed_on", "expires_on"]
    list_filter = ["country", "language"]
    panels = [
        FieldRowPanel([FieldPanel("country"), FieldPanel("language")]),
        FieldPanel("text"),
        FieldPanel("reviewer"),
        FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("expires_on")]),
    ]


class GuidanceGroup(SnippetViewSetGroup):
    items = (CrisisContactViewSet, LegalNoteViewSet)
    menu_label = _("Help page")
    menu_icon = "help"
    menu_name = "help-page"
    menu_order = 270


register_snippet(GuidanceGroup)
