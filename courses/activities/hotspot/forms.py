from typing import Any

from django import forms
from django.templatetags.static import static
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.telepath import register
from wagtail.blocks import BooleanBlock, CharBlock, IntegerBlock, ListBlock, StructBlock
from wagtail.blocks.struct_block import StructBlockAdapter
from wagtail.images.blocks import ImageChooserBlock

LABEL = _("Tap a place on a picture")
NO_PICTURE = _("Choose a picture.")
NOT_SAID = _("Say what the picture shows, for those who cannot see it.")
FILE_NAME = _("Say what the picture shows, not what its file is called.")
TWO_PLACES = _("Mark at least two places on the picture.")
SAME_TWICE = _("Two places have the same name. She could not tell them apart in the list.")
OUTSIDE = _("Mark on the picture where “%(place)s” is.")
TOO_SMALL = _("“%(place)s” is too small for a thumb. Make it larger on the picture.")
COVERED = _("“%(one)s” and “%(other)s” lie on each other. Draw them apart.")
ONE_RIGHT = _("Mark exactly one place as right, or say that several are.")
NONE_RIGHT = _("Mark at least one place as right.")
ALL_RIGHT = _("All places are marked as right. Add at least one that is not.")
FIRST = _("Choose a picture first. Then mark the places on it here.")
HOW = _(
    "Draw each place with a finger or the mouse, from one corner to the other. With the keyboard: go to a"
    " place with Tab, move it with the arrows, make it larger or smaller with Shift and the arrows."
)
PLACE = _("Place %(number)s")


def _percent(label: Any) -> IntegerBlock:
    return IntegerBlock(required=False, min_value=0, max_value=100, label=label)


class BoxForm(StructBlock):
    """In percent of the picture. What is drawn on the picture stands here in numbers, and the other way."""

    left = _percent(_("From the left"))
    top = _percent(_("From the top"))
    width = _percent(_("Wide"))
    height = _percent(_("High"))

    class Meta:
        form_classname = "struct-block lms-flat lms-box"


class SpotForm(StructBlock):
    text = CharBlock(
        max_length=80,
        label=_("What is there"),
        help_text=_("She reads it in the list beside the picture. Never whether it is right."),
    )
    is_correct = BooleanBlock(required=False, label=_("This one is right"))
    feedback = CharBlock(
        required=False,
        max_length=300,
        label=_("If she chooses it"),
        help_text=_("For a wrong answer: why it does not work."),
    )
    box = BoxForm(label=_("Where it is, in percent"))


def _spot(text: str, box: tuple[int, int, int, int], *, is_correct: bool = False) -> dict[str, Any]:
    sides = dict(zip(("left", "top", "width", "height"), box, strict=True))
    return {"text": text, "is_correct": is_correct, "feedback": "", "box": sides}


class HotspotForm(StructBlock):
    """The id of a list's item is the place's id in every language and version: a translation keeps it."""

    picture = ImageChooserBlock(required=False, label=_("Picture"))
    alt = CharBlock(
        required=False,
        max_length=200,
        label=_("What it shows"),
        help_text=_("For those who cannot see it, without saying what is right."),
    )
    choices = ListBlock(
        SpotForm(label=_("Place")),
        min_num=2,
        max_num=8,
        default=[{"text": "", "is_correct": number == 0, "feedback": "", "box": {}} for number in range(3)],
        label=_("Places on the picture"),
    )
    several = BooleanBlock(required=False, label=_("Several are right"))

    class Meta:
        icon = "crosshairs"
        group = _("Choose")
        label = LABEL
        description = _("She taps the right place on a picture, or chooses it from a list.")
        preview_value = {
            "picture": None,
            "alt": "An open fridge",
            "choices": [
                _spot("Top shelf", (10, 10, 50, 24)),
                _spot("Bottom shelf", (10, 66, 50, 24), is_correct=True),
                _spot("Door", (68, 20, 24, 60)),
            ],
            "several": False,
        }


class HotspotFormAdapter(StructBlockAdapter):
    """With the picture to draw on. It fills in the numbers, and shows what they say."""

    js_constructor = "courses.activities.HotspotForm"

    def js_args(self, block: StructBlock) -> list[Any]:
        name, children, meta = super().js_args(block)
        words = {"how": str(HOW), "first": str(FIRST), "place": str(PLACE)}
        return [name, children, {**meta, "words": words}]

    @cached_property
    def media(self) -> forms.Media:
        theirs = super().media
        return theirs + forms.Media(js=[*theirs._js, static("lms/js/spots.js")])


register(HotspotFormAdapter(), HotspotForm)
