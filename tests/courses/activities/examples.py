"""A question of every registered type, made of the example its author sees, and her answer on its page.

Nothing here knows a type: one that is registered tomorrow is tried by whatever uses this.
"""

import itertools
import uuid
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.blocks import Block, CharBlock, ListBlock, StreamBlock, StructBlock, TextBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Locale

from courses.activities.contract import ActivityType
from courses.player.asking import AskedQuestion
from courses.questions.models import Question, QuestionVersion
from tests.corpus import files

#: An empty field of an example gets such words: most of them only whoever has answered may read.
MARK = "unsaid"
_number = itertools.count(1)


def example_of(kind: ActivityType, picture: Any) -> Question:
    """Published, with its example filled to the last field."""
    block = kind.form()
    value = _filled(block, block.get_prep_value(block.get_preview_value()), picture)
    locale, _created = Locale.objects.get_or_create(language_code="en")
    question = Question(text=f"{kind.example} ({kind.name})", locale=locale)
    question.why, question.hint = _said(), _said()
    stored = {"type": kind.name, "value": value, "id": str(uuid.uuid4())}
    question.activity = question.activity.stream_block.to_python([stored])
    assert kind.problems(value=question.activity_value) == [], kind.name
    question.save()
    question.save_revision().publish()
    return question


def _said() -> str:
    return f"{MARK} {next(_number):04} yet"


def _filled(block: Block, value: Any, picture: Any) -> Any:
    if isinstance(block, StreamBlock):
        return [
            {**each, "value": _filled(block.child_blocks[each["type"]], each["value"], picture)}
            for each in value
        ]
    if isinstance(block, ListBlock):
        return [{**each, "value": _filled(block.child_block, each["value"], picture)} for each in value]
    if isinstance(block, StructBlock):
        return {name: _filled(child, value.get(name), picture) for name, child in block.child_blocks.items()}
    if isinstance(block, ImageChooserBlock):
        return picture.pk
    if isinstance(block, CharBlock | TextBlock) and not value:
        return _said()
    return value


def kept_back(version: QuestionVersion) -> set[str]:
    """Every word of the answer key that is not asked for on the page by its author's wish."""
    shown = {*_leaves(version.body)}
    return {words for words in _leaves(version.answer_key) if len(words) > 3} - shown


def _leaves(part: Any) -> Iterator[str]:
    if isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _leaves(inner)
    elif isinstance(part, str):
        yield part


def answer_on(page: bytes, question: AskedQuestion, *, right: bool = True) -> dict[str, Any]:
    """The fields of the question's form as she fills them, and nothing that its form does not have."""
    version = QuestionVersion.objects.get(pk=question.version)
    found = BeautifulSoup(page, "html.parser").find(id=question.form_id or "question")
    assert isinstance(found, Tag)
    response = version.sample_response(right=right)
    sent: dict[str, Any] = {"key": str(uuid.uuid4()), "version": version.pk}
    for field in found.find_all(["input", "select", "textarea"]):
        name, kind = str(field.get("name", "")), str(field.get("type", field.name))
        if kind == "file":
            sent[name] = _file(str(field["accept"]))
        elif name and kind != "hidden":
            sent.setdefault(name, []).extend(_given(field, kind, _wanted(name, response)))
    return sent


def _wanted(name: str, response: Any) -> list[str]:
    if isinstance(response, dict):
        return [str(said) for key, said in response.items() if name == key or name.endswith(f"-{key}")]
    return [str(said) for said in response] if isinstance(response, list) else [str(response)]


def _given(field: Tag, kind: str, wanted: list[str]) -> list[str]:
    if kind in {"radio", "checkbox"}:
        return [str(field["value"])] if field["value"] in wanted else []
    if field.name == "select":
        offered = [str(option.get("value", option.text)) for option in field.find_all("option")]
        return [value for value in offered if value in wanted][:1]
    return wanted[:1]


def _file(accept: str) -> SimpleUploadedFile:
    if "audio" in accept and "image" not in accept:
        return SimpleUploadedFile("said.wav", files.sound_wav(), "audio/wav")
    return SimpleUploadedFile("work.png", files.photo("PNG", size=(90, 60)), "image/png")
