from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, TranslatableMixin, WorkflowMixin
from wagtail.search import index

from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.contracts import personal_data
from lms.pathways.templates.blocks import stages
from lms.safety.faces.links import KeepsToItsFace


@personal_data.not_held("What professionals suggest for a plan, not anybody's plan.")
class PlanTemplate(
    KeepsToItsFace,
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A way that professionals suggest, in stages. Copied into one woman's plan it is hers: nothing that is
    changed here later changes there.
    """

    title = models.CharField(_("title"), max_length=80)
    about = models.TextField(
        _("for whom it is"),
        blank=True,
        max_length=400,
        help_text=_("For whoever chooses between templates. Learners do not read it."),
    )
    stages = StableStreamField(stages, blank=True, verbose_name=_("stages"))

    search_fields = [*found_by("title", "about", "stages"), index.FilterField("locale_id")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("template of a plan")
        verbose_name_plural = _("templates of plans")

    def __str__(self) -> str:
        return self.title

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "lms_pathways/templates/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {**super().get_preview_context(request, mode_name), "template": self}
