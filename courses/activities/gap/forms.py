from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, StructBlock, TextBlock

from courses.activities.forms.accepted import accepted, what_matters

LABEL = _("Fill in a text")
NO_GAP = _("Add at least one gap.")
NOT_IN_TEXT = _("Gap %(number)d does not stand in the text. Write {{%(number)d}} where it is, once.")
NO_SUCH_GAP = _("The text has {{%(number)d}}, and there are fewer gaps.")
IN_GAP = _("Gap %(number)d: %(problem)s")
NOT_TO_CHOOSE = _("One answer with 100 percent must have no star, to be chosen.")


class GapForm(StructBlock):
    answers = accepted(1)
    others = ListBlock(
        CharBlock(max_length=100, label=_("Wrong word")),
        min_num=0,
        max_num=8,
        default=[],
        label=_("Wrong words"),
        help_text=_("With them she chooses from a list. Without any she writes the word."),
    )


class GapTextForm(StructBlock):
    passage = TextBlock(
        rows=4,
        max_length=1500,
        label=_("Text"),
        help_text=_("Write {{1}} where the first word is missing, {{2}} for the second."),
    )
    gaps = ListBlock(
        GapForm(label=_("Gap")),
        min_num=1,
        max_num=10,
        label=_("Gaps"),
        help_text=_("In the order of their numbers."),
    )
    bank = BooleanBlock(
        required=False,
        label=_("Show all words together"),
        help_text=_("She chooses each from the words of all gaps."),
    )
    case = what_matters()["case"]
    accents = what_matters()["accents"]
    digits = what_matters()["digits"]

    class Meta:
        icon = "form"
        group = _("Write")
        label = LABEL
        description = _("She writes or chooses the words that are missing.")
        preview_value = {
            "passage": "I am {{1}} today. I will call you {{2}} morning.",
            "gaps": [
                {"answers": [{"text": "sick", "worth": 100, "feedback": ""}], "others": []},
                {
                    "answers": [{"text": "tomorrow", "worth": 100, "feedback": ""}],
                    "others": ["yesterday"],
                },
            ],
        }
