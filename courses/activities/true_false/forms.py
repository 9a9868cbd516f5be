from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock

LABEL = _("True or not true")
SAY_WHICH = _("Say whether the sentence is true.")


class TrueFalseForm(StructBlock):
    answer = ChoiceBlock(
        choices=[("true", _("It is true")), ("false", _("It is not true"))],
        label=_("The sentence"),
        help_text=_("Write the sentence itself as the question."),
    )
    if_true = CharBlock(
        required=False,
        max_length=300,
        label=_("If she says it is true"),
        help_text=_("Why it is so, or where to look."),
    )
    if_false = CharBlock(required=False, max_length=300, label=_("If she says it is not true"))

    class Meta:
        icon = "check"
        group = _("Choose")
        label = LABEL
        description = _("She reads a sentence and says whether it is true.")
        preview_value = {"answer": "false", "if_true": "", "if_false": ""}
