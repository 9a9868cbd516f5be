from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, StructBlock
from wagtail.images.blocks import ImageChooserBlock

LABEL = _("Choose a picture")
NO_PICTURE = _("Every answer needs a picture.")
NO_NAME = _("Say of every picture what it shows, or write words under it.")
TWO_PICTURES = _("Add at least two pictures.")
ONE_RIGHT = _("Mark exactly one picture as right, or say that several are.")
NONE_RIGHT = _("Mark at least one picture as right.")
ALL_RIGHT = _("All pictures are marked as right. Add at least one that is not.")
FILE_NAME = _("Say what the picture shows, not what its file is called.")


class PictureForm(StructBlock):
    picture = ImageChooserBlock(required=False, label=_("Picture"))
    text = CharBlock(required=False, max_length=80, label=_("Words under it"))
    alt = CharBlock(
        required=False,
        max_length=200,
        label=_("What it shows"),
        help_text=_("For those who cannot see it, without saying whether it is right."),
    )
    is_correct = BooleanBlock(required=False, label=_("This one is right"))
    feedback = CharBlock(
        required=False,
        max_length=300,
        label=_("If she chooses it"),
        help_text=_("For a wrong answer: why it does not work."),
    )


class PictureChoiceForm(StructBlock):
    """The id of a list's item is the choice's id in every language and version: a translation keeps it."""

    choices = ListBlock(
        PictureForm(label=_("Picture")),
        min_num=2,
        max_num=6,
        default=[
            {"picture": None, "text": "", "alt": "", "is_correct": number == 0, "feedback": ""}
            for number in range(3)
        ],
        label=_("Pictures to choose from"),
    )
    several = BooleanBlock(required=False, label=_("Several are right"))

    class Meta:
        icon = "image"
        group = _("Choose")
        label = LABEL
        description = _("She looks at pictures and taps the right one.")
        preview_value = {
            "choices": [
                {"picture": None, "text": "Paper towel", "alt": "", "is_correct": True, "feedback": ""},
                {"picture": None, "text": "Apron", "alt": "", "is_correct": False, "feedback": ""},
            ],
            "several": False,
        }
