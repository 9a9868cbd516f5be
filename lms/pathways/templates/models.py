from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, TranslatableMixin, WorkflowMixin
from wagtail.search import index

from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.contracts import personal_data
from lms.pathways.templates.blocks import stages
from lms.pathways.templates.shown import stages_in
from lms.pathways.templates.texts import stages_of, texts_of
from lms.safety.faces.links import KeepsToItsFace
from lms.safety.neutral.words import validate_neutral


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
    stages = StableStreamField(stages, blank=True, collapsed=True, verbose_name=_("stages"))

    search_fields = [*found_by("title", "about", "stages"), index.FilterField("locale_id")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("template of a plan")
        verbose_name_plural = _("templates of plans")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        problems: dict[str, list[str]] = {}
        for place, words in texts_of(self):
            try:
                validate_neutral(words)
            except ValidationError as problem:
                problems.setdefault(place.partition(".")[0], []).extend(problem.messages)
        if problems:
            raise ValidationError({field: list(dict.fromkeys(said)) for field, said in problems.items()})

    def size_in_words(self) -> str:
        """How much of a way it is, for lists."""
        count, steps = len(stages_of(self)), sum(len(stage.value["steps"]) for stage in stages_of(self))
        of_stages = ngettext("%(count)d stage", "%(count)d stages", count) % {"count": count}
        of_steps = ngettext("%(count)d step", "%(count)d steps", steps) % {"count": steps}
        return f"{of_stages} · {of_steps}"

    size_in_words.short_description = _("size")

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "lms_pathways/templates/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {
            **super().get_preview_context(request, mode_name),
            "template": self,
            "stages": stages_in(self),
        }
