from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import CharBlock, DecimalBlock, ListBlock, StructBlock

from courses.activities.forms.accepted import told, worth

LABEL = _("Write a number")
NOTHING_IS_RIGHT = _("Give one number 100 percent: she must be able to answer it.")
WRONG_WAY_ROUND = _("A range begins with the smaller number.")
UNITS_ALIKE = _("Two units have the same name. She could not tell which to choose.")
NO_FACTOR = _("Say how many of each unit are as much as one of the first.")


def a_number(**more: object) -> DecimalBlock:
    return DecimalBlock(max_digits=20, decimal_places=8, **more)


class NumberForm(StructBlock):
    number = a_number(label=_("Number"))
    tolerance = a_number(
        label=_("May be off by"),
        default=Decimal(0),
        min_value=0,
        help_text=_("0: it must be exactly this number."),
    )
    up_to = a_number(
        required=False,
        label=_("Or all numbers up to"),
        help_text=_("Where every number between counts."),
    )
    worth = worth()
    feedback = told()


class UnitForm(StructBlock):
    name = CharBlock(max_length=30, label=pgettext_lazy("of a number", "Unit"))
    factor = a_number(
        label=_("So many are as much as one of the first unit"),
        default=Decimal(1),
        help_text=_("First kg, 1. Then g, 1000: 1000 g are 1 kg."),
    )


class NumericForm(StructBlock):
    numbers = ListBlock(
        NumberForm(label=_("Number")),
        min_num=1,
        label=_("Numbers"),
        help_text=_("Every number that counts. Add wrong ones too, to say why they do not work."),
    )
    units = ListBlock(
        UnitForm(label=pgettext_lazy("of a number", "Unit")),
        min_num=0,
        max_num=6,
        default=[],
        label=_("Units"),
        help_text=_("One stands beside her number. Of several she chooses."),
    )

    class Meta:
        icon = "decimal"
        group = _("Write")
        label = LABEL
        description = _("She writes a number. What is near enough is right.")
        preview_value = {
            "numbers": [{"number": 20, "tolerance": 0, "up_to": None, "worth": 100, "feedback": ""}],
            "units": [{"name": "seconds", "factor": 1}],
        }
