from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from courses.pages.rules import may_outline
from courses.pages.start import first_lesson


class StartView(WagtailAdminTemplateMixin, TemplateView):
    """Nothing for whoever writes no courses."""

    template_name = "courses_pages/start.html"
    page_title = gettext_lazy("Start here: your first lesson")
    header_icon = "help"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_outline(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        steps = first_lesson(self.request.user)
        return super().get_context_data(**kwargs, steps=steps, minutes=sum(step.minutes for step in steps))
