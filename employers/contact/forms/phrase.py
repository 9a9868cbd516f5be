import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.core.plain_words import PlainForm
from lms.core.typed_codes import plain_digits, without_invisible

LONGEST = 60
#: So many digits in a row may be a PIN or a part of a card.
A_CODE = re.compile(r"\d(?:[\s.-]?\d){3}")


class PhraseForm(PlainForm):
    """A few words that are no code of hers. The field's name is one that no draft keeps."""

    said = forms.CharField(
        label=gettext_lazy("A few words that you choose"),
        max_length=LONGEST,
        help_text=gettext_lazy(
            "Two words or more, such as: three lemons on a blue plate. No name, no address, no code of yours."
        ),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "maxlength": LONGEST}),
    )

    def clean_said(self) -> Any:
        words = " ".join(without_invisible(self.cleaned_data["said"]).split())
        if A_CODE.search(plain_digits(words)):
            raise ValidationError(
                _("This looks like a code. Your adviser reads these words, so leave it out.")
            )
        if len(words.split()) < 2:
            raise ValidationError(_("Choose at least two words. One word is easy to guess."))
        return words
