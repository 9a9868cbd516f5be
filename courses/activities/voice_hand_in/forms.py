from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock

from courses.activities.forms.read import criteria, good, grader

LABEL = _("Answer by voice")


class VoiceHandInForm(StructBlock):
    good = good()
    criteria = criteria()
    grader = grader()

    class Meta:
        icon = "media"
        group = _("Do")
        label = LABEL
        description = _("She records what she says. A trainer hears it and answers.")
        preview_value = {
            "good": "Say your name, that you are ill, and when you come back.",
            "criteria": ["Says who is calling", "Says when she comes back"],
            "grader": "",
        }
