"""Coping: small things to do when a feeling is strong (M8). Read by anybody, without a sign-in; nothing that
is chosen here leaves the page.
"""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.blocks.translated import TranslatedPageMixin, said_together
from lms.contracts import personal_data
from lms.programme.blocks import programme_body
from lms.programme.coping.drawings import ToolDrawing
from lms.programme.coping.feelings import Feeling, Strength
from lms.programme.coping.rules import Kept, by_feeling
from lms.programme.coping.sheets import PARTS, Sheet, words_for
from lms.programme.facilitating.models import SessionsPage
from lms.programme.handouts.models import HandoutsPage
from lms.programme.quiet_address import QuietAddress
from lms.safety.faces.links import KeepsToItsFace

MINUTES_AT_MOST = 5
SMALL_FAN = "lms_programme/coping/drawings/fan.svg"
#: What else of paper stands beside the tools, each with its drawing.
SHELVES = (
    (HandoutsPage, "lms_programme/coping/pocket/leaflet.svg"),
    (SessionsPage, "lms_programme/coping/pocket/board.svg"),
)


def _beside(page: Page, kind: type[Page]) -> models.QuerySet[Page]:
    return kind.objects.sibling_of(page).live().order_by("path").select_related("locale")


@personal_data.not_held("A page anyone may read.")
class CopingPage(TranslatedPageMixin, KeepsToItsFace, Page):
    """Where the tools are chosen, by feeling; one below a home."""

    seen_outside = True
    found_kind = _("Coping")
    lead = models.CharField(_("introduction"), max_length=250, blank=True)
    person = RichTextField(
        _("a person to talk to"),
        blank=True,
        features=["bold", "link", "ul"],
        help_text=_("Shown on every tool: whom one can call, and what happens then."),
    )

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("person")]
    search_fields = [*Page.search_fields, *found_by("lead", "person")]
    template = "lms_programme/coping/page.html"
    parent_page_types = ["lms_programme.ProgrammeHomePage"]
    subpage_types = ["lms_programme.CopingToolPage", "lms_programme.CopingSheetPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("coping: all tools")

    def tools(self) -> "models.QuerySet[CopingToolPage]":
        """The live ones in the order of the editor's tree, with their feelings."""
        tools = CopingToolPage.objects.child_of(self).live().order_by("path")
        return tools.select_related("locale").prefetch_related("feelings")

    def sheets(self) -> "models.QuerySet[CopingSheetPage]":
        """The live ones to fill in, in the order of the editor's tree."""
        return CopingSheetPage.objects.child_of(self).live().order_by("path").select_related("locale")

    def kept(self) -> list[Kept]:
        """What one takes along on paper: the sheets to fill in, the shelf of handouts, plans for groups."""
        sheets = said_together(self.sheets(), "title", "lead")
        return [
            *(Kept(sheet, Sheet(sheet.sheet).drawing) for sheet in sheets),
            *(
                Kept(shelf, drawing)
                for kind, drawing in SHELVES
                for shelf in said_together(_beside(self, kind), "title", "lead")
            ),
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        tools = said_together(self.tools(), "title", "summary")
        return {
            **super().get_context(request, *args, **kwargs),
            "feelings": by_feeling(tools),
            "tools": tools,
            "kept": self.kept(),
            "coping": self,
        }


@personal_data.not_held("A page anyone may read.")
class CopingToolPage(TranslatedPageMixin, KeepsToItsFace, QuietAddress, Page):
    """One tool: what to do, in one to five minutes."""

    seen_outside = True
    found_kind = _("A tool for a hard moment")
    summary = models.CharField(_("in a sentence"), max_length=160)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(MINUTES_AT_MOST)],
        help_text=_("From 1 to 5."),
    )
    shows_fan = models.BooleanField(
        _("with the paper fan"),
        default=False,
        help_text=_("For breathing: it opens and closes. Whoever wants sees it still."),
    )
    drawn = models.CharField(
        _("drawing"),
        max_length=10,
        choices=ToolDrawing.choices,
        blank=True,
        help_text=_("Empty: that of the first feeling it is for."),
    )
    body = StableStreamField(programme_body, verbose_name=_("what to do"))
    handout = models.ForeignKey(
        "lms_programme.HandoutPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("its handout"),
        help_text=_("The same to print, fold and keep."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("minutes"),
        InlinePanel("feelings", label=_("feeling"), heading=_("Feelings it is for"), min_num=1),
        FieldPanel("drawn"),
        FieldPanel("shows_fan"),
        FieldPanel("body"),
        FieldPanel("handout"),
    ]
    search_fields = [*Page.search_fields, *found_by("summary", "body")]
    template = "lms_programme/coping/tool_page.html"
    parent_page_types = ["lms_programme.CopingPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("coping: a tool")

    @property
    def drawing(self) -> str | None:
        """Its own; else that of the first feeling it is for: whoever chose by it sees it again."""
        if self.drawn:
            return ToolDrawing(self.drawn).template
        if self.shows_fan:
            return SMALL_FAN
        first = next(iter(self.feelings.all()), None)
        return Feeling(first.feeling).drawing if first else None

    @property
    def handout_here(self) -> Page | None:
        """Its handout in the language of this page, else as it was chosen; a live one."""
        here = self.handout and (self.handout.get_translation_or_none(self.locale) or self.handout)
        return here if here and here.live else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "coping": self.get_parent().specific,
            "strengths": Strength.choices,
            "handout": self.handout_here,
            "drawing": None if self.shows_fan else self.drawing,
        }


@personal_data.not_held("A page anyone may read.")
class ToolFeeling(Orderable):
    """A feeling that a tool is offered for."""

    tool = ParentalKey(CopingToolPage, on_delete=models.CASCADE, related_name="feelings")
    feeling = models.CharField(_("feeling"), max_length=20, choices=Feeling.choices)

    panels = [FieldPanel("feeling")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["tool", "feeling"], name="lms_programme_tool_feeling_once")
        ]


@personal_data.not_held("A page anyone may read. What is filled in on it never leaves the browser.")
class CopingSheetPage(TranslatedPageMixin, KeepsToItsFace, Page):
    """A sheet somebody fills in for herself: on paper, or on the screen, where nothing of it is kept."""

    seen_outside = True
    found_kind = _("A sheet to fill in")
    lead = models.CharField(_("introduction"), max_length=250, blank=True)
    sheet = models.CharField(_("what it asks"), max_length=10, choices=Sheet.choices, default=Sheet.CARD)

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("sheet")]
    search_fields = [*Page.search_fields, *found_by("lead")]
    template = "lms_programme/coping/sheet_page.html"
    parent_page_types = ["lms_programme.CopingPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("coping: a sheet to fill in")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "coping": self.get_parent().specific,
            "parts": PARTS[Sheet(self.sheet)],
            "words": words_for(get_language() or "en"),
        }
