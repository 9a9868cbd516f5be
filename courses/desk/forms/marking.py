from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.activities.contract import MarkingState
from courses.attempts.marking import Said
from courses.attempts.models import Answer
from courses.attempts.two_readers import MOST_REASON, AnswerReading
from lms.core.plain_words import PlainForm
from lms.core.texts import sentence
from lms.desk.frame import name_of
from lms.intake.fields import voice_field

STATES = [
    (MarkingState.CORRECT.value, gettext_lazy("Right")),
    (MarkingState.PARTLY.value, gettext_lazy("Partly right")),
    (MarkingState.NOT_YET.value, gettext_lazy("Not yet")),
]
#: The buttons: whether she is asked to try once more.
ACCEPT, GIVE_BACK = "accept", "back"


class MarkForm(PlainForm):
    """How each thing is that is looked at; where an author named none, how the whole is.

    What is not right yet says what is missing: else she could not do better.
    """

    state = forms.ChoiceField(
        label=gettext_lazy("How is it?"), choices=STATES, widget=forms.RadioSelect, initial=None
    )
    comment = forms.CharField(
        label=gettext_lazy("A word to her"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    voice = voice_field(
        label=gettext_lazy("Or say it"), help_text=gettext_lazy("She hears it under her answer.")
    )
    what = forms.ChoiceField(
        choices=[(ACCEPT, ACCEPT), (GIVE_BACK, GIVE_BACK)], required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, criteria: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        if criteria:
            del self.fields["state"]
        for number, criterion in enumerate(criteria):
            self.fields[f"level_{number}"] = forms.ChoiceField(
                label=criterion,
                choices=STATES,
                widget=forms.RadioSelect,
                initial=None,
                error_messages={"required": _("Choose one.")},
            )

    @property
    def levels(self) -> list[forms.BoundField]:
        return [self[f"level_{number}"] for number in range(len(self.criteria))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_said = cleaned.get("comment") or cleaned.get("voice") or self.errors.get("voice")
        not_right = cleaned.get("state") in {MarkingState.PARTLY, MarkingState.NOT_YET}
        if not_right and not is_said:
            self.add_error("comment", _("Say what is missing, so that she can go on from there."))
        return cleaned

    def said(self) -> Said:
        cleaned = self.cleaned_data
        return Said(
            state=cleaned.get("state", ""),
            levels=[cleaned[f"level_{number}"] for number in range(len(self.criteria))],
            comment=cleaned["comment"],
            voice=cleaned["voice"],
            gives_back=cleaned["what"] == GIVE_BACK,
        )


class SettleForm(PlainForm):
    """Which of what two people said she is told."""

    reading = forms.ModelChoiceField(
        label=gettext_lazy("What is she told?"),
        queryset=AnswerReading.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=MOST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One sentence about the work. It is kept with both marks."),
    )

    def __init__(self, *args: Any, answer: Answer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        readings = AnswerReading.objects.filter(answer=answer).select_related("by")
        field = self.fields["reading"]
        field.queryset = readings
        field.label_from_instance = _as_said
        if len(readings) == 1:
            self.initial["reading"] = readings[0].pk


def _as_said(reading: AnswerReading) -> str:
    by = name_of(reading.by) if reading.by else _("Somebody who is not here any more")
    return sentence(_("As %(who)s said: %(state)s"), who=by, state=reading.get_state_display())
