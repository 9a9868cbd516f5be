from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from courses.activities.contract import activity_types
from courses.questions.outside import asked_outside
from lms.safety.outside.texts import problem_with


class QuestionForm(WagtailAdminModelForm):
    """A draft may be half finished; publishing wants an activity that can be answered and marked."""

    is_typo = forms.BooleanField(
        required=False,
        label=gettext_lazy("Only a typo"),
        help_text=gettext_lazy(
            "You put a letter or two of a word right, such as “teh” for “the”. No new version is made: what"
            " was answered stays with this one. Leave it empty where anything else changes."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        question = self.instance
        if question.pk is None or question.newest_version is None:
            del self.fields["is_typo"]
        else:
            self.initial["is_typo"] = question.is_correction and question.has_unpublished_changes

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.is_deferred_validation or "activity" in self.errors:
            return cleaned
        blocks = cleaned.get("activity") or []
        kind = activity_types.get(blocks[0].block_type) if blocks else None
        if kind is None:
            self.add_error("activity", _("Choose how she answers."))
            return cleaned
        before = self.instance.asked_as
        if before and before != kind.name:
            self.add_error(
                "activity",
                _("Learners already answer this question in another way. Write a new question instead."),
            )
        for problem in kind.problems(value=blocks[0].value):
            self.add_error("activity", problem)
        self._name_what_tells(kind.texts(body=kind.publish(value=blocks[0].value).body))
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        question = self.instance
        question.is_correction = bool(self.cleaned_data.get("is_typo"))
        if not question.is_correction or self.errors or self.is_deferred_validation:
            return
        from courses.questions.actions import is_typo  # noqa: PLC0415 - it publishes the model of this form

        if not is_typo(question):
            self.add_error(
                "is_typo",
                _(
                    "More than a letter or two of a word changed, or a number, or how it is marked. Take the"
                    " tick out: then a new version is made."
                ),
            )

    def _name_what_tells(self, texts: list[str]) -> None:
        """A question of a sample lesson is read by anybody, whenever it is published."""
        if not any(asks_outside(self.instance.translation_key) for asks_outside in asked_outside):
            return
        if problem := problem_with(self.cleaned_data.get("text") or ""):
            self.add_error("text", problem)
        for problem in filter(None, map(problem_with, texts)):
            self.add_error("activity", problem)
