from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

LABEL = _("Find what belongs together")
TWO_PAIRS = _("Write at least two pairs.")
SAME_TWICE = _("Two pairs begin with the same words. She could not tell them apart.")
ONE_PLACE = _("All pairs end with the same words. Add a wrong partner, or another pair.")
EXTRA_IS_RIGHT = _("A wrong partner says the same as a right one.")


class PairForm(StructBlock):
    item = CharBlock(max_length=200, label=_("What"))
    partner = CharBlock(max_length=200, label=_("Its partner"))
    feedback = CharBlock(
        required=False,
        max_length=300,
        label=_("If it is not right"),
        help_text=_("Where to look. Never the partner itself."),
    )


class MatchingForm(StructBlock):
    pairs = ListBlock(
        PairForm(label=_("Pair")),
        min_num=2,
        max_num=8,
        default=[{"item": "", "partner": "", "feedback": ""} for _number in range(3)],
        label=_("Pairs"),
        help_text=_("Three to five. She sees the partners in mixed order."),
    )
    extra = ListBlock(
        CharBlock(max_length=200, label=_("Wrong partner")),
        min_num=0,
        max_num=6,
        default=[],
        label=_("Wrong partners"),
        help_text=_("They belong to nothing, so the last pair is not found by itself."),
    )

    class Meta:
        icon = "link"
        group = _("Order")
        label = LABEL
        description = _("She chooses a partner for each.")
        preview_value = {
            "pairs": [
                {"item": "Milk", "partner": "Fridge, 4 °C", "feedback": ""},
                {"item": "Flour", "partner": "Dry cupboard", "feedback": ""},
                {"item": "Ice cream", "partner": "Freezer, −18 °C", "feedback": ""},
            ],
            "extra": ["Window"],
        }
