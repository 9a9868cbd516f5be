from django import forms

from lms.core.plain_words import PlainForm


class RenewalForm(PlainForm):
    """`about`: the proposal that was on the page, so that nobody confirms another one than she read."""

    do = forms.ChoiceField(choices=[("propose", ""), ("confirm", ""), ("take_back", "")])
    about = forms.UUIDField(required=False)
