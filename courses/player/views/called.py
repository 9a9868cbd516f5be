from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from courses.enrolments.called import LONGEST, own_called, say_called
from lms.core.plain_words import PlainForm
from lms.core.responses import see_other
from lms.safety.neutral.words import validate_neutral


class CalledForm(PlainForm):
    called = forms.CharField(
        label=gettext_lazy("What should we call you?"),
        help_text=gettext_lazy("It can be any word you like. It need not be your real name."),
        max_length=LONGEST,
        required=False,
        validators=[validate_neutral],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class CalledView(FormView):
    """Saving twice is saving once."""

    form_class = CalledForm
    template_name = "courses/player/called.html"

    def get_initial(self) -> dict[str, Any]:
        return {"called": own_called(self.request.user)}

    def form_valid(self, form: CalledForm) -> HttpResponse:
        words = form.cleaned_data["called"].strip()
        say_called(self.request.user, words)
        messages.success(
            self.request,
            _("Your trainers can read it now.")
            if words
            else _("Your trainers read your two words and number again."),
        )
        return see_other("player:called")
