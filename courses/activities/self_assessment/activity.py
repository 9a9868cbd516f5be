"""She says how it is for her. Nothing is wrong: answered is right.

Body: {"choices": [{"id", "text"}]}. Answer key: {"feedback": {id: text}}. Response: [the id of her answer].

Exchange: an option for each answer, each with the whole credit.
"""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from courses.activities.choosing.activity import Choosing, ShownChoices
from courses.activities.contract import Mark, MarkingState, Published, ResponseRefused, register
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.items import item_of
from courses.activities.self_assessment.forms import LABEL, TWO_ANSWERS, SelfAssessmentForm
from courses.activities.single.activity import ONE_ONLY


@register
class SelfAssessment(Choosing):
    name = "self_assessment"
    label = LABEL
    form = SelfAssessmentForm
    example = "How well can you carry three plates?"

    def problems(self, *, value: Any) -> list[str]:
        return [] if len(value["choices"]) > 1 else [str(TWO_ANSWERS)]

    def publish(self, *, value: Any) -> Published:
        choices = [(str(item.id), item.value) for item in value["choices"].bound_blocks]
        return Published(
            body={"choices": [{"id": choice_id, "text": choice["text"]} for choice_id, choice in choices]},
            answer_key={
                "feedback": {
                    choice_id: choice["feedback"] for choice_id, choice in choices if choice["feedback"]
                }
            },
        )

    def clean(self, *, body: dict[str, Any], response: Any) -> list[str]:
        chosen = super().clean(body=body, response=response)
        if len(chosen) > 1:
            raise ResponseRefused(ONE_ONLY)
        return chosen

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        said = next((answer_key["feedback"].get(choice, "") for choice in response), "")
        title = _("Thank you. Only you can say this.")
        return Mark(MarkingState.CORRECT, Decimal(1), Decimal(1), said, title=title)

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownChoices:
        shown = super().show(body=body, response=response, state=state)
        return ShownChoices(choices=shown.choices, several=False, near=next(iter(response or []), ""))

    def sample_response(self, *, body: dict[str, Any], answer_key: dict[str, Any], right: bool) -> list[str]:
        return [body["choices"][0 if right else -1]["id"]]

    def answer_for_teachers(self, *, body: dict[str, Any], answer_key: dict[str, Any]) -> list[str]:
        return []

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        return ExchangeActivity(
            self.name,
            tuple(
                ExchangeOption(item.value["text"], 1.0, item.value["feedback"], str(item.id))
                for item in value["choices"].bound_blocks
            ),
        )

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        return {
            "choices": [
                item_of({"text": option.text, "feedback": option.feedback}, option.id)
                for option in activity.options
            ]
        }
