from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from employers.contact.enums import HerReason, TheirReason
from lms.core.plain_words import PlainForm
from lms.messaging.forms import LONGEST, AttachmentField
from lms.messaging.forms import MessageForm as Attached

NOTE, WORDS = 300, 400


def _area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto", "autocomplete": "off"})


class MessageForm(Attached):
    """To all three. The name that a file had counts as words (employers.vetting.contact_data)."""

    body = forms.CharField(label=_("Your message"), required=False, max_length=LONGEST, widget=_area(4))
    file = AttachmentField()

    @property
    def file_name(self) -> str:
        sent = self.files.get("file")
        return sent.name if sent else ""


class NoForm(PlainForm):
    """Hers: nothing has to be said."""

    reason = forms.ChoiceField(
        label=_("Why, if you want to say it"),
        choices=HerReason.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("It is counted without your name."),
    )
    words = forms.CharField(
        label=_("A sentence for the employer, if you want"), required=False, max_length=WORDS, widget=_area()
    )
    note = forms.CharField(
        label=_("A line for your adviser, if you want"), required=False, max_length=NOTE, widget=_area(2)
    )

    def __init__(self, *args: Any, is_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_known:
            del self.fields["words"]


class DeclineForm(PlainForm):
    """The employer's."""

    reason = forms.ChoiceField(
        label=_("Why"), choices=TheirReason.choices, widget=forms.RadioSelect, help_text=_("For our count.")
    )
    words = forms.CharField(
        label=_("A sentence for her"),
        required=False,
        max_length=WORDS,
        widget=_area(),
        help_text=_("Leave it empty, and she reads a kind one in her language."),
    )
    note = forms.CharField(
        label=_("A line for her adviser"),
        required=False,
        max_length=NOTE,
        widget=_area(2),
        help_text=_("About the work. Nothing about her health, her papers or other people."),
    )
