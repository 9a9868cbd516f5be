"""Why something is opened earlier for one learner."""

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.progress.models import OpenedWhy
from lms.core.plain_words import PlainForm


class OpenEarlierForm(PlainForm):
    why = forms.ChoiceField(label=_("Why"), choices=OpenedWhy.choices, widget=forms.RadioSelect)
