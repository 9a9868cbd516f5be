"""The texts of a published question and the language each of them is in.

A question in one language may hold texts of another: what its translator has not written yet is still its
source's. Places are written "body.choices.0.text".
"""

from collections.abc import Callable, Iterator
from typing import Any

from lms.core.texts import Text, language_of

#: Where versions that were written before texts said their language keep what somebody reads.
READ = {"text", "why", "hint"}


def languages_by_place(body: dict[str, Any], answer_key: dict[str, Any]) -> dict[str, str]:
    """The language of every text that says one."""
    leaves = [*_leaves(body, "body"), *_leaves(answer_key, "answer_key")]
    return {place: language_of(text) for place, text in leaves if language_of(text)}


def in_their_languages(part: Any, name: str, languages: dict[str, str], own: str) -> Any:
    """A copy of `body` or `answer_key` whose texts say their language."""

    def said(place: str, text: str) -> str:
        language = languages.get(place, "") if languages else own if _is_read(place) else ""
        return Text(text, language) if language and text else text

    return _changed(part, name, said)


def _is_read(place: str) -> bool:
    *_above, parent, last = place.split(".")
    return last in READ or parent == "feedback"


def _leaves(part: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(part, dict):
        for name, child in part.items():
            yield from _leaves(child, f"{place}.{name}")
    elif isinstance(part, list | tuple):
        for number, child in enumerate(part):
            yield from _leaves(child, f"{place}.{number}")
    elif isinstance(part, str):
        yield place, part


def _changed(part: Any, place: str, change: Callable[[str, str], str]) -> Any:
    if isinstance(part, dict):
        return {name: _changed(child, f"{place}.{name}", change) for name, child in part.items()}
    if isinstance(part, list | tuple):
        return [_changed(child, f"{place}.{number}", change) for number, child in enumerate(part)]
    return change(place, part) if isinstance(part, str) else part
