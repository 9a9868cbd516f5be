from django import forms

from lms.core.plain_words import PlainForm

MAKE, TAKE_BACK = "make", "take_back"


class CalendarForm(PlainForm):
    """Two buttons: a new address, or none any more."""

    do = forms.ChoiceField(choices=[(MAKE, MAKE), (TAKE_BACK, TAKE_BACK)])
