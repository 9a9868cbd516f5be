from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminModelForm

from courses.questions.enums import QuestionKind
from courses.questions.outside import asked_outside
from courses.questions.rules import key_problem
from lms.safety.outside.texts import problem_with


class QuestionForm(WagtailAdminModelForm):
    """A draft may be half finished; publishing wants an answer key that can be marked."""

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        choices = [
            form.cleaned_data
            for form in self.formsets["choices"].forms
            if form.is_valid() and not form.cleaned_data.get("DELETE")
        ]
        right = sum(bool(choice.get("right")) for choice in choices)
        if key_problem(
            kind=cleaned.get("kind", QuestionKind.SINGLE), right=right, wrong=len(choices) - right
        ):
            self.add_error(
                "kind",
                forms.ValidationError(
                    problem_in_words(cleaned.get("kind", QuestionKind.SINGLE), right, len(choices) - right)
                ),
            )
        self._name_what_tells()
        return cleaned

    def _name_what_tells(self) -> None:
        """A question of a sample lesson is read by anybody, whenever it is published."""
        if not any(asks_outside(self.instance.translation_key) for asks_outside in asked_outside):
            return
        rows = [
            form
            for form in self.formsets["choices"].forms
            if form.is_valid() and not form.cleaned_data.get("DELETE")
        ]
        for form in [self, *rows]:
            if problem := problem_with(form.cleaned_data.get("text") or ""):
                form.add_error("text", problem)


def problem_in_words(kind: str, right: int, wrong: int) -> str:
    if wrong == 0:
        return _("All answers are marked as right. Add at least one that is not.")
    if kind == QuestionKind.SINGLE:
        return ngettext(
            "Mark exactly one answer as right. Now %(count)d is marked.",
            "Mark exactly one answer as right. Now %(count)d are marked.",
            right,
        ) % {"count": right}
    return _("Mark at least one answer as right.")
