from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock

from courses.activities.forms.accepted import accepted, what_matters

LABEL = _("Write a word or two")


class ShortAnswerForm(StructBlock):
    answers = accepted(2)
    case = what_matters()["case"]
    accents = what_matters()["accents"]
    digits = what_matters()["digits"]

    class Meta:
        icon = "pilcrow"
        group = _("Write")
        label = LABEL
        description = _("She writes a word or two. You decide what counts.")
        preview_value = {"answers": [{"text": "red", "worth": 100, "feedback": ""}]}
