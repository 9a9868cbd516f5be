"""Steps to put in their order. She gives each a number, so it needs no dragging and no JavaScript.

Body: {"items": [{"id", "text"}]}, mixed. Answer key: {"order": [ids]}. Response: {id: number from 1}.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import CharBlock, ListBlock, StructBlock

from courses.activities.contract import (
    NOT_OF_THIS_QUESTION,
    ActivityType,
    Mark,
    MarkingState,
    Published,
    ResponseRefused,
    Shown,
    register,
)
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.mixing import mixed

NUMBER_EACH = gettext_lazy("Give every step a number first.")
EACH_ONCE = gettext_lazy("Use each number once.")


class OrderForm(StructBlock):
    """The id of a list's item is the step's id in every language and version: a translation keeps it."""

    steps = ListBlock(
        CharBlock(max_length=200, label=gettext_lazy("Step")),
        min_num=2,
        max_num=8,
        default=["", "", ""],
        label=gettext_lazy("Steps in the right order"),
        help_text=gettext_lazy("Three to five short steps. She sees them in mixed order."),
    )

    class Meta:
        icon = "order"
        group = gettext_lazy("Order")
        label = gettext_lazy("Put steps in order")
        description = gettext_lazy("She gives each step a number.")
        preview_value = {"steps": ["Wet your hands", "Take soap", "Rinse"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStep:
    """`number` as she gave it, "" before."""

    id: str
    text: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSteps(Shown):
    steps: list[ShownStep]
    numbers: list[str]


@register
class Order(ActivityType):
    name = "order"
    label = gettext_lazy("Put steps in order")
    form = OrderForm
    example = "How do you wash your hands?"

    def problems(self, *, value: Any) -> list[str]:
        texts = [text.strip().casefold() for text in value["steps"]]
        if len(texts) < 2:
            return [_("Write at least two steps.")]
        if len(set(texts)) < len(texts):
            return [_("Two steps say the same thing. She could not tell which comes first.")]
        return []

    def publish(self, *, value: Any) -> Published:
        texts = {str(item.id): item.value for item in value["steps"].bound_blocks}
        items = [{"id": item, "text": texts[item]} for item in mixed(list(texts))]
        return Published(body={"items": items}, answer_key={"order": list(texts)})

    def parse(self, *, body: dict[str, Any], posted: Mapping[str, Sequence[str]]) -> dict[str, str]:
        sent = {item["id"]: posted.get(f"place-{item['id']}", [""])[-1] for item in body["items"]}
        return {item: number for item, number in sent.items() if number}

    def clean(self, *, body: dict[str, Any], response: Any) -> dict[str, int]:
        ids = {item["id"] for item in body["items"]}
        numbers = [str(number) for number in response.values()]
        if set(response) - ids or set(numbers) - {str(number) for number in range(1, len(ids) + 1)}:
            raise ResponseRefused(NOT_OF_THIS_QUESTION)
        if set(response) != ids:
            raise ResponseRefused(NUMBER_EACH)
        if len(set(numbers)) < len(ids):
            raise ResponseRefused(EACH_ONCE)
        return {item: int(number) for item, number in response.items()}

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        """A point for each step that has its number. How many is said, which is not."""
        order = answer_key["order"]
        total = len(order)
        placed = sum(response.get(item) == number for number, item in enumerate(order, start=1))
        score, most = Decimal(placed), Decimal(total)
        if placed == total:
            return Mark(MarkingState.CORRECT, score, most)
        if not placed:
            look = _("Look for the first step: what has to be done before everything else?")
            return Mark(MarkingState.NOT_YET, score, most, look)
        said = _("In the right place: %(count)d of %(total)d.")
        return Mark(MarkingState.PARTLY, score, most, said % {"count": placed, "total": total})

    def describe(self, *, body: dict[str, Any], response: Any) -> list[str]:
        numbered = [item for item in body["items"] if item["id"] in response]
        return [item["text"] for item in sorted(numbered, key=lambda item: response[item["id"]])]

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownSteps:
        given = {item: str(number) for item, number in (response or {}).items()}
        return ShownSteps(
            steps=[
                ShownStep(id=item["id"], text=item["text"], number=given.get(item["id"], ""))
                for item in body["items"]
            ],
            numbers=[str(number) for number in range(1, len(body["items"]) + 1)],
        )

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        return [item["text"] for item in body["items"]]

    def sample_response(
        self, *, body: dict[str, Any], answer_key: dict[str, Any], right: bool
    ) -> dict[str, int]:
        order = answer_key["order"] if right else [*answer_key["order"][1:], answer_key["order"][0]]
        return {item: number for number, item in enumerate(order, start=1)}

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        steps = list(value["steps"].bound_blocks)
        return ExchangeActivity(
            self.name,
            tuple(ExchangeOption(text=step.value, credit=1 / len(steps), id=str(step.id)) for step in steps),
        )

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        return {
            "steps": [
                {"type": "item", "id": option.id or str(uuid.uuid4()), "value": option.text}
                for option in activity.options
            ]
        }
