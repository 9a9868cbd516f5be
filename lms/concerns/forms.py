from typing import Any

from django import forms
from django.utils.functional import Promise

from lms.concerns.models import LONGEST
from lms.core.plain_words import PlainForm


class SayForm(PlainForm):
    """A few words, if she wants. Each website asks for them in words of its own. The field's name is one of
    those that no draft keeps (lms.safety.http.fields).
    """

    said = forms.CharField(
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto", "autocomplete": "off", "maxlength": LONGEST}),
    )

    def __init__(self, *args: Any, label: str | Promise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["said"].label = label
