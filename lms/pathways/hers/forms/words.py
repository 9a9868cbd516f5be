"""What she says: written, spoken or shown. A recording and a picture go through intake before anything is
kept.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.core.plain_words import PlainForm
from lms.intake.fields import picture_field, voice_field

LONGEST = 600


class SaidForm(PlainForm):
    """Words, voice and picture of one thing. What is there can be taken away by a tick. `has_words`: it was
    said in some language; a field that stood empty, because it was another one, may stay empty.
    """

    words = forms.CharField(
        label=gettext_lazy("In your words"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "autocomplete": "off"}),
    )
    voice = voice_field()
    no_voice = forms.BooleanField(label=gettext_lazy("Take the recording away"), required=False)
    picture = picture_field()
    no_picture = forms.BooleanField(label=gettext_lazy("Take the picture away"), required=False)

    #: What a thing with a recording alone is called, in a list.
    needs_words = True

    def __init__(
        self,
        *args: Any,
        has_words: bool = False,
        has_voice: bool = False,
        has_picture: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.may_be_empty = has_words and not self.initial.get("words")
        if not has_voice:
            del self.fields["no_voice"]
        if not has_picture:
            del self.fields["no_picture"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needs = self.needs_words and not self.may_be_empty
        if needs and not self.errors and not cleaned.get("words", "").strip():
            self.add_error("words", _("Write a few words, so that it has a name in your list."))
        return cleaned

    @property
    def voice_file(self) -> Any:
        """For the action: a clean one, "" where she took it away, None where all stays."""
        return self._kept("voice")

    @property
    def picture_file(self) -> Any:
        return self._kept("picture")

    def _kept(self, name: str) -> Any:
        taken_away = self.cleaned_data.get(f"no_{name}")
        return self.cleaned_data.get(name) or ("" if taken_away else None)


class AimForm(SaidForm):
    """Where she is going. A recording alone is enough: it is the one thing of its kind."""

    needs_words = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        said = cleaned.get("words", "").strip() or cleaned.get("voice") or cleaned.get("picture")
        there = self.may_be_empty or "no_voice" in self.fields or "no_picture" in self.fields
        if not self.errors and not said and not there:
            self.add_error("words", _("Write it, say it or show it: one of them is enough."))
        return cleaned


class StepForm(SaidForm):
    """A step of hers: a day only when she wants one."""

    field_order = ["words", "on", "at", "detail", "voice", "no_voice", "picture", "no_picture"]
    on = forms.DateField(
        label=gettext_lazy("On which day"),
        required=False,
        help_text=gettext_lazy("Only if there is one."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    at = forms.TimeField(
        label=gettext_lazy("At what time"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": gettext_lazy("This is not a time. Type it like 09:30.")},
    )
    detail = forms.CharField(
        label=gettext_lazy("What helps to do it"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "autocomplete": "off"}),
    )


class GoalForm(SaidForm):
    pass
