"""Beginning a plan with her."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext_lazy

from lms.core.plain_words import PlainForm
from lms.pathways.templates.queries import offered


class StartForm(PlainForm):
    template = forms.ChoiceField(
        label=gettext_lazy("What to begin with"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Everything in it can be changed, moved or put away afterwards, by her."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or ""
        rows = [(str(row.key), row.title_in(language)) for row in offered()]
        self.fields["template"].choices = [*rows, ("empty", gettext_lazy("An empty plan with its parts"))]

    @property
    def chosen(self) -> UUID | None:
        key = self.cleaned_data["template"]
        return None if key == "empty" else UUID(key)
