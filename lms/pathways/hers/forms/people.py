from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.core.plain_words import PlainForm
from lms.pathways.circle.models import Helper
from lms.pathways.circle.parts import in_order, parts_of_role
from lms.pathways.enums import Theme


class PartsForm(PlainForm):
    """Which parts somebody sees: of those her role may see at all, the ones that are ticked."""

    themes = forms.MultipleChoiceField(
        label=_("What this person sees"),
        help_text=_("Only what you tick. You can change it any day."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one part, or say no.")},
    )

    def __init__(self, *args: Any, helper: Helper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        may_see = in_order(parts_of_role(helper.role))
        self.fields["themes"].choices = [(theme, Theme(theme).label) for theme in may_see]
        self.fields["themes"].initial = [theme for theme in may_see if theme in helper.themes]
