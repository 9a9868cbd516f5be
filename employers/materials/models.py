"""Employer-facing pages, edited in Wagtail and read by anyone. Nothing here knows a learner."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from employers.materials.blocks import guide_body
from employers.materials.sheets import guide_pdf
from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.blocks.translated import TranslatedPageMixin
from lms.contracts import personal_data
from lms.printing.responses import pdf_response
from lms.safety.outside.pages import ShownOutside, tells_outside

PRINTED = "print"
HOME_DEPTH = 2


@personal_data.not_held("A page anyone may read.")
class GuidesPage(TranslatedPageMixin, ShownOutside, Page):
    """The shelf of guides, directly under a face's home."""

    seen_outside = True
    intro = models.TextField(_("introduction"), max_length=400, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    search_fields = [*Page.search_fields, *found_by("intro")]
    template = "employers_materials/guides_page.html"
    subpage_types = ["employers_materials.GuidePage"]
    max_count_per_parent = 1
    show_in_menus_default = True

    class Meta:
        verbose_name = _("shelf of guides for employers")
        verbose_name_plural = _("shelves of guides for employers")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        return parent.depth == HOME_DEPTH and super().can_create_at(parent)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """A guide that tells all the same is left out until it is mended."""
        live = GuidePage.objects.child_of(self).live().order_by("path").select_related("cover")
        guides = [guide for guide in live if not tells_outside(guide.title, guide.summary)]
        return {**super().get_context(request, *args, **kwargs), "guides": guides}


@personal_data.not_held("A page anyone may read.")
class GuidePage(TranslatedPageMixin, ShownOutside, Page):
    """One guide. The same words come as a sheet to print, at the address of the page followed by `print/`."""

    seen_outside = True
    summary = models.CharField(_("in one sentence"), max_length=200)
    minutes = models.PositiveSmallIntegerField(_("minutes to read"), default=5)
    cover = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
    )
    body = StableStreamField(guide_body, blank=True, verbose_name=_("text"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("minutes"),
        FieldPanel("cover"),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, *found_by("summary", "body")]
    template = "employers_materials/guide_page.html"
    parent_page_types = ["employers_materials.GuidesPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("guide for employers")
        verbose_name_plural = _("guides for employers")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if path_components == [PRINTED] and self.live:
            return RouteResult(self, kwargs={"printed": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, printed: bool = False, **kwargs: Any) -> HttpResponse:
        if printed:
            if tells_outside(*(text for _field, text in self.outside_texts())):
                raise Http404
            return pdf_response(request, lambda: guide_pdf(self), "guide.pdf")
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "print_url": f"{self.get_url(request) or ''}{PRINTED}/",
            "shelf_url": self.get_parent().get_url(request),
        }
