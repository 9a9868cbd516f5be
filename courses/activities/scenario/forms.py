from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, IntegerBlock, ListBlock, StructBlock

LABEL = _("A scene with branches")
TWO_WAYS = _("Moment %(number)d: write at least two things she can do.")
ONLY_FORWARD = _("Moment %(number)d: what follows must be a later moment.")
NEVER_REACHED = _("Moment %(number)d: nothing leads there.")
NO_GOOD_WAY = _("No way to the end is good all along. Mark one.")
TOO_MANY_WAYS = _("There are too many ways through it. Let more of them end.")


class WayForm(StructBlock):
    text = CharBlock(max_length=200, label=_("What she can do"))
    happens = CharBlock(max_length=400, label=_("What happens then"))
    how = ChoiceBlock(
        choices=[
            ("good", _("A good way")),
            ("possible", _("A possible way")),
            ("not_yet", _("Not a good way yet")),
        ],
        default="possible",
        label=_("How it is"),
    )
    then = IntegerBlock(
        required=False,
        min_value=2,
        label=_("The moment that follows"),
        help_text=_("Its number. Empty: here it ends."),
    )


class MomentForm(StructBlock):
    who = CharBlock(required=False, max_length=80, label=_("Who speaks"))
    text = CharBlock(max_length=400, label=_("What is said, or happens"))
    ways = ListBlock(WayForm(label=_("What she can do")), min_num=2, max_num=3, label=_("What she can do"))


class ScenarioForm(StructBlock):
    """The id of a list's item is its id in every language and version: a translation keeps it."""

    moments = ListBlock(
        MomentForm(label=_("Moment")),
        min_num=1,
        max_num=6,
        label=_("Moments"),
        help_text=_("It begins with the first. Two to four are enough."),
    )

    class Meta:
        icon = "tasks"
        group = _("For herself")
        label = LABEL
        description = _("She decides what to do, and reads what happens then.")
        preview_value = {
            "moments": [
                {
                    "who": "Paolo, head cook",
                    "text": "Can you stay until 23:00?",
                    "ways": [
                        {"text": "Ask about the pay", "happens": "He writes it down.", "how": "good"},
                        {"text": "Say yes at once", "happens": "He is glad.", "how": "possible"},
                    ],
                }
            ]
        }
