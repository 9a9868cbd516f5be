from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from lms.core.languages import site_languages
from lms.core.plain_words import PlainForm
from lms.network.practices.models import Practice
from lms.network.practices.queries import public
from lms.network.recommendations.enums import Audience, State
from lms.network.recommendations.models import Recommendation


class PracticesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, practice: Practice) -> str:
        return f"{practice.serial}. {practice.said('title')}"


class RecommendationForm(PlainForm):
    told_by = forms.CharField(
        label=gettext_lazy("Who follows it"),
        max_length=120,
        help_text=gettext_lazy("What your organisation is called on this website, where everybody reads it."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Written in"))
    title = forms.CharField(
        label=gettext_lazy("What is to be done"),
        max_length=120,
        help_text=gettext_lazy("Begin with a verb: “Ask once, and pass on what she chooses”."),
    )
    summary = forms.CharField(
        label=gettext_lazy("Why, and how one begins"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 400}),
    )
    audiences = forms.MultipleChoiceField(
        label=gettext_lazy("To whom"), choices=Audience.choices, widget=forms.CheckboxSelectMultiple
    )
    practices = PracticesField(
        label=gettext_lazy("Practices that show why"),
        queryset=Practice.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, recommendation: Recommendation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = site_languages()
        self.fields["practices"].queryset = public().defer("index").prefetch_related("words")
        if recommendation:
            held = {
                name: getattr(recommendation, name) for name in ("told_by", "language", "title", "summary")
            }
            held["audiences"] = [row.audience for row in recommendation.audiences.all()]
            held["practices"] = [practice.pk for practice in recommendation.practices.all()]
            for name, value in held.items():
                self.initial.setdefault(name, value)

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("told_by", "language", "title", "summary")}


class OutcomeForm(PlainForm):
    state = forms.ChoiceField(label=gettext_lazy("How it stands"), choices=State.choices)
    words = forms.CharField(
        label=gettext_lazy("What became of it"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 400}),
        help_text=gettext_lazy("Who answered, what they decided, until when. Everybody reads it."),
    )
