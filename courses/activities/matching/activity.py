"""She finds what belongs together: a partner for each, of which some may belong to nothing.

The id of a partner says nothing of whose it is: it is made with the site's secret. Partners that say the same
are one.

Exchange: an option for each left side, its feedback is read when it is not right. Settings: {"partners":
[text for each option], "extra": [texts]}.
"""

from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from courses.activities.contract import Published, register
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.items import item_of
from courses.activities.matching.forms import (
    EXTRA_IS_RIGHT,
    LABEL,
    ONE_PLACE,
    SAME_TWICE,
    TWO_PAIRS,
    MatchingForm,
)
from courses.activities.placing.activity import Placing


def partner_id(item: str) -> str:
    return salted_hmac("courses.activities.matching", item, algorithm="sha256").hexdigest()[:16]


def plain(words: str) -> str:
    return " ".join(words.split()).casefold()


@register
class Matching(Placing):
    name = "matching"
    label = LABEL
    form = MatchingForm
    example = "Where does each food live?"
    each_first = _("Choose a partner for each first.")

    def problems(self, *, value: Any) -> list[str]:
        items = [plain(pair["item"]) for pair in value["pairs"]]
        partners = {plain(pair["partner"]) for pair in value["pairs"]}
        extra = set(map(plain, value["extra"]))
        found = []
        if len(items) < 2:
            found.append(TWO_PAIRS)
        if len(set(items)) < len(items):
            found.append(SAME_TWICE)
        if extra & partners:
            found.append(EXTRA_IS_RIGHT)
        elif len(items) > 1 and len(partners | extra) < 2:
            found.append(ONE_PLACE)
        return list(map(str, found))

    def publish(self, *, value: Any) -> Published:
        pairs = [(str(item.id), item.value) for item in value["pairs"].bound_blocks]
        partners: dict[str, dict[str, str]] = {}
        for item, pair in pairs:
            partners.setdefault(plain(pair["partner"]), {"id": partner_id(item), "text": pair["partner"]})
        places = {item: partners[plain(pair["partner"])]["id"] for item, pair in pairs}
        for other in value["extra"].bound_blocks:
            partners.setdefault(plain(other.value), {"id": partner_id(str(other.id)), "text": other.value})
        return Published(
            body={
                "items": [{"id": item, "text": pair["item"]} for item, pair in pairs],
                "places": sorted(partners.values(), key=lambda partner: partner["id"]),
            },
            answer_key={
                "places": places,
                "feedback": {item: pair["feedback"] for item, pair in pairs if pair["feedback"]},
            },
        )

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        pairs = [(str(item.id), item.value) for item in value["pairs"].bound_blocks]
        options = tuple(
            ExchangeOption(pair["item"], 1 / len(pairs), pair["feedback"], item) for item, pair in pairs
        )
        partners = [pair["partner"] for _item, pair in pairs]
        return ExchangeActivity(self.name, options, {"partners": partners, "extra": list(value["extra"])})

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        partners = activity.settings.get("partners", [])
        pairs = [
            item_of({"item": option.text, "partner": partner, "feedback": option.feedback}, option.id)
            for option, partner in zip(activity.options, partners, strict=False)
        ]
        return {"pairs": pairs, "extra": [item_of(text) for text in activity.settings.get("extra", [])]}
