"""Beginning a plan with her."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext_lazy

from lms.core.plain_words import PlainForm
from lms.core.texts import Text
from lms.core.words import Words
from lms.pathways.templates.queries import offered


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be begun with; `about` says for whom it is, or nothing."""

    choice: Any
    about: Text | str


class StartForm(PlainForm):
    template = forms.ChoiceField(
        label=gettext_lazy("What to begin with"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Everything in it can be changed, moved or put away afterwards, by her."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or ""
        templates = offered()
        #: What each is for, where somebody wrote it.
        self.about = {str(row.key): Words(row.about, row.language).here for row in templates}
        rows = [(str(row.key), row.title_in(language)) for row in templates]
        self.fields["template"].choices = [*rows, ("empty", gettext_lazy("An empty plan with its parts"))]

    @property
    def rows(self) -> Iterator[Offered]:
        for choice in self["template"]:
            yield Offered(choice, self.about.get(str(choice.data["value"]), ""))

    @property
    def chosen(self) -> UUID | None:
        key = self.cleaned_data["template"]
        return None if key == "empty" else UUID(key)
