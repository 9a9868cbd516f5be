from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from courses.pages.content import report_on
from courses.pages.models import LessonPage
from courses.pages.rules import may_write
from lms.core.contexts import fields_of


class ContentView(WagtailAdminTemplateMixin, TemplateView):
    """What a lesson is like to read, hear and load. `?part=1` asks for what stands in the editor's panel."""

    template_name = "courses_pages/content.html"
    part_template = "courses_pages/content_report.html"
    page_title = gettext_lazy("Content")
    header_icon = "glasses"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page = get_object_or_404(LessonPage.objects.select_related("locale"), pk=kwargs["page_id"])
        if not may_write(request.user, self.page):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "part" in request.GET:
            return render(request, self.part_template, self._report(edit_url=""))
        return super().get(request, *args, **kwargs)

    def _report(self, *, edit_url: str) -> dict[str, Any]:
        """Links of the panel lead to places on the editor's own page."""
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
            "lesson": self.page.get_admin_display_title(),
        }
