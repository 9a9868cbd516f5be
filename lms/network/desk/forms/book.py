from typing import Any

from django import forms
from django.db.models import F
from django.utils.translation import gettext_lazy

from lms.core.languages import site_languages
from lms.core.plain_words import PlainForm
from lms.network.desk.forms.recommendation import PracticesField
from lms.network.practices.models import Practice
from lms.network.practices.queries import public


class BookForm(PlainForm):
    language = forms.ChoiceField(label=gettext_lazy("In which language"))
    practices = PracticesField(
        label=gettext_lazy("Which practices"),
        queryset=Practice.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Without a tick: all of them, and the recommendations."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = site_languages()
        self.fields["practices"].queryset = (
            public().defer("index").prefetch_related("words").order_by(F("serial").asc(nulls_last=True))
        )
