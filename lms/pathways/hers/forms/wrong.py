from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.core.plain_words import PlainForm

LONGEST = 1000


class WrongForm(PlainForm):
    """What is not right, and about what: a step, the last time they looked at it together, or the plan."""

    about = forms.ChoiceField(label=_("What is it about?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What is not right?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("Write what is not right.")},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = choices
