"""Handouts: pamphlets whose print is the point (M8). A reader sees the pages as they will lie in her hand
and how the sheet is folded, and takes it as a PDF; nothing tells who did.
"""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page
from wagtail.url_routing import RouteResult

from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.blocks.translated import TranslatedPageMixin, said_together
from lms.contacts.queries import edition_of
from lms.contracts import personal_data
from lms.printing.imposition import Form
from lms.printing.responses import pdf_response
from lms.programme.handouts.blocks import leaves
from lms.programme.handouts.drawings import drawn
from lms.programme.handouts.forms import HandoutPageForm
from lms.programme.handouts.forms_of_paper import NAMES, Paper
from lms.programme.handouts.sheets import sheet_of
from lms.programme.handouts.shown import offers_of, papers_of, preview_of, rows_by_topic
from lms.programme.quiet_address import QuietAddress
from lms.safety.faces.links import KeepsToItsFace

FILE_NAME = "sheet.pdf"
PRINTED = "print"
SHEET_MODE = "sheet-"


class Topic(models.TextChoices):
    """How the shelf is sorted."""

    MOMENT = "moment", _("For a hard moment")
    COUNTER = "counter", _("At a counter and at work")
    DAYS = "days", _("For the days")
    BESIDE = "beside", _("For the people around")
    EMPLOY = "employ", _("For those who employ")


@personal_data.not_held("A page anyone may read.")
class HandoutsPage(TranslatedPageMixin, KeepsToItsFace, Page):
    """The shelf of handouts, one below a home."""

    seen_outside = True
    found_kind = _("To fold and keep")
    lead = models.CharField(_("introduction"), max_length=250, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    search_fields = [*Page.search_fields, *found_by("lead")]
    template = "lms_programme/handouts/shelf.html"
    parent_page_types = ["lms_programme.ProgrammeHomePage"]
    subpage_types = ["lms_programme.HandoutPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("handouts: the shelf")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        live = HandoutPage.objects.child_of(self).live().order_by("path").select_related("locale")
        handouts = said_together(live.prefetch_related("papers"), "title", "summary")
        return {
            **super().get_context(request, *args, **kwargs),
            "topics": rows_by_topic(handouts, list(Topic)),
        }


@personal_data.not_held("A page anyone may read.")
class HandoutPage(TranslatedPageMixin, KeepsToItsFace, QuietAddress, Page):
    """One handout. Its PDF stands at its own address followed by `print/` and the name of the form."""

    seen_outside = True
    found_kind = _("A handout")
    print_kind = "handout"
    summary = models.CharField(_("in a sentence"), max_length=160)
    topic = models.CharField(_("stands under"), max_length=10, choices=Topic, default=Topic.MOMENT)
    panels = StableStreamField(
        leaves,
        verbose_name=_("pages"),
        help_text=_(
            "In the order in which they are read. The preview shows the sheet and says what does not fit."
        ),
    )
    note = models.CharField(
        _("small print"),
        max_length=160,
        blank=True,
        help_text=_("On the last page: who has checked the text."),
    )

    base_form_class = HandoutPageForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("topic"),
        InlinePanel(
            "papers",
            label=_("form"),
            heading=_("Printed as"),
            help_text=_(
                "The first one is offered first. A plain sheet in larger letters is always there too."
            ),
        ),
        FieldPanel("panels"),
        FieldPanel("note"),
    ]
    search_fields = [*Page.search_fields, *found_by("summary", "panels")]
    template = "lms_programme/handouts/handout.html"
    parent_page_types = ["lms_programme.HandoutsPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("handout")
        verbose_name_plural = _("handouts")

    @property
    def forms_offered(self) -> list[Form]:
        """In the author's order; plain A4 last."""
        return [*(Paper(row.paper).form for row in self.papers.all()), Form.A4]

    @property
    def first_form_name(self) -> str:
        return str(NAMES[self.forms_offered[0]])

    @property
    def cover_drawing(self) -> str:
        return next((drawn(each.value.get("drawing") or "") for each in self.panels[:1]), "")

    @property
    def preview_modes(self) -> list[tuple[str, str | Promise]]:
        sheets = [(f"{SHEET_MODE}{form.value}", NAMES[form]) for form in self.forms_offered]
        return [("", _("On the screen")), *sheets]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse | TemplateResponse:
        if mode_name.startswith(SHEET_MODE):
            return HttpResponse(preview_of(self, Form(mode_name.removeprefix(SHEET_MODE))))
        return super().serve_preview(request, mode_name)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        offered = {form.value: form for form in self.forms_offered}
        if len(path_components) == 2 and path_components[0] == PRINTED and self.live:
            form = offered.get(path_components[1])
            if form:
                return RouteResult(self, kwargs={"form": form})
        return super().route(request, path_components)

    def serve(
        self, request: HttpRequest, *args: Any, form: Form | None = None, **kwargs: Any
    ) -> HttpResponse | TemplateResponse:
        if form:
            return pdf_response(request, lambda: sheet_of(self, form), FILE_NAME)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "offers": offers_of(self, request),
            "leaves": papers_of(self),
            "edition": edition_of(self),
        }


@personal_data.not_held("A page anyone may read.")
class HandoutPaper(Orderable):
    """A form that a handout is offered in."""

    handout = ParentalKey(HandoutPage, on_delete=models.CASCADE, related_name="papers")
    paper = models.CharField(_("form"), max_length=10, choices=Paper, default=Paper.ZINE)

    panels = [FieldPanel("paper")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["handout", "paper"], name="lms_programme_handout_paper_once")
        ]
