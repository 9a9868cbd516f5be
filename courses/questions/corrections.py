"""A typo that is put right in a question makes no new version; whatever else changes does."""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from rapidfuzz.distance import OSA

from courses.questions.models import QuestionVersion
from courses.questions.said import languages_by_place

#: What is read and marks nothing. Of an answer key, only what is said after an answer.
READ = {"text", "happens", "good", "alt", "front", "back"}
SAID_AFTER = {"why", "hint", "feedback"}


def words_corrected(
    newest: QuestionVersion, body: dict[str, Any], answer_key: dict[str, Any]
) -> dict[str, str] | None:
    """{place: what it said} of the words in which a typo was put right; None where anything else changed."""
    if newest.languages != languages_by_place(body, answer_key):
        return None
    before = _places(newest.body, newest.answer_key)
    now = _places(body, answer_key)
    if before.keys() != now.keys():
        return None
    changed = {place: was for place, was in before.items() if was != now[place]}
    there = {was for was in before.values() if isinstance(was, str)}
    for place, was in changed.items():
        # what another place said would change places with it
        if not _is_read(place) or now[place] in there or not _is_typo(str(was), str(now[place])):
            return None
    return changed


def correct(
    version: QuestionVersion,
    body: dict[str, Any],
    answer_key: dict[str, Any],
    *,
    was: dict[str, str],
    digest: str,
) -> None:
    """Answers go on resting on the version; what it said before is kept in it."""
    version.body, version.answer_key, version.digest = body, answer_key, digest
    version.corrections = [*version.corrections, {"at": timezone.now().isoformat(), "was": was}]
    version.save(update_fields=["body", "answer_key", "digest", "corrections"])


def _places(body: dict[str, Any], answer_key: dict[str, Any]) -> dict[str, Any]:
    """Every value by its place, as it is stored."""
    return dict(_leaves(json.loads(json.dumps({"body": body, "answer_key": answer_key})), ""))


def _leaves(part: Any, place: str) -> Iterator[tuple[str, Any]]:
    inside = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    if not inside:
        yield place, part
    for name, child in inside:
        yield from _leaves(child, f"{place}.{name}" if place else str(name))


def _is_read(place: str) -> bool:
    where, *_between = place.split(".")
    *_above, parent, last = place.split(".")
    return last in READ if where == "body" else last in SAID_AFTER or parent in SAID_AFTER


def _is_typo(was: str, now: str) -> bool:
    """A letter or two of a word: no word comes or goes, and no number changes."""
    words = was.split(), now.split()
    if len(words[0]) != len(words[1]) or re.findall(r"\d", was) != re.findall(r"\d", now):
        return False
    return all(OSA.distance(old, new) <= max(1, len(old) // 3) for old, new in zip(*words, strict=True))
