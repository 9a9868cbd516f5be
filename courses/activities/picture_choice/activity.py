"""She looks at pictures and taps the right one, or all that are.

Body: {"choices": [{"id", "text", "alt", "picture": {"url", "width", "height"} | None}], "several"}. Answer
key and response as those of a list of words.

Exchange: an option for each picture, its words. Settings: {"pictures": [id in the library of images for each
option], "alts": [what each shows], "several"}.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from courses.activities.choosing.activity import Choosing, ShownChoice, ShownChoices
from courses.activities.contract import Mark, MarkingState, Published, ResponseRefused, register
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.items import item_of
from courses.activities.picture_choice.forms import (
    ALL_RIGHT,
    FILE_NAME,
    LABEL,
    NO_NAME,
    NO_PICTURE,
    NONE_RIGHT,
    ONE_RIGHT,
    TWO_PICTURES,
    PictureChoiceForm,
)
from courses.activities.single.activity import ONE_ONLY
from lms.blocks.pictures import is_file_name
from lms.blocks.renditions import made
from lms.core.texts import together

PICTURE = "fill-480x360|format-webp|webpquality-72"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture(ShownChoice):
    """Words under the picture may stand for it: then `alt` is empty. `url` is, where its file is gone."""

    alt: str
    url: str
    width: int
    height: int


@register
class PictureChoice(Choosing):
    name = "picture_choice"
    label = LABEL
    form = PictureChoiceForm
    example = "What do you dry your hands with?"

    def problems(self, *, value: Any) -> list[str]:
        choices = list(value["choices"])
        right = sum(bool(choice["is_correct"]) for choice in choices)
        wrong = {
            TWO_PICTURES: len(choices) < 2,
            NO_PICTURE: any(choice["picture"] is None for choice in choices),
            NO_NAME: any(not (choice["text"] or choice["alt"]) for choice in choices),
            FILE_NAME: any(choice["alt"] and is_file_name(choice["alt"]) for choice in choices),
            ALL_RIGHT: len(choices) > 1 and right == len(choices),
            NONE_RIGHT: value["several"] and not right,
            ONE_RIGHT: not value["several"] and right != 1 and right < len(choices),
        }
        return [str(words) for words, is_so in wrong.items() if is_so]

    def publish(self, *, value: Any) -> Published:
        published = super().publish(value=value)
        rows = [item.value for item in value["choices"].bound_blocks]
        choices = [
            {**choice, "alt": row["alt"], "picture": _file_of(row["picture"])}
            for choice, row in zip(published.body["choices"], rows, strict=True)
        ]
        return replace(published, body={"choices": choices, "several": bool(value["several"])})

    def words_of(self, choice: dict[str, Any]) -> str:
        return choice["text"] or choice["alt"]

    def clean(self, *, body: dict[str, Any], response: Any) -> list[str]:
        chosen = super().clean(body=body, response=response)
        if len(chosen) > 1 and not body["several"]:
            raise ResponseRefused(ONE_ONLY)
        return chosen

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        mark = super().mark(body=body, answer_key=answer_key, response=response)
        if not body["several"]:
            return replace(mark, feedback=mark.feedback or together(mark.parts.values()), parts={})
        if mark.state == MarkingState.CORRECT:
            return mark
        look = _("Look again: a right answer is missing, or one of your answers is not right.")
        return replace(mark, feedback=look)

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownChoices:
        shown = super().show(body=body, response=response, state=state)
        pictures = [_shown(choice, row) for choice, row in zip(shown.choices, body["choices"], strict=True)]
        return ShownChoices(choices=[*pictures], several=body["several"])

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        return [words for choice in body["choices"] for words in (choice["text"], choice["alt"]) if words]

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        rows = [item.value for item in value["choices"].bound_blocks]
        settings = {
            "pictures": [row["picture"].pk if row["picture"] else None for row in rows],
            "alts": [row["alt"] for row in rows],
            "several": bool(value["several"]),
        }
        return replace(super().write_exchange(value=value), settings=settings)

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        empty = [None] * len(activity.options)
        pictures, alts = activity.settings.get("pictures", empty), activity.settings.get("alts", empty)
        known = set(
            get_image_model().objects.filter(pk__in=filter(None, pictures)).values_list("pk", flat=True)
        )
        return {
            "choices": [
                item_of(_stored(option, picture if picture in known else None, alt or ""), option.id)
                for option, picture, alt in zip(activity.options, pictures, alts, strict=False)
            ],
            "several": bool(activity.settings.get("several")),
        }


def _stored(option: ExchangeOption, picture: int | None, alt: str) -> Mapping[str, Any]:
    words = {"text": option.text, "alt": alt, "feedback": option.feedback}
    return {**words, "picture": picture, "is_correct": option.credit > 0}


def _file_of(picture: Any) -> Mapping[str, Any] | None:
    file = made(picture, PICTURE) if picture else None
    return {"url": file.url, "width": file.width, "height": file.height} if file else None


def _shown(choice: ShownChoice, row: dict[str, Any]) -> ShownPicture:
    file = row["picture"] or {"url": "", "width": 0, "height": 0}
    return ShownPicture(
        id=choice.id,
        text=row["text"] or ("" if file["url"] else row["alt"]),
        checked=choice.checked,
        state=choice.state,
        alt="" if row["text"] and not row["alt"] else row["alt"],
        **file,
    )
