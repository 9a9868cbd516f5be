from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.core.plain_words import PlainForm
from lms.stories.told.checks import Check
from lms.stories.told.enums import Before, Shelf
from lms.stories.told.models import LONGEST, OFFERED, Story


def _checks() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("I have looked for all of this, in the text and in the picture"),
        choices=Check.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class VersionForm(PlainForm):
    """What she is offered. It begins with her own words."""

    shown_title = forms.CharField(label=_("Title"), max_length=120, required=False)
    shown_text = forms.CharField(
        label=_("The text as everybody would read it"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 16, "maxlength": LONGEST}),
        help_text=_("Take out what leads to her and change nothing else: her words are hers, mistakes too."),
    )
    before = forms.MultipleChoiceField(
        label=_("What is said before it"),
        choices=Before.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    shelf = forms.ChoiceField(label=_("It stands under"), choices=Shelf.choices)
    with_picture = forms.BooleanField(label=_("With the picture"), required=False)
    cannot = forms.BooleanField(label=_("It cannot be published"), required=False)
    words_to_her = forms.CharField(
        label=_("What you write to her"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 600}),
        help_text=_(
            "What you took out and why. She reads it by her slip. No names, and nothing to call you by."
        ),
    )
    checks = _checks()

    def __init__(self, *args: Any, story: Story, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not story.picture:
            del self.fields["with_picture"]
        held = {name: getattr(story, name) for name in OFFERED} if story.round and story.shown_text else {}
        for name, value in (held or {"shown_title": story.title, "shown_text": story.text}).items():
            self.initial.setdefault(name, value)

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name, False) for name in OFFERED}


class AgreeForm(PlainForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    checks = _checks()


class WordsForm(PlainForm):
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    text = forms.CharField(
        label=_("The text"),
        max_length=LONGEST * 2,
        required=False,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Empty: it is not said in this language."),
    )
