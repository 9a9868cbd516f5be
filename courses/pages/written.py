"""What authors wrote, page by page, as it was saved last: drafts as drafts, everything else as it is live.

Read for many pages with the same few statements: an outline asks of a whole course what a form asks of a
page.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Revision

from courses.catalogue.finishing import KINDS, Finish, finish_said
from courses.catalogue.pages import AbstractLessonPage, AbstractModulePage
from courses.pages import models as pages
from lms.contacts.typed_numbers import texts_in

#: What an author writes into a row.
WORDS = ("text",)
#: What a page names by its id.
NAMED = ("cover", "opens_after", "opens_with", "instead_of")
ROWS = ("objectives", "competences", "practice", "quiz_questions")


@dataclass(frozen=True)
class Written:
    """`steps` holds (kind, stored value) of every block, step by step. `taught` are (competence, level)."""

    page: Any
    title: str
    summary: str = ""
    cover: int | None = None
    outside: bool = False
    steps: list[list[tuple[str, Any]]] = field(default_factory=list)
    questions: list[int | None] = field(default_factory=list)
    #: The lessons of which the test's questions say that they teach the answer.
    taught_in: list[int] = field(default_factory=list)
    taught: list[tuple[int, int]] = field(default_factory=list)
    watched: set[int] = field(default_factory=set)
    objectives: int = 0
    #: Ids of the page it opens after and of the competence it opens with.
    opens_after: int | None = None
    opens_with: int | None = None
    may_skip: bool = False
    instead_of: int | None = None
    finish: Finish = field(default_factory=Finish)
    pass_percent: int = 0
    questions_asked: int = 0
    tasks: int = 0
    #: (where it stands, a text) of all that is read: its own, and of each step.
    texts: list[tuple[str, str]] = field(default_factory=list)

    @property
    def asked(self) -> list[int | None]:
        """Every question of it, in its steps and in its test."""
        in_steps = [value for step in self.steps for kind, value in step if kind == "question"]
        return [*in_steps, *self.questions]

    @property
    def is_heard(self) -> bool:
        return any(
            isinstance(value, dict) and value.get("audio") for step in self.steps for _k, value in step
        )

    @property
    def shown(self) -> list[tuple[int, dict[str, Any]]]:
        """(number of the step, stored value) of every picture in its steps."""
        return [
            (number, value["picture"])
            for number, step in enumerate(self.steps, start=1)
            for kind, value in step
            if kind == "picture" and isinstance(value.get("picture"), dict)
        ]


def is_newer_than_live(page: Any) -> bool:
    return bool(page.latest_revision_id) and (not page.live or page.has_unpublished_changes)


def as_it_stands(page: Any) -> Written:
    """Of one page as it is in the editor, saved or not."""
    rows = {
        name: [_stored(row) for row in getattr(page, name).all()]
        for name in ROWS
        if isinstance(page, AbstractModulePage)
    }
    return _written(page, _live(page), rows)


def newest_of(found: Sequence[Any]) -> list[Written]:
    """Of pages of the catalogue, in their order."""
    drafts = {
        revision.pk: revision.content
        for revision in Revision.objects.filter(
            pk__in=[page.latest_revision_id for page in found if is_newer_than_live(page)]
        ).only("content")
    }
    live = [page for page in found if page.latest_revision_id not in drafts]
    rows = _rows_of([page.pk for page in live if isinstance(page, AbstractModulePage)])
    newest = []
    for page in found:
        content = drafts.get(page.latest_revision_id)
        if content is None:
            said = _live(page)
            newest.append(_written(page, said, rows.get(page.pk, {})))
        else:
            said = content | {"body": json.loads(content.get("body") or "[]")}
            newest.append(_written(page, said, {name: content.get(name) or [] for name in ROWS}))
    return newest


def _live(page: Any) -> dict[str, Any]:
    """As a draft says it."""
    keys = {name: getattr(page, f"{name}_id", None) for name in NAMED}
    return page.__dict__ | keys | {"body": _body(page)}


def _body(page: Any) -> list[dict[str, Any]]:
    return page.body.get_prep_value() if isinstance(page, AbstractLessonPage) else []


def _stored(row: Any) -> dict[str, Any]:
    names = ("question", "competence", "level", "taught_by")
    keys = {name: getattr(row, f"{name}_id") for name in names if hasattr(row, f"{name}_id")}
    return {**{name: getattr(row, name) for name in WORDS if hasattr(row, name)}, **keys}


def _rows_of(modules: Iterable[int]) -> dict[int, dict[str, list[dict[str, Any]]]]:
    found: dict[int, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for name in ROWS:
        model = pages.ModulePage._meta.get_field(name).related_model
        for row in model._default_manager.filter(page__in=modules):
            found[row.page_id][name].append(_stored(row))
    return found


def _written(page: Any, said: dict[str, Any], rows: dict[str, list[dict[str, Any]]]) -> Written:
    competences = rows.get("competences", [])
    return Written(
        page=page,
        title=said.get("title") or "",
        summary=said.get("summary") or "",
        cover=said.get("cover"),
        outside=bool(said.get("visible_outside")),
        steps=[_blocks(step) for step in _steps(said)],
        questions=[row["question"] for row in rows.get("quiz_questions", [])],
        taught_in=[row["taught_by"] for row in rows.get("quiz_questions", []) if row.get("taught_by")],
        taught=[(row["competence"], row["level"]) for row in competences],
        watched={row["competence"] for row in rows.get("practice", [])},
        objectives=len(rows.get("objectives", [])),
        opens_after=said.get("opens_after"),
        opens_with=said.get("opens_with"),
        may_skip=bool(said.get("may_skip")),
        instead_of=said.get("instead_of"),
        finish=finish_said(
            {kind: said.get(f"by_{kind}") or "" for kind in KINDS}, said.get("sessions_needed") or 1
        ),
        pass_percent=said.get("pass_percent") or 0,
        questions_asked=said.get("questions_asked") or 0,
        tasks=len(rows.get("practice", [])),
        texts=list(_texts(said, rows)),
    )


def _texts(said: dict[str, Any], rows: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[str, str]]:
    yield _("Title"), said.get("title") or ""
    yield _("Summary"), said.get("summary") or ""
    for name, called in (("objectives", _("Objectives")), ("practice", _("Observed practice"))):
        for row in rows.get(name, []):
            yield from ((called, row.get(word) or "") for word in WORDS)
    for number, step in enumerate(_steps(said), start=1):
        where = _("Step %(number)d") % {"number": number}
        yield from ((where, text) for text in texts_in(step["value"]))


def _steps(said: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for step in said["body"] if step["type"] == "step"]


def _blocks(step: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(block["type"], block.get("value")) for block in step["value"].get("blocks") or []]
