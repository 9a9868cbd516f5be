from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from lms.core import days
from lms.core.plain_words import PlainForm
from lms.programme.rights.models import RightPage


class ReviewForm(PlainForm):
    """Who has checked a right in its language. Without a last day it holds as long as a review may."""

    reviewer = forms.CharField(
        label=_("Checked by"), max_length=120, help_text=_("An office or a role, not a person's name.")
    )
    reviewed_on = forms.DateField(label=_("Checked on"), initial=days.today, widget=AdminDateInput)
    expires_on = forms.DateField(
        label=_("Holds until"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Left empty: six months. After this day readers are told to ask their adviser."),
    )

    def __init__(self, *args: Any, page: RightPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"reviewer": page.reviewer}
        self.page = page

    def clean(self) -> dict[str, Any]:
        """By the rules of everything that is reviewed."""
        said = super().clean() or {}
        if self.errors:
            return said
        for name in ("reviewer", "reviewed_on", "expires_on"):
            setattr(self.page, name, said[name])
        try:
            self.page.clean_review()
        except ValidationError as problem:
            self.add_error(None, problem)
        return {**said, "expires_on": self.page.expires_on}
