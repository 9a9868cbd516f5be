"""The copy of everything about a person: a zip of JSON to take elsewhere and one page to read, in her
language.

Made while it is sent and kept nowhere. The JSON has every column but those withheld; the page has what is
worth reading.
"""

import datetime
import json
import uuid
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import IO, Any, cast

from django.contrib.auth import get_user_model
from django.db import models
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lms.contracts.personal_data import Declaration
from lms.core import days, written
from lms.core.models import AboutAPerson
from lms.core.people import Person
from lms.privacy.registry import installed_declarations, rows_about

FILE_NAME = "copy.zip"
PAGE = "lms/privacy/copy_sheet.html"


class _Pipe:
    """Where the zip is written: what arrived since the last look is taken out and sent."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.waiting.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """zipfile asks for it."""

    def take(self) -> bytes:
        taken = b"".join(self.waiting)
        self.waiting.clear()
        return taken


def copy_of(person: Person, *, language: str) -> Iterator[bytes]:
    pipe = _Pipe()
    sections: list[dict[str, Any]] = []
    with zipfile.ZipFile(cast(IO[bytes], pipe), "w", zipfile.ZIP_DEFLATED) as archive:
        for declaration, model in installed_declarations():
            with translation.override(language):  # never held over a `yield`: others work in between
                rows = list(_with_links(rows_about(person, declaration, model), model))
                if rows:
                    archive.writestr(
                        f"data/{model._meta.model_name}.json", _as_json(rows, declaration, person)
                    )
                    sections.append(_section(rows, declaration, person))
                    _add_files(archive, rows, model)
            yield pipe.take()
        with translation.override(language):
            archive.writestr("index.html", _page(sections, language))
        yield pipe.take()
    yield pipe.take()


def _with_links(rows: models.QuerySet, model: type[models.Model]) -> models.QuerySet:
    return rows.select_related(*[field.name for field in model._meta.concrete_fields if field.is_relation])


def _add_files(archive: zipfile.ZipFile, rows: list[models.Model], model: type[models.Model]) -> None:
    """What she uploaded herself."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.FileField):
            for row in rows:
                stored = getattr(row, field.name)
                if stored and stored.storage.exists(stored.name):  # a restored database names files of before
                    with stored.open("rb") as source:
                        archive.writestr(f"files/{stored.name.rpartition('/')[2]}", source.read())


def _own_words(row: models.Model) -> dict[str, Any]:
    """What a row says of itself where its columns say little to a reader (`in_words`)."""
    return getattr(row, "in_words", dict)()


def _as_json(rows: list[models.Model], declaration: Declaration, person: Person) -> str:
    return json.dumps([_row(row, declaration, person) for row in rows], ensure_ascii=False, indent=1)


def _row(row: models.Model, declaration: Declaration, person: Person) -> dict[str, Any]:
    shown = {}
    for field in row._meta.concrete_fields:
        if field.primary_key or field.name in declaration.withheld:
            continue
        value = _value(row, field, person, _for_machines)
        if value is not None:
            shown[field.name] = value
    return {**shown, **_own_words(row)}


def _section(rows: list[models.Model], declaration: Declaration, person: Person) -> dict[str, Any]:
    entries = []
    for row in rows:
        own = _own_words(row)
        facts = []
        for name, words in declaration.fields.items():
            if name not in declaration.withheld:
                value = own.get(name) or _value(row, row._meta.get_field(name), person, _for_readers)
                facts.append((capfirst(str(words)), value))
        facts += [
            (capfirst(str(label)), value) for label, value in own.items() if label not in declaration.fields
        ]
        entries.append([(label, value) for label, value in facts if value not in (None, "", [], {})])
    return {
        "title": declaration.title or capfirst(rows[0]._meta.verbose_name),
        "why": declaration.purpose,
        "entries": entries,
    }


def _value(row: models.Model, field: models.Field, person: Person, written: Callable[[Any], Any]) -> Any:
    if not field.is_relation:
        return (
            getattr(row, f"get_{field.name}_display")()
            if hasattr(row, f"get_{field.name}_display") and written is _for_readers
            else written(getattr(row, field.name))
        )
    linked = getattr(row, field.name, None)
    if linked is None:
        return None
    if isinstance(linked, get_user_model()):
        return None if linked.pk == person.pk else linked.get_short_name() or _("somebody who works here")
    if isinstance(linked, AboutAPerson):
        return None if written is _for_readers else str(getattr(linked, "uuid", linked.pk))
    return getattr(linked, "called", None) or str(linked)


def _for_machines(value: Any) -> Any:
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    if isinstance(value, (uuid.UUID, models.fields.files.FieldFile)):
        return str(value)
    return float(value) if isinstance(value, Decimal) else value


def _for_readers(value: Any) -> Any:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime.datetime):
        return written.day_and_clock(value)
    if isinstance(value, datetime.date):
        return written.day(value)
    if isinstance(value, dict):
        value = [f"{name}: {entry}" for name, entry in value.items()]
    if isinstance(value, list):
        return written.listed(value)
    if value is None:
        return ""
    return written.number(value) if isinstance(value, Decimal) else str(value)


def _page(sections: list[dict[str, Any]], language: str) -> str:
    return render_to_string(
        PAGE,
        {
            "sections": sections,
            "language": language,
            "bidi": translation.get_language_bidi(),
            "today": days.today(),
        },
    )
