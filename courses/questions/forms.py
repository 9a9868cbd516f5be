from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from courses.activities.contract import activity_types
from courses.questions.outside import asked_outside
from lms.safety.outside.texts import problem_with


class QuestionForm(WagtailAdminModelForm):
    """A draft may be half finished; publishing wants an activity that can be answered and marked."""

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

    def _name_what_tells(self, texts: list[str]) -> None:
        """A question of a sample lesson is read by anybody, whenever it is published."""
        if not any(asks_outside(self.instance.translation_key) for asks_outside in asked_outside):
            return
        if problem := problem_with(self.cleaned_data.get("text") or ""):
            self.add_error("text", problem)
        for problem in filter(None, map(problem_with, texts)):
            self.add_error("activity", problem)
