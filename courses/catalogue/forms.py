from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.core.languages import site_languages
from lms.safety.outside.forms import OutsideForm


class CourseForm(OutsideForm):
    not_planned = forms.MultipleChoiceField(
        label=_("Languages that are not planned"),
        help_text=_("The overview of languages leaves them out."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["not_planned"].choices = site_languages()
