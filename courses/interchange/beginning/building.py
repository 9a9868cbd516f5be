"""A course that nobody has written yet, as a package in one language: what templates are built of.

It comes in by the same way as a course of another site (courses.interchange.package), so it is checked by the
same forms and is made of drafts.
"""

import io
import uuid
from dataclasses import dataclass, field
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from courses.activities.contract import activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.interchange.package.schema import FORMAT, MEDIA, PACKAGE, VERSION, as_json

Block = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuestion:
    text: str
    activity: ExchangeActivity
    why: str = ""
    hint: str = ""
    id: str = field(default_factory=lambda: str(uuid.uuid4()))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLesson:
    """`steps` are lists of blocks; a question stands for the block that asks it."""

    title: str
    steps: list[list[Block | NewQuestion]]
    minutes: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NewModule:
    title: str
    lessons: list[NewLesson]
    summary: str = ""
    objectives: list[str] = field(default_factory=list)
    discipline: str = "skills"
    test: list[NewQuestion] = field(default_factory=list)


def text(*sentences: str) -> Block:
    return _block("text", {"text": f"<p>{' '.join(sentences)}</p>", "audio": None})


def note(title: str, words: str, *, tone: str = "tip") -> Block:
    return _block("callout", {"tone": tone, "title": title, "text": f"<p>{words}</p>", "audio": None})


def steps(heading: str, *rows: str) -> Block:
    return _block("steps", {"heading": heading, "steps": [_item(row) for row in rows]})


def checklist(heading: str, *rows: str) -> Block:
    return _block("checklist", {"heading": heading, "points": [_item(row) for row in rows]})


def folded(*parts: tuple[str, str]) -> Block:
    rows = [_item({"title": title, "text": f"<p>{words}</p>"}) for title, words in parts]
    return _block("accordion", {"heading": "", "parts": rows})


def dictionary(heading: str, language: str, *words: tuple[str, str]) -> Block:
    rows = [_item({"word": word, "meaning": said, "picture": None, "audio": None}) for word, said in words]
    return _block("dictionary", {"heading": heading, "language": language, "words": rows})


def dialogue(title: str, *lines: tuple[str, str]) -> Block:
    rows = [_item({"speaker": speaker, "text": said}) for speaker, said in lines]
    return _block("dialogue", {"title": title, "audio": None, "lines": rows})


def one_right(text: str, right: str, *wrong: str, why: str, hint: str) -> NewQuestion:
    options = (ExchangeOption(right, 1.0), *(ExchangeOption(each, 0.0) for each in wrong))
    return NewQuestion(text=text, activity=ExchangeActivity("single", options), why=why, hint=hint)


def in_order(text: str, *rows: str, why: str, hint: str) -> NewQuestion:
    options = tuple(ExchangeOption(row, 1 / len(rows)) for row in rows)
    return NewQuestion(text=text, activity=ExchangeActivity("order", options), why=why, hint=hint)


def said_aloud(text: str, line: str, language: str) -> NewQuestion:
    settings = {"line": line, "language": language, "audio": None}
    return NewQuestion(text=text, activity=ExchangeActivity("say_it", (), settings))


def package_of(title: str, modules: list[NewModule], *, language: str, folder: str) -> io.BytesIO:
    """As courses.interchange.package.planning reads it. `folder` is that of its questions in the bank."""
    course = str(uuid.uuid4())
    files: dict[str, Any] = {MEDIA: {}}
    outline, asked = [], dict[str, NewQuestion]()
    files[f"pages/{course}.json"] = _page(course, "course", language, title, visible_outside=False)
    for module in modules:
        key, lessons = str(uuid.uuid4()), []
        for lesson in module.lessons:
            lessons.append(str(uuid.uuid4()))
            body, questions = _body(lesson, language)
            asked |= questions
            facts: dict[str, Any] = {"minutes": lesson.minutes, "sample": False, "body": body}
            files[f"pages/{lessons[-1]}.json"] = _page(lessons[-1], "lesson", language, lesson.title, **facts)
        asked |= {question.id: question for question in module.test}
        files[f"pages/{key}.json"] = _module(key, module, language)
        outline.append({"id": key, "lessons": lessons})
    for question in asked.values():
        files[f"questions/{question.id}.json"] = _question(question, language, folder)
    files[PACKAGE] = {
        "format": FORMAT,
        "version": VERSION,
        "id": course,
        "source": language,
        "languages": [language],
        "modules": outline,
        "questions": [*asked],
        "parts": [],
    }
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name, value in files.items():
            packed.writestr(name, as_json(value))
    return made


def _page(key: str, kind: str, language: str, title: str, summary: str = "", **facts: Any) -> dict[str, Any]:
    said = {"title": title, "slug": "", "seo_title": "", "search_description": "", "summary": summary}
    return {
        "id": key,
        "kind": kind,
        "source": language,
        "pages": {language: {**said, "cover": None, **facts}},
    }


def _module(key: str, module: NewModule, language: str) -> dict[str, Any]:
    return _page(
        key,
        "module",
        language,
        module.title,
        module.summary,
        hours=1,
        visible_outside=False,
        pass_percent=70,
        attempts_allowed=0,
        disciplines=[module.discipline],
        objectives=[{"id": str(uuid.uuid4()), "text": words} for words in module.objectives],
        competences=[],
        practice=[],
        test=[
            {"id": str(uuid.uuid4()), "question": _name(question, language), "taught_by": None}
            for question in module.test
        ],
    )


def _body(lesson: NewLesson, language: str) -> tuple[list[Block], dict[str, NewQuestion]]:
    asked: dict[str, NewQuestion] = {}
    body = []
    for step in lesson.steps:
        blocks = []
        for part in step:
            if isinstance(part, NewQuestion):
                asked[part.id] = part
                blocks.append(_block("question", _name(part, language)))
            else:
                blocks.append(part)
        body.append(_block("step", {"blocks": blocks}))
    return body, asked


def _question(question: NewQuestion, language: str, folder: str) -> dict[str, Any]:
    kind = activity_types[question.activity.kind]
    said = {
        "text": question.text,
        "why": question.why,
        "hint": question.hint,
        "name": "",
        "folder": folder,
        "tags": "",
        "difficulty": "",
        "audio": None,
        "activity": [_block(kind.name, kind.read_exchange(activity=question.activity))],
        "competences": [],
    }
    return {"id": question.id, "source": language, "questions": {language: said}}


def _name(question: NewQuestion, language: str) -> str:
    return f"question:{question.id}:{language}"


def _block(kind: str, value: Any) -> Block:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _item(value: Any) -> Block:
    return {"type": "item", "value": value, "id": str(uuid.uuid4())}
