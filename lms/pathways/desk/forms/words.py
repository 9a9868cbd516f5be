"""What somebody on the desk writes into a plan: a step she suggests, an answer to what is not right."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.core import days
from lms.core.languages import site_languages
from lms.core.plain_words import PlainForm
from lms.core.texts import name_of
from lms.pathways.desk.forms.together import LONGEST
from lms.pathways.plans.shown import Plan


class SuggestForm(PlainForm):
    """In her language too, where somebody can say it in it."""

    stage = forms.ChoiceField(label=gettext_lazy("In which part"))
    words = forms.CharField(
        label=gettext_lazy("The step"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )
    hers = forms.CharField(
        max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )
    on = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, plan: Plan, ours: str, hers: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = (ours, hers)
        self.fields["stage"].choices = [
            (str(stage.uuid), str(stage.title.here) or stage.theme_in_words) for stage in plan.stages
        ]
        if plan.here:
            self.initial.setdefault("stage", str(plan.here.uuid))
        if ours == hers:
            del self.fields["hers"]
        else:
            names = {code: name_of(code) for code, _name in site_languages()}
            self.fields["hers"].label = _("The same in her language (%(language)s), if you can say it") % {
                "language": names.get(hers, hers)
            }

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day and day < days.today():
            raise forms.ValidationError(_("This day is over. Choose another one."))
        return day

    @property
    def texts(self) -> dict[str, str]:
        ours, hers = self.languages
        said = {ours: self.cleaned_data["words"], hers: self.cleaned_data.get("hers", "")}
        return {code: text for code, text in said.items() if text} | {ours: self.cleaned_data["words"]}


class AnswerForm(PlainForm):
    answer = forms.CharField(
        label=gettext_lazy("Your answer"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
