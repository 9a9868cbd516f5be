"""The panel beside a course, a module or a lesson in the editor. Wagtail opens side panels by script; without
one, a link in the header leads to the same on a page of its own.
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.edit import EditView

from courses.pages.models import LessonPage


class ContentSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Open or close what is said about the content")
        icon_name = "openquote"

    name = "content"
    title = gettext_lazy("Content")
    template_name = "courses_pages/content_panel.html"
    order = 340

    class Media:
        js = ["lms/js/content.js"]

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        url = reverse("courses_content", args=[self.object.pk])
        context = super().get_context_data(parent_context)
        is_lesson = isinstance(self.object, LessonPage)
        return {**context, "is_lesson": is_lesson, "full_url": url, "report_url": f"{url}?part=1"}


class TaughtEditView(EditView):
    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()
        if self.expects_json_response:
            return panels
        return MediaContainer([*panels, ContentSidePanel(self.page, self.request)])
