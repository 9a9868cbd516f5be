"""She taps a place on a picture, or chooses it from the list beside it: both are the same answer.

Body: {"picture": {"url", "width", "height"} | None, "alt", "choices": [{"id", "text", "box": [left, top,
width, height] in percent}], "several"}. Right and wrong places are all there, so the places tell nothing.
Answer key and response as those of a list of words.

Exchange: an option for each place. Settings: {"picture": id in the library of images, "alt", "boxes": [box of
each option], "several"}.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from courses.activities.choosing.activity import Choosing, ShownChoice, ShownChoices
from courses.activities.contract import Mark, MarkingState, Published, ResponseRefused, register
from courses.activities.credit import mark_of
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.hotspot.forms import (
    ALL_RIGHT,
    COVERED,
    FILE_NAME,
    LABEL,
    NO_PICTURE,
    NONE_RIGHT,
    NOT_SAID,
    ONE_RIGHT,
    OUTSIDE,
    SAME_TWICE,
    TOO_SMALL,
    TWO_PLACES,
    HotspotForm,
)
from courses.activities.items import item_of
from courses.activities.single.activity import ONE_ONLY
from lms.blocks.pictures import is_file_name
from lms.blocks.renditions import made
from lms.core.texts import together

PICTURE = "width-720|format-webp|webpquality-72"
#: The picture is so wide where it is drawn, in units that are about a pixel of the narrowest phone.
ACROSS = 320
#: A thumb, in the same units.
THUMB = 48
SIDES = ("left", "top", "width", "height")
Box = Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSpot(ShownChoice):
    """Where its place is on the drawn picture."""

    number: int
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSpots(ShownChoices):
    """`url` is empty where the picture's file is gone: then the list is all there is. `tall` is how high the
    picture is where it is `across` wide.
    """

    url: str
    alt: str
    width: int
    height: int
    across: int
    tall: str


@register
class Hotspot(Choosing):
    name = "hotspot"
    label = LABEL
    form = HotspotForm
    example = "Where do you put raw chicken?"

    def problems(self, *, value: Any) -> list[str]:
        spots = list(value["choices"])
        right = sum(bool(spot["is_correct"]) for spot in spots)
        names = {" ".join(spot["text"].split()).casefold() for spot in spots}
        wrong = {
            NO_PICTURE: value["picture"] is None,
            NOT_SAID: not value["alt"].strip(),
            FILE_NAME: is_file_name(value["alt"]),
            TWO_PLACES: len(spots) < 2,
            SAME_TWICE: len(names) < len(spots),
            ALL_RIGHT: len(spots) > 1 and right == len(spots),
            NONE_RIGHT: value["several"] and not right,
            ONE_RIGHT: not value["several"] and right != 1 and right < len(spots),
        }
        return [str(words) for words, is_so in wrong.items() if is_so] + list(_wrong_places(value))

    def publish(self, *, value: Any) -> Published:
        published = super().publish(value=value)
        boxes = [_box_of(spot) for spot in value["choices"]]
        choices = [
            {**choice, "box": box} for choice, box in zip(published.body["choices"], boxes, strict=True)
        ]
        file = made(value["picture"], PICTURE) if value["picture"] else None
        picture = {"url": file.url, "width": file.width, "height": file.height} if file else None
        body = {"picture": picture, "alt": value["alt"], "choices": choices}
        return replace(published, body={**body, "several": bool(value["several"])})

    def clean(self, *, body: dict[str, Any], response: Any) -> list[str]:
        chosen = super().clean(body=body, response=response)
        if len(chosen) > 1 and not body["several"]:
            raise ResponseRefused(ONE_ONLY)
        return chosen

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        """Of several: a share for each that she found, and none of it for one that she only tried."""
        mark = super().mark(body=body, answer_key=answer_key, response=response)
        if not body["several"]:
            return replace(mark, feedback=mark.feedback or together(mark.parts.values()), parts={})
        correct = answer_key["correct"]
        if mark.state == MarkingState.CORRECT:
            return replace(mark, score=Decimal(len(correct)), max_score=Decimal(len(correct)))
        found = len(set(response) & set(correct))
        share = Decimal(max(0, 2 * found - len(response))) / len(correct)
        if found == len(response):
            words = _("What you found is right: %(count)d of %(total)d. Look for the others.")
            said = words % {"count": found, "total": len(correct)}
        else:
            said = _("Look again: a right answer is missing, or one of your answers is not right.")
        return mark_of(share, most=len(correct), feedback=said, parts=mark.parts)

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownSpots:
        shown = super().show(body=body, response=response, state=state)
        file = body["picture"] or {"url": "", "width": 0, "height": 0}
        tall = ACROSS * file["height"] / (file["width"] or 1)
        spots = [
            _shown(choice, row["box"], number, tall)
            for number, (choice, row) in enumerate(zip(shown.choices, body["choices"], strict=True), start=1)
        ]
        return ShownSpots(
            choices=[*spots],
            several=body["several"],
            alt=body["alt"],
            across=ACROSS,
            tall=_written(tall),
            **file,
        )

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        return [body["alt"], *super().texts(body=body)]

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        settings = {
            "picture": value["picture"].pk if value["picture"] else None,
            "alt": value["alt"],
            "boxes": [_box_of(spot) for spot in value["choices"]],
            "several": bool(value["several"]),
        }
        return replace(super().write_exchange(value=value), settings=settings)

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        said = activity.settings
        picture = said.get("picture")
        known = picture is not None and get_image_model().objects.filter(pk=picture).exists()
        boxes = said.get("boxes") or [[]] * len(activity.options)
        return {
            "picture": picture if known else None,
            "alt": said.get("alt", ""),
            "choices": [
                item_of(_stored(option, box), option.id)
                for option, box in zip(activity.options, boxes, strict=False)
            ],
            "several": bool(said.get("several")),
        }


def _stored(option: ExchangeOption, box: Box) -> dict[str, Any]:
    sides = dict(zip(SIDES, box, strict=False))
    words = {"text": option.text, "feedback": option.feedback}
    return {**words, "is_correct": option.credit > 0, "box": sides}


def _box_of(spot: Any) -> list[int]:
    """Inside the picture. A side that is not written yet is 0."""
    left, top, width, height = (spot["box"].get(side) or 0 for side in SIDES)
    return [left, top, min(width, 100 - left), min(height, 100 - top)]


def _wrong_places(value: Any) -> Iterator[str]:
    """What of the places a thumb could not tell apart on the narrowest phone."""
    picture = value["picture"]
    tall = ACROSS * picture.height / picture.width if picture else ACROSS
    marked = []
    for spot in value["choices"]:
        box = _box_of(spot)
        width, height = box[2:]
        if not width or not height:
            yield OUTSIDE % {"place": spot["text"]}
            continue
        marked.append((spot["text"], box))
        if min(width * ACROSS, height * tall) < THUMB * 100:
            yield TOO_SMALL % {"place": spot["text"]}
    for (one, first), (other, second) in combinations(marked, 2):
        if _shared(first, second) * 5 > min(first[2] * first[3], second[2] * second[3]):
            yield COVERED % {"one": one, "other": other}


def _shared(one: Box, other: Box) -> int:
    """How much of the picture both cover."""
    sides = []
    for at in (0, 1):
        end = min(one[at] + one[at + 2], other[at] + other[at + 2])
        sides.append(max(0, end - max(one[at], other[at])))
    return sides[0] * sides[1]


def _shown(choice: ShownChoice, box: Box, number: int, tall: float) -> ShownSpot:
    left, top, width, height = box
    return ShownSpot(
        id=choice.id,
        text=choice.text,
        checked=choice.checked,
        state=choice.state,
        number=number,
        x=_written(left * ACROSS / 100),
        y=_written(top * tall / 100),
        width=_written(width * ACROSS / 100),
        height=_written(height * tall / 100),
    )


def _written(length: float) -> str:
    """As SVG reads a number, whatever the language of the page."""
    return f"{length:.1f}"
