from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import CharBlock, ListBlock, StructBlock

LABEL = _("Cards to turn")
ONE_CARD = _("Write at least one card.")
SAME_FRONT = _("Two cards have the same front.")


class CardForm(StructBlock):
    front = CharBlock(max_length=200, label=_("Front"), help_text=_("A word, or a question."))
    back = CharBlock(max_length=400, label=_("Back"), help_text=_("What she finds when she turns it."))


class FlashCardsForm(StructBlock):
    """The id of a list's item is the card's id in every language and version: a translation keeps it."""

    cards = ListBlock(
        CardForm(label=_("Card")),
        min_num=1,
        max_num=12,
        default=[{"front": "", "back": ""} for _number in range(3)],
        label=pgettext_lazy("to turn", "Cards"),
        help_text=_("Three to eight."),
    )

    class Meta:
        icon = "copy"
        group = _("For herself")
        label = LABEL
        description = _("She turns each card and says whether she knew it.")
        preview_value = {
            "cards": [
                {"front": "The red board", "back": "For raw meat"},
                {"front": "The green board", "back": "For salad and fruit"},
            ]
        }
