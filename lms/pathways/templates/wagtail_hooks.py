from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.admin.ui.tables import LiveStatusTagColumn, LocaleColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CopyView, SnippetViewSet

from lms.pathways.templates.actions import copy_of
from lms.pathways.templates.models import PlanTemplate


class TemplateCopyView(CopyView):
    """Wagtail's own saves the copy over the one it was made of."""

    def get_initial_form_instance(self) -> PlanTemplate:
        return copy_of(self.get_object())


class PlanTemplateViewSet(SnippetViewSet):
    model = PlanTemplate
    copy_view_class = TemplateCopyView
    icon = "list-ol"
    menu_label = _("Templates of plans")
    menu_name = "plan-templates"
    menu_order = 255
    add_to_admin_menu = True
    list_display = [
        "title",
        "size_in_words",
        LocaleColumn(label=_("Language")),
        LiveStatusTagColumn(label=_("State")),
    ]
    panels = [FieldPanel("title"), FieldPanel("about"), FieldPanel("stages"), PublishingPanel()]


register_snippet(PlanTemplateViewSet)
