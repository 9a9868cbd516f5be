from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from courses.catalogue.pages import CatalogueFields
from courses.pages.content import report_on
from courses.pages.models import LessonPage
from courses.pages.part_report import report_on_part
from courses.pages.rules import may_write
from lms.core.contexts import fields_of


class ContentView(WagtailAdminTemplateMixin, TemplateView):
    """What a lesson is like to read, hear and load; of a module what finishes it, and when it or a course
    opens. `?part=1` asks for what stands in the editor's panel.
    """

    template_name = "courses_pages/content.html"
    page_title = gettext_lazy("Content")
    header_icon = "glasses"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not isinstance(self.page, CatalogueFields) or not may_write(request.user, self.page):
            raise Http404
        self.is_lesson = isinstance(self.page, LessonPage)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "part" in request.GET:
            return render(request, self._template(), self._report(edit_url=""))
        return super().get(request, *args, **kwargs)

    def _template(self) -> str:
        return f"courses_pages/{'content' if self.is_lesson else 'part'}_report.html"

    def _report(self, *, edit_url: str) -> dict[str, Any]:
        """Links of the panel lead to places on the editor's own page."""
        if not self.is_lesson:
            part = report_on_part(self.page)
            return {**fields_of(part), "count": part.count, "edit_url": edit_url}
        report = report_on(self.page)
        sizes = {"count": report.count, "bytes": report.bytes, "slow_seconds": report.slow_seconds}
        return {**fields_of(report), **sizes, "edit_url": edit_url}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = [
            {"url": reverse("courses_outline"), "label": gettext_lazy("Your courses")},
            {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.page.draft_title},
        ]
        return [*super().get_breadcrumbs_items(), *above, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edit_url = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return {
            **super().get_context_data(**kwargs),
            **self._report(edit_url=edit_url),
            "page": self.page,
            "is_lesson": self.is_lesson,
            "title": self.page.get_admin_display_title(),
            "report_template": self._template(),
        }
