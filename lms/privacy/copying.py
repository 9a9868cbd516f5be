"""The copy of everything about a person: a zip of JSON to take elsewhere and one page to read, in her
language.

Made while it is sent and kept nowhere. The JSON has every column but those withheld, with the ids; the page
has words alone (lms.privacy.readable).
"""

import datetime
import json
import uuid
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import IO, Any, cast

from django.contrib.auth import get_user_model
from django.db import models
from django.utils import translation

from lms.contracts.personal_data import Declaration
from lms.core.models import AboutAPerson
from lms.core.people import Person
from lms.privacy.readable import Section, own_words, page, read, who
from lms.privacy.registry import installed_declarations, rows_about

FILE_NAME = "copy.zip"


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
    sections: list[Section] = []
    with zipfile.ZipFile(cast(IO[bytes], pipe), "w", zipfile.ZIP_DEFLATED) as archive:
        for declaration, model in installed_declarations():
            with translation.override(language):  # never held over a `yield`: others work in between
                rows = list(_with_links(rows_about(person, declaration, model), model, declaration))
                if rows:
                    archive.writestr(
                        f"data/{model._meta.model_name}.json", _as_json(rows, declaration, person)
                    )
                    sections.append(read(rows, declaration, person))
                    _add_files(archive, rows, model)
            yield pipe.take()
        with translation.override(language):
            archive.writestr("index.html", page(sections, language))
        yield pipe.take()
    yield pipe.take()


def _with_links(
    rows: models.QuerySet, model: type[models.Model], declaration: Declaration
) -> models.QuerySet:
    links = [field.name for field in model._meta.concrete_fields if field.is_relation]
    named = [*links, *declaration.links]
    return rows.select_related(*named) if named else rows  # without a name it would follow every key


def _add_files(archive: zipfile.ZipFile, rows: list[models.Model], model: type[models.Model]) -> None:
    """What she uploaded herself."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.FileField):
            for row in rows:
                stored = getattr(row, field.name)
                if stored and stored.storage.exists(stored.name):  # a restored database names files of before
                    with stored.open("rb") as source:
                        archive.writestr(f"files/{stored.name.rpartition('/')[2]}", source.read())


def _as_json(rows: list[models.Model], declaration: Declaration, person: Person) -> str:
    return json.dumps([_row(row, declaration, person) for row in rows], ensure_ascii=False, indent=1)


def _row(row: models.Model, declaration: Declaration, person: Person) -> dict[str, Any]:
    """Every column as it is stored; what they mean stands beside them under `in_words`."""
    shown = {}
    for field in row._meta.concrete_fields:
        if field.primary_key or field.name in declaration.withheld:
            continue
        shown.update(_stored(row, field, person))
    said = {name: str(words) for name, words in own_words(row).items() if words}
    return {**shown, "in_words": said} if said else shown


def _stored(row: models.Model, field: models.Field, person: Person) -> dict[str, Any]:
    if not field.is_relation:
        value = _plain(getattr(row, field.name))
        return {} if value is None else {field.name: value}
    linked = getattr(row, field.name, None)
    if linked is None:
        return {}
    if isinstance(linked, get_user_model()):
        return {} if linked.pk == person.pk else {field.name: who(linked)}
    public_id = getattr(linked, "uuid", None)
    if isinstance(linked, AboutAPerson):
        return {field.name: str(public_id or linked.pk)}
    words = str(getattr(linked, "called", None) or linked)
    return {field.name: words} | ({f"{field.name}_uuid": str(public_id)} if public_id else {})


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (uuid.UUID, models.fields.files.FieldFile)):
        return str(value)
    return float(value) if isinstance(value, Decimal) else value
