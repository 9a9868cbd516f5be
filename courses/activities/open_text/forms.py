from django.utils.translation import gettext_lazy as _
from wagtail.blocks import IntegerBlock, StructBlock, TextBlock

LABEL = _("Write freely")


class OpenTextForm(StructBlock):
    good = TextBlock(
        required=False,
        rows=2,
        max_length=500,
        label=_("What a good answer has"),
        help_text=_("She reads it before she writes: “Say what you did, and why.”"),
    )
    grader = TextBlock(
        required=False,
        rows=2,
        max_length=1000,
        label=_("For whoever reads her answer"),
        help_text=_("What to look for. Learners never see it."),
    )
    lines = IntegerBlock(default=4, min_value=1, max_value=15, label=_("Lines to write on"))

    class Meta:
        icon = "edit"
        group = _("Write")
        label = LABEL
        description = _("She writes in her own words. A trainer reads it and answers.")
        preview_value = {"good": "Say what you did, and why.", "grader": "", "lines": 4}
