from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminModelForm

from courses.questions.enums import QuestionKind
from courses.questions.rules import key_problem


class QuestionForm(WagtailAdminModelForm):
    """A draft may be half finished; publishing wants an answer key that can be marked."""

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        choices = [form.cleaned_data for form in self.formsets["choices"].forms if form.is_valid() and not form.cleaned_data.get("DELETE")]
        right = sum(bool(choice.get("right")) for choice in choices)
        if key_problem(kind=cleaned.get("kind", QuestionKind.SINGLE), right=right, wrong=len(choices) - right):
            self.add_error("kind", forms.ValidationError(problem_in_words(cleaned.get("kind", QuestionKind.SINGLE), right, len(choices) - right)))
        return cleaned


def problem_in_words(kind: str, right: int, wrong: int) -> str:
    if wrong == 0:
        return _("All answers are marked as right. Add at least one that is not.")
    if kind == QuestionKind.SINGLE:
        return ngettext("Mark exactly one answer as right. Now %(count)d is marked.", "Mark exactly one answer as right. Now %(count)d are marked.", right) % {"count": right}
    return _("Mark at least one answer as right.")
