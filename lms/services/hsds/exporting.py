"""All that one organisation edits, as one JSON document or as a ZIP of tables."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from lms.intake.csv_rows import inert
from lms.organisations.models import Organisation
from lms.services.hsds import own_terms
from lms.services.hsds.kinds import IN_ORDER, VERSION, Kind, kinds
from lms.services.hsds.writing import columns_of, references_of, rows_of, table, written

#: A number as it is dialled or measured: no spreadsheet takes it for more, and machines read it as it is.
A_NUMBER = re.compile(r"[+-]?[\d\s().,/-]+")
#: Rows are read so many at a time.
ROWS = 1000


def _edited_by(kind: Kind, organisation: Organisation | None) -> QuerySet[Any]:
    found = rows_of(kind).select_related(*references_of(kind)).order_by("position", "pk")
    return found if organisation is None else found.filter(edited_by=organisation)


def as_json(organisation: Organisation | None = None) -> str:
    """Organisations and services whole, and whatever hangs on none of them. None: of everybody."""
    document: dict[str, Any] = {"version": VERSION}
    here = {
        uuid
        for kind in kinds.values()
        for uuid in _edited_by(kind, organisation).order_by().values_list("uuid", flat=True)
    }
    for name in IN_ORDER:
        kind = kinds[name]
        rows = _top(kind, list(_edited_by(kind, organisation)), here)
        if rows:
            without = ("services",) if name == "organization" else ()
            document[kind.plural] = written(name, rows, full=True, without=without)
    return json.dumps(document, ensure_ascii=False, indent=2)


def _top(kind: Kind, rows: list[Any], here: set[UUID]) -> list[Any]:
    """Those that stand in nothing else of the document. `here` are the ids of all its records."""
    if kind.name in {"organization", "service", "taxonomy", "taxonomy_term"}:
        return rows
    backs = {
        kinds[name].refs[back].field
        for other in kinds.values()
        for name, back in other.lists.values()
        if name == kind.name
    }
    return [row for row in rows if not any(_is_here(row, field, here) for field in backs)]


def _is_here(row: Any, field: str, here: set[UUID]) -> bool:
    held = getattr(row, field)
    return held in here if isinstance(held, UUID) else held is not None and held.uuid in here


def as_zip(organisation: Organisation | None = None) -> bytes:
    """A table for each kind, as HSDS names them."""
    packed = io.BytesIO()
    organizations = set(rows_of(kinds["organization"]).values_list("uuid", flat=True))
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in IN_ORDER:
            kind = kinds[name]
            rows = list(_edited_by(kind, organisation))
            said = [*table(name, rows, organizations=organizations), *_own(name, organisation)]
            if said:
                archive.writestr(f"{kind.plural}.csv", as_csv(kind, said))
    return packed.getvalue()


def _own(name: str, organisation: Organisation | None) -> list[dict[str, Any]]:
    """What the directory itself says of its records, and the terms that are used for it."""
    if name == "taxonomy":
        return [own_terms.taxonomy_written(taxonomy) for taxonomy in own_terms.OWN]
    if name == "taxonomy_term":
        return [_flat(own_terms.term_written(term), "taxonomy_detail", "taxonomy_id")
                for term in own_terms.terms().values()]  # fmt: skip
    if name != "attribute":
        return []
    said = []
    for kind in ("organization", "service", "service_at_location", "service_area", "location", "language"):
        rows = list(_edited_by(kinds[kind], organisation))
        for attributes in own_terms.attributes_of(kind, rows).values():
            said += [_flat(attribute, "taxonomy_term", "taxonomy_term_id") for attribute in attributes]
    return said


def _flat(said: dict[str, Any], member: str, ref: str) -> dict[str, Any]:
    nested = said.pop(member, None)
    return said | ({ref: nested["id"]} if nested else {})


def as_csv(kind: Kind, said: Sequence[dict[str, Any]]) -> str:
    """What a spreadsheet would take for a formula gets an apostrophe, which the import takes off again."""
    columns = columns_of(kind)
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(columns)
    writer.writerows(_cells(columns, row) for row in said)
    return table.getvalue()


def _cells(columns: Iterable[str], said: dict[str, Any]) -> list[str]:
    cells = (str(said.get(name, "")) for name in columns)
    return [cell if A_NUMBER.fullmatch(cell) else inert(cell) for cell in cells]
