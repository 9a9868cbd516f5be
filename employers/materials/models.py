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
from employers.materials.booklet import booklet_pdf
from employers.materials.counting.actions import count_taken
from employers.materials.counting.models import Taken
from employers.materials.enums import Drawing, Sheets, Topic
from employers.materials.panels import TakenPanel
from employers.materials.sheets import guide_pdf
from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.blocks.translated import TranslatedPageMixin, said_together
from lms.contracts import personal_data
from lms.printing.responses import pdf_response
from lms.safety.outside.pages import ShownOutside, tells_outside

__all__ = ["GuidePage", "GuidesPage", "Taken"]

PRINTED, BOOKLET = "print", "booklet"
HOME_DEPTH = 2


@personal_data.not_held("A page anyone may read.")
class GuidesPage(TranslatedPageMixin, ShownOutside, Page):
    """The shelf of guides, directly under a face's home. All of them come as a booklet, at the address of the
    shelf followed by `booklet/`.
    """

    seen_outside = True
    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    caution = models.CharField(
        _("caution"),
        max_length=160,
        blank=True,
        help_text=_(
            "Stands under the rules of every country, on paper too. Empty where a lawyer checked them."
        ),
    )

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("caution"), TakenPanel()]
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

    def guides(self) -> list["GuidePage"]:
        """A guide that tells all the same is left out until it is mended."""
        live = GuidePage.objects.child_of(self).live().order_by("path").select_related("cover", "locale")
        return [guide for guide in live if not tells_outside(guide.title, guide.summary)]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if path_components == [BOOKLET] and self.live:
            return RouteResult(self, kwargs={"booklet": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, booklet: bool = False, **kwargs: Any) -> HttpResponse:
        return self._booklet(request) if booklet else super().serve(request, *args, **kwargs)

    def _booklet(self, request: HttpRequest) -> HttpResponse:
        guides = [guide for guide in self.guides() if not tells_outside(*_texts(guide))]
        if not guides or tells_outside(*_texts(self)):
            raise Http404
        return _counted(self, pdf_response(request, lambda: booklet_pdf(self, guides), "guides.pdf"))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        guides = said_together(self.guides(), "title", "summary")
        found = [(topic, [guide for guide in guides if guide.topic == topic.value]) for topic in Topic]
        return {
            **super().get_context(request, *args, **kwargs),
            "guides": guides,
            "topics": [(topic, rows) for topic, rows in found if rows],
            "booklet_url": f"{self.get_url(request) or ''}{BOOKLET}/" if guides else "",
        }


@personal_data.not_held("A page anyone may read.")
class GuidePage(TranslatedPageMixin, ShownOutside, Page):
    """One guide. The same words come as a sheet to print, at the address of the page followed by `print/`."""

    seen_outside = True
    summary = models.CharField(_("in one sentence"), max_length=200)
    minutes = models.PositiveSmallIntegerField(_("minutes to read"), default=5)
    topic = models.CharField(_("stands under"), max_length=10, choices=Topic, default=Topic.BEFORE)
    sheets = models.PositiveSmallIntegerField(
        _("printed on"),
        choices=Sheets,
        default=Sheets.ONE,
        help_text=_(
            "The letters become a little smaller until it fits. What does not fit even then takes more pages."
        ),
    )
    cover = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
    )
    drawing = models.CharField(
        _("or a drawing of ours"),
        max_length=20,
        choices=Drawing,
        blank=True,
        help_text=_("Where there is no picture."),
    )
    body = StableStreamField(guide_body, blank=True, verbose_name=_("text"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("topic"),
        FieldPanel("minutes"),
        FieldPanel("sheets"),
        FieldPanel("cover"),
        FieldPanel("drawing"),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, *found_by("summary", "body")]
    template = "employers_materials/guide_page.html"
    parent_page_types = ["employers_materials.GuidesPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("guide for employers")
        verbose_name_plural = _("guides for employers")

    @property
    def drawing_file(self) -> str:
        return Drawing(self.drawing).file if self.drawing in Drawing else ""

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if path_components == [PRINTED] and self.live:
            return RouteResult(self, kwargs={"printed": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, printed: bool = False, **kwargs: Any) -> HttpResponse:
        if not printed:
            return super().serve(request, *args, **kwargs)
        if tells_outside(*_texts(self)):
            raise Http404
        caution = self.get_parent().specific.caution
        response = pdf_response(request, lambda: guide_pdf(self, caution=caution), "guide.pdf")
        return _counted(self, response)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        shelf = self.get_parent().specific
        others = said_together(
            [guide for guide in shelf.guides() if guide.pk != self.pk and guide.topic == self.topic],
            "title",
            "summary",
        )
        return {
            **super().get_context(request, *args, **kwargs),
            "caution": shelf.caution,
            "others": others,
            "print_url": f"{self.get_url(request) or ''}{PRINTED}/",
            "shelf_url": shelf.get_url(request),
        }


def _texts(page: ShownOutside) -> list[str]:
    return [text for _field, text in page.outside_texts()]


def _counted(page: Page, response: HttpResponse) -> HttpResponse:
    """Of a sheet that was given."""
    if response.status_code == 200:
        count_taken(page)
    return response
