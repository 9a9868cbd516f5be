from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Page

from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.blocks.translated import TranslatedPageMixin
from lms.contracts import personal_data
from lms.programme.about.models import AboutPage, ContactPage, PlainPage
from lms.programme.audiences.models import AudiencePage
from lms.programme.blocks import programme_body
from lms.programme.coping.models import CopingPage, CopingSheetPage, CopingToolPage, ToolFeeling
from lms.programme.doors import DoorBlock, front_of
from lms.programme.facilitating.models import SessionPlanPage, SessionsPage
from lms.programme.handouts.models import HandoutPage, HandoutPaper, HandoutsPage
from lms.programme.links import ways_of
from lms.programme.news.models import EventPage, NewsItemPage, NewsPage
from lms.programme.results.models import ResultPage, ResultsPage
from lms.programme.rights.models import RightPage, RightsPage
from lms.safety.faces.links import KeepsToItsFace

__all__ = [
    "AboutPage",
    "AudiencePage",
    "ContactPage",
    "CopingPage",
    "CopingSheetPage",
    "CopingToolPage",
    "EventPage",
    "HandoutPage",
    "HandoutPaper",
    "HandoutsPage",
    "NewsItemPage",
    "NewsPage",
    "PlainPage",
    "ProgrammeHomePage",
    "ResultPage",
    "ResultsPage",
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

    doors = StableStreamField(
        [("door", DoorBlock())],
        blank=True,
        max_num=7,
        verbose_name=_("doors"),
        help_text=_("What the programme offers: seven at most, each with a house of cut paper."),
    )
    funded_line = models.CharField(
        _("who pays"), max_length=300, blank=True, help_text=_("At the foot of every page of this website.")
    )
    grant_number = models.CharField(_("grant number"), max_length=60, blank=True)
    emblem = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("emblem of who pays"),
    )
    emblem_words = models.CharField(
        _("what the emblem shows"), max_length=120, blank=True, help_text=_("For those who cannot see it.")
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("doors"),
        FieldPanel("body"),
        FieldPanel("parts"),
        MultiFieldPanel(
            [
                FieldPanel("funded_line"),
                FieldPanel("grant_number"),
                FieldPanel("emblem"),
                FieldPanel("emblem_words"),
            ],
            heading=_("At the foot of every page"),
        ),
    ]
    search_fields = [*Page.search_fields, *found_by("lead", "body", "parts")]
    template = "lms_programme/home_page.html"
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page of the programme")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "doors": ways_of(self.doors, self.locale.language_code),
            "front": front_of(self),
        }
