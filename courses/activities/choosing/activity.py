"""What types have in common that let her choose from a list: `single` and `multiple`.

Body: {"choices": [{"id", "text"}]}. Answer key: {"correct": [ids], "feedback": {id: text}}. Response: the ids
she chose, sorted.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from courses.activities.contract import (
    NOT_OF_THIS_QUESTION,
    NOTHING_CHOSEN,
    ActivityType,
    Mark,
    MarkingState,
    Published,
    ResponseRefused,
    Shown,
)
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from lms.core.texts import together


def is_correct(answer_key: dict[str, Any], chosen: Sequence[str]) -> bool:
    """All the right choices and none of the wrong ones. The order in which she chose says nothing."""
    return bool(chosen) and set(chosen) == set(answer_key["correct"])


def unknown_choices(body: dict[str, Any], chosen: Sequence[str]) -> set[str]:
    return set(chosen) - {choice["id"] for choice in body["choices"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChoice:
    """`state` is "right" or "chosen" once it is marked, for what she chose."""

    id: str
    text: str
    checked: bool
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChoices(Shown):
    choices: list[ShownChoice]
    several: bool


class Choosing(ActivityType):
    several: bool = False

    def publish(self, *, value: Any) -> Published:
        choices = [(str(item.id), item.value) for item in value["choices"].bound_blocks]
        return Published(
            body={"choices": [{"id": choice_id, "text": choice["text"]} for choice_id, choice in choices]},
            answer_key={
                "correct": [choice_id for choice_id, choice in choices if choice["is_correct"]],
                "feedback": {
                    choice_id: choice["feedback"] for choice_id, choice in choices if choice["feedback"]
                },
            },
        )

    def parse(self, *, body: dict[str, Any], posted: Mapping[str, Sequence[str]]) -> list[str]:
        return list(posted.get("choice", []))

    def clean(self, *, body: dict[str, Any], response: Any) -> list[str]:
        if not response:
            raise ResponseRefused(NOTHING_CHOSEN)
        if unknown_choices(body, response):
            raise ResponseRefused(NOT_OF_THIS_QUESTION)
        return sorted(set(response))

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        if is_correct(answer_key, response):
            said = [answer_key.get("feedback", {}).get(choice, "") for choice in response]
            return Mark(MarkingState.CORRECT, Decimal(1), Decimal(1), together(said))
        wrong = [choice for choice in response if choice not in answer_key["correct"]]
        parts = {
            choice: answer_key["feedback"][choice] for choice in wrong if choice in answer_key["feedback"]
        }
        return Mark(MarkingState.NOT_YET, Decimal(0), Decimal(1), parts=parts)

    def words_of(self, choice: dict[str, Any]) -> str:
        return choice["text"]

    def describe(self, *, body: dict[str, Any], response: Any) -> list[str]:
        return [self.words_of(choice) for choice in body["choices"] if choice["id"] in response]

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownChoices:
        picked = set(response or [])
        mark = "" if not state else "right" if state == MarkingState.CORRECT else "chosen"
        choices = [
            ShownChoice(
                id=choice["id"],
                text=self.words_of(choice),
                checked=choice["id"] in picked,
                state=mark if choice["id"] in picked else "",
            )
            for choice in body["choices"]
        ]
        return ShownChoices(choices=choices, several=self.several)

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        return [choice["text"] for choice in body["choices"]]

    def sample_response(self, *, body: dict[str, Any], answer_key: dict[str, Any], right: bool) -> list[str]:
        if right:
            return sorted(answer_key["correct"])
        return [choice["id"] for choice in body["choices"] if choice["id"] not in answer_key["correct"]][:1]

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        choices = [(str(item.id), item.value) for item in value["choices"].bound_blocks]
        right = sum(bool(choice["is_correct"]) for _choice_id, choice in choices)
        return ExchangeActivity(
            self.name,
            tuple(
                ExchangeOption(
                    text=choice["text"],
                    credit=1 / right if choice["is_correct"] else 0.0,
                    feedback=choice["feedback"],
                    id=choice_id,
                )
                for choice_id, choice in choices
            ),
        )

    def is_right(self, option: ExchangeOption) -> bool:
        """Of several that are right, each has its share of the credit."""
        return option.credit > 0

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        return {
            "choices": [
                {
                    "type": "item",
                    "id": option.id or str(uuid.uuid4()),
                    "value": {
                        "text": option.text,
                        "is_correct": self.is_right(option),
                        "feedback": option.feedback,
                    },
                }
                for option in activity.options
            ]
        }
