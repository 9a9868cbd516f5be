from django import forms
from django.utils.translation import gettext_lazy as _

from lms.core.plain_words import PlainForm
from lms.services.forms.find import TownField
from lms.services.needs.enums import Need


class NeedsForm(PlainForm):
    needs = forms.MultipleChoiceField(
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple,
        label=_("I need"),
        error_messages={"required": _("Tick at least one.")},
    )
    town = TownField()

    def chosen(self) -> list[Need]:
        """In the order of the list."""
        return [need for need in Need if need.value in self.cleaned_data["needs"]]
