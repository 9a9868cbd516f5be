"""What she is asked. Nothing is chosen before she chooses it, and what she leaves is a no."""

import datetime
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.accounts.forms import refuse_while_waiting
from lms.core import days, written
from lms.core.languages import site_languages
from lms.core.plain_words import PlainForm
from lms.intake.fields import picture_field
from lms.secrets.throttle import Tries
from lms.stories.told.enums import Aloud
from lms.stories.told.hers import WRITTEN
from lms.stories.told.models import LONGEST, Story
from lms.stories.told.queries import by_number
from lms.stories.told.rules import partners
from lms.stories.told.slips import LENGTH, read

#: A language that the site does not have is said to be none that is known.
UNKNOWN = "und"
#: A story waits for its readers and for fourteen days: a day that is nearer would be no day at all.
NEAREST = datetime.timedelta(days=60)


def _area(rows: int, most: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": most, "autocomplete": "off"})


def _line() -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off"})


class TellForm(PlainForm):
    text = forms.CharField(
        label=gettext_lazy("Your story"),
        max_length=LONGEST,
        widget=_area(12, LONGEST),
        help_text=gettext_lazy(
            "A whole life or one afternoon. In any language. You can stop after any line."
        ),
    )
    title = forms.CharField(
        label=gettext_lazy("A title, if you have one"), max_length=120, required=False, widget=_line()
    )
    language = forms.ChoiceField(label=gettext_lazy("I wrote it in"))
    picture = picture_field(
        label=gettext_lazy("A photo of a drawing or of a thing, if you like"),
        help_text=gettext_lazy(
            "Place and time are taken out of it. Show no faces, no view from a window, no writing."
        ),
    )
    picture_words = forms.CharField(
        label=gettext_lazy("What is on it, for those who cannot see it"),
        max_length=200,
        required=False,
        widget=_line(),
    )
    by_name = forms.CharField(
        label=gettext_lazy("A name under the story"),
        max_length=40,
        required=False,
        widget=_line(),
        help_text=gettext_lazy("One that you make up and that nobody calls you. Empty: no name."),
    )
    in_print = forms.BooleanField(label=gettext_lazy("It may be printed from the page"), required=False)
    may_translate = forms.BooleanField(
        label=gettext_lazy("The two who read it may put it into other languages"), required=False
    )
    aloud = forms.ChoiceField(
        label=gettext_lazy("If stories are read aloud here one day, who may read yours?"),
        choices=Aloud.choices,
        initial=Aloud.NOBODY,
        widget=forms.RadioSelect,
    )
    asked_until = forms.DateField(
        label=gettext_lazy("Take it down on this day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autocomplete": "off"}),
        help_text=gettext_lazy("Empty: after a year, unless you say yes for one more."),
    )
    not_in = forms.MultipleChoiceField(
        label=gettext_lazy("Nobody who works in these countries may read it before"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    not_by = forms.CharField(
        label=gettext_lazy("Nobody of these organisations may read it before"),
        max_length=400,
        required=False,
        widget=_area(3, 400),
        help_text=gettext_lazy(
            "Write each name on a line of its own. Where we are not sure which one you mean, nobody reads it "
            "until you have written the name in another way."
        ),
    )
    asked_lawyer = forms.BooleanField(
        label=gettext_lazy("I have no case before a court or an office, or my lawyer knows of this story.")
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, story: Story | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [*site_languages(), (UNKNOWN, _("Another language"))]
        countries = {each.country for each in partners() if each.country}
        self.fields["not_in"].choices = sorted(
            ((code, written.country(code)) for code in countries), key=lambda pair: pair[1]
        )
        if story:
            for name in WRITTEN:
                self.initial.setdefault(name, getattr(story, name))
            if story.picture:
                self.fields["without_picture"] = forms.BooleanField(
                    label=_("Take the picture out"), required=False
                )
            self.order_fields(["text", "title", "language", "without_picture"])

    def clean_asked_until(self) -> datetime.date | None:
        day = self.cleaned_data["asked_until"]
        if day and day < days.today() + NEAREST:
            raise ValidationError(
                _("Choose a day that is at least two months away: two people read it first.")
            )
        return day

    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            **{name: said[name] for name in WRITTEN},
            "picture": said["picture"],
            "without_picture": said.get("without_picture", False),
        }


class SlipForm(PlainForm):
    """The number of a slip. Wrong ones are slowed down as wrong PINs are, wherever they come from."""

    number = forms.CharField(
        label=gettext_lazy("The number on your slip"),
        max_length=40,
        help_text=gettext_lazy("14 digits."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.story: Story | None = None

    def clean_number(self) -> str:
        number = read(self.cleaned_data["number"])
        if len(number) != LENGTH:
            raise ValidationError(_("One of the digits is not right. Look at the slip once more."))
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        tries = Tries("story-slip", self.request, "")
        refuse_while_waiting(tries)
        self.story = by_number(cleaned["number"])
        if self.story is None:
            raise ValidationError(_("There is no story with this number. It may have been taken back."))
        tries.give_back()  # no more: who has one slip may still be guessing others
        return cleaned
