from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock, TextBlock

from lms.blocks.content import Recording
from lms.blocks.speech import LanguageBlock

LABEL = _("Say it")


class SayItForm(StructBlock):
    line = TextBlock(
        rows=2, max_length=300, label=_("What she says"), help_text=_("One sentence to say aloud.")
    )
    language = LanguageBlock(
        required=False,
        label=_("It is in"),
        help_text=_("The language of the sentence, in every translation. Empty: that of the lesson."),
    )
    audio: Any = Recording(
        required=False,
        label=_("Example"),
        help_text=_("The sentence, spoken slowly. She hears it before and after."),
    )

    class Meta:
        icon = "media"
        group = _("For herself")
        label = LABEL
        description = _("She says a sentence, hears herself beside the example and decides. Nothing is sent.")
        preview_value = {
            "line": "Two soups and one salad without nuts, please.",
            "language": "en",
            "audio": None,
        }
