"""What an author fills where she types: the answers that count, how much each is worth, and what matters."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, DecimalBlock, ListBlock, StructBlock

from courses.activities.typed import LONGEST

NOTHING_IS_RIGHT = _("Give one answer 100 percent: she must be able to answer it.")
ALL_IS_RIGHT = _("A star alone would be right whatever she writes. Give it 0 percent, or add letters.")


def worth() -> DecimalBlock:
    return DecimalBlock(
        label=_("Worth, in percent"),
        default=Decimal(100),
        min_value=0,
        max_value=100,
        max_digits=8,
        decimal_places=5,
        help_text=_("100 is right, 0 is not yet, anything between is partly right."),
    )


def told() -> CharBlock:
    return CharBlock(
        required=False,
        max_length=300,
        label=_("If she answers this"),
        help_text=_("For an answer that is not right: why it does not work."),
    )


class AcceptedForm(StructBlock):
    text = CharBlock(
        max_length=LONGEST,
        label=_("Answer"),
        help_text=_("* stands for anything: “wash*” is also “washing”. Write \\* for a star itself."),
    )
    worth = worth()
    feedback = told()


def accepted(count: int) -> ListBlock:
    """The first is right; one more is ready for a mistake that is often made."""
    rows = [
        {"text": "", "worth": Decimal(100 if number == 0 else 0), "feedback": ""} for number in range(count)
    ]
    return ListBlock(
        AcceptedForm(label=_("Answer")),
        min_num=1,
        default=rows,
        label=_("Answers"),
        help_text=_("Every way to say it that counts. Add wrong ones too, to say why they do not work."),
    )


def what_matters() -> dict[str, BooleanBlock]:
    return {
        "case": BooleanBlock(
            required=False,
            label=_("Capital letters matter"),
            help_text=_("Else “soap” and “Soap” are the same."),
        ),
        "accents": BooleanBlock(
            required=False,
            label=_("Accents matter"),
            help_text=_("Else “caffe” and “caffè” are the same."),
        ),
        "digits": BooleanBlock(
            required=False,
            label=_("Digits must be written as you write them"),
            help_text=_("Else ١٢ and 12 are the same."),
        ),
    }


def marks_of(value: Any) -> dict[str, bool]:
    """What its author decided about what matters, as an answer key keeps it."""
    return {name: bool(value.get(name)) for name in ("case", "accents", "digits")}


def settings_of(value: Any) -> dict[str, bool]:
    """The same for an exchange record: formats of other systems know no digits of other scripts."""
    marks = marks_of(value)
    return {name: matters for name, matters in marks.items() if matters or name != "digits"}
