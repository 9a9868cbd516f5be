from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from courses.interchange.beginning.wording import TEMPLATES
from courses.interchange.package.homes import Home
from lms.core.plain_words import PlainForm
from lms.core.texts import name_of


class BeginForm(PlainForm):
    """`homes` are those under which she may begin a course."""

    template = forms.ChoiceField(
        label=_("Begin with"),
        choices=[(key, template.label) for key, template in TEMPLATES.items()],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(
        label=_("Title of the course"),
        max_length=255,
        help_text=_("What it is about, for whoever looks over her shoulder: “Kitchen work”."),
    )
    language = forms.ChoiceField(label=_("Language you write in"))

    def __init__(self, *args: Any, homes: Sequence[Home], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._homes = homes
        codes = list(dict.fromkeys(code for home in homes for code in home.pages))
        self.fields["language"].choices = [(code, name_of(code)) for code in codes]
        self.fields["language"].initial = get_language() if get_language() in codes else codes[0]
        self.fields["template"].initial = next(iter(TEMPLATES))

    def home(self) -> Home:
        """The first of hers that has pages in this language."""
        return next(home for home in self._homes if self.cleaned_data["language"] in home.pages)
