"""What an author fills to let her choose from a list."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, DecimalBlock, ListBlock, StructBlock


class ChoiceForm(StructBlock):
    text = CharBlock(max_length=300, label=_("Answer"))
    is_correct = BooleanBlock(required=False, label=_("This one is right"))
    feedback = CharBlock(
        required=False,
        max_length=300,
        label=_("If she chooses it"),
        help_text=_("For a wrong answer: why it does not work."),
    )


class WeighedChoiceForm(ChoiceForm):
    """Of one that is not right: whether it is so in part."""

    worth = DecimalBlock(
        required=False,
        label=_("Worth, in percent"),
        min_value=0,
        max_value=99,
        max_digits=8,
        decimal_places=5,
        help_text=_("Only for an answer that is partly right."),
    )


class ChoicesForm(StructBlock):
    """The id of a list's item is the choice's id in every language and version: a translation keeps it."""

    choices = ListBlock(
        ChoiceForm(label=_("Answer")),
        min_num=2,
        default=[{"text": "", "is_correct": number == 0, "feedback": ""} for number in range(3)],
        label=_("Answers to choose from"),
    )

    class Meta:
        icon = "list-ul"
        group = _("Choose")


class WeighedChoicesForm(ChoicesForm):
    choices = ListBlock(
        WeighedChoiceForm(label=_("Answer")),
        min_num=2,
        default=[{"text": "", "is_correct": number == 0, "feedback": ""} for number in range(3)],
        label=_("Answers to choose from"),
    )
