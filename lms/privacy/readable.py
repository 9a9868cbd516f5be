"""The page in the copy of somebody's data: one file that opens without the site, in her language.

Words alone. An id tells her nothing and stands in the JSON; what has no word in her language is said in
another way by its row (`in_words`) or not at all.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lms.contracts.personal_data import Declaration
from lms.core import days, written
from lms.core.models import AboutAPerson
from lms.core.people import Person

PAGE = "lms/privacy/copy_sheet.html"
LOOK = "lms/privacy/copy_sheet.css"
#: So many entries stand open; more are folded, under their groups.
OPEN = 5
#: So many facts of an entry fit beside each other on a phone.
COLUMNS = 3

NOTHING: tuple[Any, ...] = (None, "", [], {})


@dataclass(frozen=True)
class Group:
    """Entries that belong together: of a lesson, of a day. `title` is "" where a section is one group."""

    title: str
    entries: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """What is held of one kind. `count` are its rows, also those of which there is nothing to read."""

    title: str
    why: str
    count: int
    labels: list[str]
    groups: list[Group]

    @property
    def is_table(self) -> bool:
        return len(self.labels) <= COLUMNS and self.count > 1

    @property
    def is_folded(self) -> bool:
        return self.count > OPEN


def read(rows: list[models.Model], declaration: Declaration, person: Person) -> Section:
    groups: dict[str, Group] = {}
    labels: dict[str, None] = {}
    for row in rows:
        entry = _entry(row, declaration, person)
        if entry:
            title = getattr(row, "in_group", str)()
            groups.setdefault(str(title), Group(title)).entries.append(entry)
            labels |= dict.fromkeys(entry)
    return Section(
        title=str(declaration.title or capfirst(rows[0]._meta.verbose_name)),
        why=str(declaration.purpose),
        count=len(rows),
        labels=list(labels),
        groups=[
            Group(group.title, [{label: entry.get(label, "") for label in labels} for entry in group.entries])
            for group in groups.values()
        ],
    )


def _entry(row: models.Model, declaration: Declaration, person: Person) -> dict[str, Any]:
    own = own_words(row)
    facts = {capfirst(label): value for label, value in own.items() if label not in declaration.fields}
    for name, words in declaration.fields.items():
        if name not in declaration.withheld and name not in declaration.for_machines:
            facts[capfirst(str(words))] = own[name] if name in own else _value(row, name, person)
    return {label: value for label, value in facts.items() if value not in NOTHING}


def own_words(row: models.Model) -> dict[str, Any]:
    """What a row says of itself where its columns say little to a reader (`in_words`)."""
    return getattr(row, "in_words", dict)()


def who(user: Person) -> str:
    return user.get_short_name() or _("somebody who works here")


def _value(row: models.Model, name: str, person: Person) -> Any:
    if hasattr(row, f"get_{name}_display"):
        return getattr(row, f"get_{name}_display")()
    linked = getattr(row, name, None)
    if not row._meta.get_field(name).is_relation:
        return _in_words(linked)
    if linked is None or isinstance(linked, AboutAPerson):
        return None
    if isinstance(linked, get_user_model()):
        return None if linked.pk == person.pk else who(linked)
    return getattr(linked, "called", None) or str(linked)


def _link(file: models.fields.files.FieldFile) -> str | None:
    name = (file.name or "").rpartition("/")[2]
    return format_html('<a href="files/{}">{}</a>', name, _("Open the file")) if name else None


SAID: dict[Any, Callable[[Any], Any]] = {
    str: lambda text: text,
    bool: lambda answer: _("Yes") if answer else _("No"),
    datetime.datetime: written.day_and_clock,
    datetime.date: written.day,
    datetime.time: written.time_of_day,
    models.fields.files.FieldFile: _link,
    (int, float, Decimal): written.number,
}


def _in_words(value: Any) -> Any:
    """The first kind it is of decides. An id has no words; a list has those its row says (`in_words`)."""
    for kind, say in SAID.items():
        if isinstance(value, kind):
            return say(value)
    return None


def page(sections: list[Section], language: str) -> str:
    return render_to_string(
        PAGE,
        {
            "sections": [(f"part-{number}", section) for number, section in enumerate(sections, start=1)],
            "language": language,
            "bidi": translation.get_language_bidi(),
            "today": days.today(),
            "look": format_html("<style>{}</style>", render_to_string(LOOK)),
        },
    )
