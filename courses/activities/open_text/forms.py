from django.utils.translation import gettext_lazy as _
from wagtail.blocks import IntegerBlock, StructBlock

from courses.activities.forms.read import criteria, good, grader

LABEL = _("Write freely")


class OpenTextForm(StructBlock):
    good = good()
    criteria = criteria()
    grader = grader()
    lines = IntegerBlock(default=4, min_value=1, max_value=15, label=_("Lines to write on"))

    class Meta:
        icon = "edit"
        group = _("Write")
        label = LABEL
        description = _("She writes in her own words. A trainer reads it and answers.")
        preview_value = {
            "good": "Say what you did, and why.",
            "criteria": ["Says what she did", "Says why"],
            "grader": "",
            "lines": 4,
        }
