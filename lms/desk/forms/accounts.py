from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.core.languages import spoken_languages
from lms.core.people import Person
from lms.core.plain_words import PlainForm
from lms.core.texts import name_of
from lms.desk.account_options import in_order

MOST_AT_ONCE = 20


class NewAccountForm(PlainForm):
    """One click more than opening it: everything is already chosen. Rooms add what they ask."""

    count = forms.IntegerField(
        label=_("How many accounts"),
        initial=1,
        min_value=1,
        max_value=MOST_AT_ONCE,
        help_text=_("Each gets its own card. Up to 20 at once."),
    )
    language = forms.ChoiceField(
        label=_("Language of her pages and her card"), help_text=_("She can change it at any time.")
    )

    def __init__(self, *args: Any, worker: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(code, name_of(code).capitalize()) for code in spoken_languages()]
        for option in in_order():
            self.fields |= option.fields(worker)
