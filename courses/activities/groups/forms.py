from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

LABEL = _("Sort into groups")
TWO_GROUPS = _("Write at least two groups, each with a name of its own.")
NOTHING_TO_SORT = _("Write at least two things to sort.")
IN_TWO_GROUPS = _("The same thing stands in two places. She could not tell where it goes.")


class GroupForm(StructBlock):
    name = CharBlock(max_length=80, label=_("Group"))
    things = ListBlock(
        CharBlock(max_length=200, label=_("Thing")),
        min_num=0,
        max_num=6,
        default=["", ""],
        label=_("What goes into it"),
    )


class GroupsForm(StructBlock):
    groups = ListBlock(
        GroupForm(label=_("Group")),
        min_num=2,
        max_num=4,
        default=[{"name": "", "things": ["", ""]} for _number in range(2)],
        label=_("Groups"),
        help_text=_("Two or three. She sees all things in mixed order."),
    )

    class Meta:
        icon = "folder-open-inverse"
        group = _("Order")
        label = LABEL
        description = _("She puts each thing into its group.")
        preview_value = {
            "groups": [
                {"name": "Paper", "things": ["A newspaper", "A box"]},
                {"name": "Food", "things": ["A banana skin"]},
            ]
        }
