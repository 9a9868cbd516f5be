"""The blocks of the demo's lessons, from their files to what a lesson's page stores."""

from collections.abc import Callable, Sequence
from typing import Any

from wagtail.models import Collection

from lms.contacts.models import Contact
from lms.site.demo.ids import stable_id
from lms.site.demo.speech import plain, recording_for
from lms.site.demo.videos import captions_for, video_for

Place = tuple[str, ...]


def block_value(
    block: dict[str, Any],
    place: Place,
    language: str,
    picture: Callable[[str], int],
    collection: Collection,
) -> Any:
    """`place` says where it stands; `picture` gives the key of a picture by its name."""
    if block["type"] in {"picture", "video"}:
        image = {"image": picture(block["image"]), "alt_text": block["alt"], "decorative": False}
        if block["type"] == "video":
            return _video(block, place, image, collection)
        return {"picture": image, "caption": block.get("caption", "")}
    return _MAKE[block["type"]](block, place, language)


def _video(
    block: dict[str, Any], place: Place, picture: dict[str, Any], collection: Collection
) -> dict[str, Any]:
    captions = captions_for(block["video"], collection)
    return {
        "title": block["title"],
        "video": video_for(block["video"], collection).pk,
        "picture": picture,
        "captions": _items(
            place, [{"language": language, "file": file} for language, file in captions.items()]
        ),
        "transcript": block["transcript"],
    }


def _text(block: dict[str, Any], place: Place, language: str) -> Any:
    return {"text": block["html"], "audio": _sound(place, plain(block["html"]), language)}


def _callout(block: dict[str, Any], place: Place, language: str) -> Any:
    words = f"{block.get('title', '')}. {plain(block['html'])}"
    return {
        "tone": block["tone"],
        "title": block.get("title", ""),
        "text": block["html"],
        "audio": _sound(place, words, language),
    }


def _audio(block: dict[str, Any], place: Place, language: str) -> Any:
    return {
        "title": block["title"],
        "audio": _sound(place, block["transcript"], language),
        "transcript": block["transcript"],
    }


def _dialogue(block: dict[str, Any], place: Place, language: str) -> Any:
    said = "\n".join(text for _speaker, text in block["lines"])
    return {
        "title": block["title"],
        "audio": _sound(place, said, language),
        "lines": _items(place, [{"speaker": speaker, "text": text} for speaker, text in block["lines"]]),
    }


def _dictionary(block: dict[str, Any], place: Place, language: str) -> Any:
    words = [
        {"word": word, "meaning": meaning, "audio": _part(place, number, word, block["language"])}
        for number, (word, meaning) in enumerate(block["words"])
    ]
    return {"heading": block["heading"], "language": block["language"], "words": _items(place, words)}


def _two_languages(block: dict[str, Any], place: Place, language: str) -> Any:
    pairs = [
        {"here": here, "there": there, "audio": _part(place, number, there, block["language"])}
        for number, (here, there) in enumerate(block["pairs"])
    ]
    return {"heading": block["heading"], "language": block["language"], "pairs": _items(place, pairs)}


def _table(block: dict[str, Any], place: Place, language: str) -> Any:
    names = ("first", "second", "third")
    columns = dict.fromkeys(names, "") | dict(zip(names, block["columns"], strict=False))
    rows = [{"third": ""} | dict(zip(names, row, strict=False)) for row in block["rows"]]
    return {"heading": block["heading"], "columns": columns, "rows": _items(place, rows)}


def _accordion(block: dict[str, Any], place: Place, language: str) -> Any:
    parts = [{"title": title, "text": html} for title, html in block["parts"]]
    return {"heading": block["heading"], "parts": _items(place, parts)}


def _steps(block: dict[str, Any], place: Place, language: str) -> Any:
    return {"heading": block["heading"], "steps": _items(place, block["steps"])}


def _checklist(block: dict[str, Any], place: Place, language: str) -> Any:
    return {"heading": block["heading"], "points": _items(place, block["points"])}


def _contact(block: dict[str, Any], place: Place, language: str) -> Any:
    return Contact.objects.get(uuid=stable_id("contacts", block["contact"])).pk


def _ask(block: dict[str, Any], place: Place, language: str) -> Any:
    return None


def _items(place: Place, values: Sequence[Any]) -> list[dict[str, Any]]:
    return [
        {"type": "item", "id": stable_id(*place, str(number)), "value": value}
        for number, value in enumerate(values)
    ]


def _part(place: Place, number: int, words: str, language: str) -> int | None:
    return _sound((*place, str(number)), words.replace("…", ""), language)


def _sound(place: Place, words: str, language: str) -> int | None:
    document = recording_for("-".join(place), words, language)
    return document.pk if document else None


_MAKE: dict[str, Callable[[dict[str, Any], Place, str], Any]] = {
    "text": _text,
    "callout": _callout,
    "audio": _audio,
    "dialogue": _dialogue,
    "dictionary": _dictionary,
    "two_languages": _two_languages,
    "table": _table,
    "accordion": _accordion,
    "steps": _steps,
    "checklist": _checklist,
    "contact": _contact,
    "ask": _ask,
}
