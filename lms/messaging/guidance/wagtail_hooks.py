from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from lms.messaging.guidance.models import LegalNote

HOLDS = _("After this day it is no longer shown. Left empty, and at most: six months after the review.")


class LegalNoteViewSet(SnippetViewSet):
    model = LegalNote
    icon = "clipboard-list"
    menu_label = _("Notes on the law")
    menu_name = "notes-on-the-law"
    menu_order = 270
    add_to_admin_menu = True
    list_display = ["__str__", "reviewer", "reviewed_on", "expires_on"]
    list_filter = ["country", "language"]
    panels = [
        FieldRowPanel([FieldPanel("country"), FieldPanel("language")]),
        FieldPanel("text"),
        FieldPanel("reviewer"),
        FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("expires_on", help_text=HOLDS)]),
    ]


register_snippet(LegalNoteViewSet)
