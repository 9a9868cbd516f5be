"""Forms that say what is wrong in our own words.

Browsers check fields too, in the browser's language and over the page's own marks: our forms are `novalidate`
(tests/architecture/test_forms.py), and what Django says by itself ("Ensure this value has at most …") is said
plainly here, in one place. A field that has better words of its own keeps them.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = dict[str, str | Promise]

ANY: Words = {
    "required": _("Write something here."),
    "invalid": _("This cannot be read. Type it again."),
    "max_length": _("This is too long: %(show_value)d letters. There is room for %(limit_value)d."),
    "min_length": _("This is too short. It needs at least %(limit_value)d letters."),
    "null_characters_not_allowed": _("There is a character in it that cannot be kept. Type it again."),
}
CHOICE: Words = {
    "required": _("Choose one."),
    "invalid_choice": _("What you chose is no longer there. Choose again."),
    "invalid_list": _("What you chose is no longer there. Choose again."),
    "invalid_pk_value": _("What you chose is no longer there. Choose again."),
}
#: By the kind of field, the closest first.
BY_KIND: list[tuple[tuple[type[forms.Field], ...], Words]] = [
    ((forms.ChoiceField, forms.ModelChoiceField), CHOICE),
    ((forms.BooleanField,), {"required": _("Tick this box if you want to go on.")}),
    (
        (forms.DateField, forms.DateTimeField),
        {
            "required": _("Choose a day."),
            "invalid": _("This is not a day. Choose one from the calendar."),
        },
    ),
    (
        (forms.IntegerField,),
        {
            "required": _("Type a number."),
            "invalid": _("Type a whole number, in digits."),
            "max_value": _("Type a number that is not above %(limit_value)s."),
            "min_value": _("Type a number that is not below %(limit_value)s."),
        },
    ),
    (
        (forms.FileField,),
        {
            "required": _("Choose a file."),
            "invalid": _("The file did not arrive. Choose it again."),
            "missing": _("The file did not arrive. Choose it again."),
            "empty": _("There is nothing in this file. Choose another one."),
            "contradiction": _("Choose a file or tick the box, not both."),
        },
    ),
]


def plain_words(field: forms.Field) -> Words:
    found = next((words for kinds, words in BY_KIND if isinstance(field, kinds)), {})
    return {**ANY, **found}


def djangos_words(field: forms.Field) -> Words:
    """What a field of this class says when nobody gave it other words."""
    found: Words = {}
    for base in reversed(type(field).__mro__):
        found |= getattr(base, "default_error_messages", {})
    return found


class PlainWords:
    """Before a form. The words are given when it is checked, so that fields that came late have them too."""

    fields: dict[str, forms.Field]

    def full_clean(self) -> None:
        for field in self._all_fields():
            usual, own = djangos_words(field), plain_words(field)
            for key, words in own.items():
                if field.error_messages.get(key) == usual.get(key):
                    field.error_messages[key] = words
        super().full_clean()  # type: ignore[misc]

    def _all_fields(self) -> Iterator[Any]:
        return iter(self.fields.values())


class PlainForm(PlainWords, forms.Form):
    pass


class PlainModelForm(PlainWords, forms.ModelForm):
    pass
