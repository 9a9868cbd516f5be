"""Cards that she turns: of each she says whether she knew it. Nobody else judges.

Body: {"cards": [{"id", "front", "back"}]}: the back is there to be read. Answer key: {}. Response: {id of the
card: "knew" | "again"}.

Exchange: an option for each card, its front. Settings: {"backs": [text for each option]}.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.activities.contract import (
    NOT_OF_THIS_QUESTION,
    ActivityType,
    Mark,
    Published,
    ResponseRefused,
    Shown,
    register,
)
from courses.activities.credit import mark_of
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.flash_cards.forms import LABEL, ONE_CARD, SAME_FRONT, FlashCardsForm
from courses.activities.items import item_of
from lms.core.texts import sentence

KNEW, AGAIN = "knew", "again"
SAY_OF_EACH = gettext_lazy("Turn each card and say whether you knew it.")
IN_WORDS = {KNEW: gettext_lazy("%(card)s: I knew it"), AGAIN: gettext_lazy("%(card)s: not yet")}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCard:
    """`said` is KNEW or AGAIN, "" before she says it."""

    id: str
    front: str
    back: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCards(Shown):
    cards: list[ShownCard]


@register
class FlashCards(ActivityType):
    name = "flash_cards"
    label = LABEL
    form = FlashCardsForm
    example = "What is each board for?"

    def problems(self, *, value: Any) -> list[str]:
        fronts = [card["front"].strip().casefold() for card in value["cards"]]
        if not fronts:
            return [str(ONE_CARD)]
        return [str(SAME_FRONT)] if len(set(fronts)) < len(fronts) else []

    def publish(self, *, value: Any) -> Published:
        cards = [
            {"id": str(item.id), "front": item.value["front"], "back": item.value["back"]}
            for item in value["cards"].bound_blocks
        ]
        return Published(body={"cards": cards})

    def parse(self, *, body: dict[str, Any], posted: Mapping[str, Sequence[str]]) -> dict[str, str]:
        sent = {card["id"]: posted.get(f"card-{card['id']}", [""])[-1] for card in body["cards"]}
        return {card: said for card, said in sent.items() if said}

    def clean(self, *, body: dict[str, Any], response: Any) -> dict[str, str]:
        cards = [card["id"] for card in body["cards"]]
        if set(response) - set(cards) or set(response.values()) - {KNEW, AGAIN}:
            raise ResponseRefused(NOT_OF_THIS_QUESTION)
        if set(response) != set(cards):
            raise ResponseRefused(SAY_OF_EACH)
        return {card: response[card] for card in cards}

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        """What she did not know yet comes again; that is no mistake."""
        cards = [card["id"] for card in body["cards"]]
        total, knew = len(cards), sum(response.get(card) == KNEW for card in cards)
        if knew == total:
            known = mark_of(Decimal(1), most=total)
            return Mark(known.state, known.score, known.max_score, title=_("You knew every card"))
        words = _("You knew %(count)d of %(total)d. Turn the others once more.")
        return mark_of(Decimal(knew) / total, most=total, feedback=words % {"count": knew, "total": total})

    def describe(self, *, body: dict[str, Any], response: Any) -> list[str]:
        return [
            sentence(str(IN_WORDS[response[card["id"]]]), card=card["front"])
            for card in body["cards"]
            if response.get(card["id"]) in IN_WORDS
        ]

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownCards:
        given = response or {}
        return ShownCards(
            cards=[
                ShownCard(
                    id=card["id"], front=card["front"], back=card["back"], said=given.get(card["id"], "")
                )
                for card in body["cards"]
            ]
        )

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        return [text for card in body["cards"] for text in (card["front"], card["back"])]

    def sample_response(
        self, *, body: dict[str, Any], answer_key: dict[str, Any], right: bool
    ) -> dict[str, str]:
        return {card["id"]: KNEW if right else AGAIN for card in body["cards"]}

    def answer_for_teachers(self, *, body: dict[str, Any], answer_key: dict[str, Any]) -> list[str]:
        return [
            sentence("%(item)s – %(place)s", item=card["front"], place=card["back"]) for card in body["cards"]
        ]

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        cards = [(str(item.id), item.value) for item in value["cards"].bound_blocks]
        options = tuple(ExchangeOption(card["front"], 1 / len(cards), id=card_id) for card_id, card in cards)
        return ExchangeActivity(self.name, options, {"backs": [card["back"] for _id, card in cards]})

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        backs = activity.settings.get("backs", [])
        return {
            "cards": [
                item_of({"front": option.text, "back": back}, option.id)
                for option, back in zip(activity.options, backs, strict=False)
            ]
        }
