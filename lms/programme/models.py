from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.blocks.translated import TranslatedPageMixin
from lms.contracts import personal_data
from lms.programme.blocks import programme_body
from lms.programme.coping.models import CopingPage, CopingSheetPage, CopingToolPage, ToolFeeling
from lms.programme.facilitating.models import SessionPlanPage, SessionsPage
from lms.programme.handouts.models import HandoutPage, HandoutPaper, HandoutsPage
from lms.programme.rights.models import RightPage, RightsPage
from lms.safety.faces.links import KeepsToItsFace

__all__ = [
    "CopingPage",
    "CopingSheetPage",
    "CopingToolPage",
    "HandoutPage",
    "HandoutPaper",
    "HandoutsPage",
    "ProgrammeHomePage",
    "RightPage",
    "RightsPage",
    "SessionPlanPage",
    "SessionsPage",
    "ToolFeeling",
]


@personal_data.not_held("A page anyone may read.")
class ProgrammeHomePage(TranslatedPageMixin, KeepsToItsFace, Page):
    """The home of the programme face, one in each language."""

    seen_outside = True
    lead = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])
    body = RichTextField(
        _("text"), blank=True, features=["h2", "h3", "bold", "italic", "link", "ul", "ol", "blockquote"]
    )

    parts = StableStreamField(
        programme_body,
        blank=True,
        verbose_name=_("parts"),
        help_text=_("Below the text: pictures, recordings, notes and lists, one after the other."),
    )

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body"), FieldPanel("parts")]
    search_fields = [*Page.search_fields, *found_by("lead", "body", "parts")]
    template = "lms_programme/home_page.html"
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page of the programme")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The sections that stand in the menu are doors."""
        doors = list(self.get_children().live().in_menu().order_by("path").specific())
        return {**super().get_context(request, *args, **kwargs), "doors": doors}
