from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from courses.activities.contract import ResponseRefused
from courses.attempts.paper import PaperQuestion
from courses.enrolments.models import Enrolment
from lms.core.plain_words import PlainForm

LEFT_OUT = {"", "-", "–"}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One learner and her cells, a question each."""

    handle: str
    cells: list[forms.BoundField]


class PaperForm(PlainForm):
    """A line for each learner: a letter for each question, several where several can be right. A line with
    nothing in it is nobody's.
    """

    def __init__(
        self,
        *args: Any,
        enrolments: Sequence[Enrolment],
        questions: Sequence[PaperQuestion],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.enrolments, self.questions = enrolments, questions
        for line, enrolment in enumerate(enrolments):
            for question in questions:
                handle = enrolment.person.profile.handle
                self.fields[f"c{line}-{question.number}"] = forms.CharField(
                    label=_("%(handle)s, question %(number)s")
                    % {"handle": handle, "number": question.number},
                    required=False,
                    max_length=8,
                    widget=forms.TextInput(
                        attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
                    ),
                )

    @property
    def rows(self) -> list[PaperRow]:
        return [
            PaperRow(
                enrolment.person.profile.handle,
                [self[f"c{line}-{question.number}"] for question in self.questions],
            )
            for line, enrolment in enumerate(self.enrolments)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.entered: list[tuple[Enrolment, dict[int, list[str]]]] = []
        for line, enrolment in enumerate(self.enrolments):
            answers = {}
            for question in self.questions:
                name = f"c{line}-{question.number}"
                try:
                    answers[question.number] = _chosen(question, cleaned.get(name, ""))
                except ValidationError as problem:
                    self.add_error(name, f"{self.fields[name].label}: {problem.messages[0]}")
            if any(answers.values()):
                self.entered.append((enrolment, answers))
        if not self.entered and not self.errors:
            raise ValidationError(_("Type the letters of one learner at least."))
        return cleaned


def _chosen(question: PaperQuestion, typed: str) -> list[str]:
    letters = "".join(typed.lower().split())
    if letters in LEFT_OUT:
        return []
    unknown = [letter for letter in letters if letter not in question.letters]
    if unknown:
        last = list(question.letters)[-1]
        raise ValidationError(
            _("“%(letter)s” is not an answer: a to %(last)s."), params={"letter": unknown[0], "last": last}
        )
    kind = question.version.activity_type
    try:
        response = [question.letters[letter] for letter in letters]
        return list(kind.clean(body=question.version.body, response=response)) if kind else []
    except ResponseRefused as refused:
        raise ValidationError(str(refused.message)) from refused
