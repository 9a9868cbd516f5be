from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

LABEL = _("How is it for you?")
TWO_ANSWERS = _("Write at least two answers.")


class OwnAnswerForm(StructBlock):
    text = CharBlock(max_length=200, label=_("Answer"))
    feedback = CharBlock(
        required=False,
        max_length=300,
        label=_("If she chooses it"),
        help_text=_("What may help her now. Nothing is wrong here."),
    )


class SelfAssessmentForm(StructBlock):
    """The id of a list's item is the answer's id in every language and version: a translation keeps it."""

    choices = ListBlock(
        OwnAnswerForm(label=_("Answer")),
        min_num=2,
        max_num=6,
        default=[{"text": "", "feedback": ""} for _number in range(3)],
        label=_("Answers to choose from"),
        help_text=_("From “not at all” to “very well”, in her words."),
    )

    class Meta:
        icon = "user"
        group = _("For herself")
        label = LABEL
        description = _("She says how it is for her. Every answer is right.")
        preview_value = {
            "choices": [
                {"text": "I can do it", "feedback": ""},
                {"text": "Nearly", "feedback": ""},
                {"text": "I would like to see it again", "feedback": "The lesson stays open."},
            ]
        }
