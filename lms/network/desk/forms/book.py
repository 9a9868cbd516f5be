from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.core.languages import site_languages
from lms.core.plain_words import PlainForm
from lms.network.collection.book import MOST_IN_A_BOOK
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

    def clean_practices(self) -> Any:
        chosen = self.cleaned_data["practices"]
        many = chosen.count() or public().count()
        if many > MOST_IN_A_BOOK:
            raise ValidationError(
                _("One book has room for %(most)d practices. Tick those that go into it."),
                params={"most": MOST_IN_A_BOOK},
            )
        return chosen

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = site_languages()
        self.fields["practices"].queryset = (
            public().defer("index").prefetch_related("words").order_by(F("serial").asc(nulls_last=True))
        )
