"""Files of HSDS as records that were found in them, each with its place; nothing here knows what is stored.

One JSON object or page, a whole directory as JSON, one table as CSV, or a ZIP with any of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, Any
from uuid import UUID

from lms.intake import csv_rows
from lms.intake.archives import Limits, open_archive
from lms.intake.problems import IntakeProblem
from lms.intake.received import megabytes
from lms.intake.refusals import FilePosition
from lms.services.hsds.codecs import TEXT
from lms.services.hsds.json_lines import LinedObject, NotJson, read_json
from lms.services.hsds.kinds import BY_NAME, Kind, kinds
from lms.services.hsds.problems import Problem

LIMITS = Limits(
    packed=20 * 1024 * 1024,
    unpacked=100 * 1024 * 1024,
    files=100,
    depth=3,
    kinds=frozenset({".csv", ".json"}),
)
#: By which members an object without a name says what it is, the first that fits.
TOLD_BY = (
    ("service_at_location", {"location", "service", "service_id", "location_id"}, 2),
    ("taxonomy_term", {"taxonomy_detail", "term_uri", "parent_id", "taxonomy", "taxonomy_id"}, 1),
    ("location", {"location_type"}, 1),
    ("service", {"status"}, 1),
    ("organization", {"website", "legal_status", "tax_status", "organization_identifiers", "locations"}, 1),
    ("taxonomy", {"version", "uri"}, 1),
)
#: The answer of an interface about itself, and the list of a package's tables: no record stands there.
NO_RECORDS = ({"openapi_url", "version"}, {"resources", "profile"})


@dataclass
class Found:
    """One record: what it says, which records it names, and where it stands first.

    `implied` are references that its place in a nested object tells, without a word.
    """

    kind: Kind
    uuid: UUID
    file: str
    line: int | None
    members: dict[str, Any] = field(default_factory=dict)
    implied: dict[str, UUID] = field(default_factory=dict)
    position: int = 0

    def problem(self, key: str, member: str = "", said: str = "") -> Problem:
        return Problem(key, self.file, self.line, member or self.kind.name, said)


@dataclass
class Reading:
    """All that was read: records by kind and id, in the order in which they stood, and what is wrong."""

    found: dict[tuple[str, UUID], Found] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(file: IO[bytes], name: str) -> Reading:
    """Everything in a file. Whatever is wrong with it stands in `problems`, never in an exception."""
    reading = Reading()
    try:
        if PurePosixPath(name).suffix.lower() == ".zip":
            with open_archive(file, LIMITS) as archive:
                for inside in archive.names:
                    _read_one(reading, archive.read(inside), inside)
        else:
            _read_one(reading, file.read(csv_rows.LARGEST_FILE + 1), name)
    except IntakeProblem as problem:
        reading.problems.append(_as_problem(problem, name))
    if not (reading.found or reading.problems):
        reading.problems.append(Problem("file.nothing", name))
    return reading


def _as_problem(problem: IntakeProblem, name: str) -> Problem:
    place = problem.place
    line = place.row or place.line
    return Problem(problem.code, place.file or name, line, place.field, " ".join(problem.messages))


def _read_one(reading: Reading, data: bytes, name: str) -> None:
    if len(data) > csv_rows.LARGEST_FILE:
        limit = megabytes(csv_rows.LARGEST_FILE)
        raise IntakeProblem("file.too_large", place=FilePosition(file=name), limit=limit)
    if not data.strip():
        raise IntakeProblem("file.empty", place=FilePosition(file=name))
    path = PurePosixPath(name)
    kind = BY_NAME.get(path.stem.lower())
    if path.suffix.lower() == ".csv":
        _read_table(reading, data, name, kind)
    elif path.suffix.lower() == ".json":
        _read_document(reading, data, name, kind)
    else:
        raise IntakeProblem("file.wrong_kind", place=FilePosition(file=name), kinds="JSON, CSV, ZIP")


# ── JSON ────────────────────────────────────────────────────────────────────────────────────────────────────


def _read_document(reading: Reading, data: bytes, name: str, kind: Kind | None) -> None:
    try:
        document = read_json(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        reading.problems.append(Problem("json.broken", name))
        return
    except NotJson as problem:
        reading.problems.append(Problem(problem.key, name, problem.line))
        return
    for of_kind, obj, member in _objects(document, kind):
        if not isinstance(obj, LinedObject):
            reading.problems.append(Problem("record.no_object", name, None, member))
        elif of_kind is None:
            reading.problems.append(Problem("record.unknown", name, obj.line, member))
        else:
            _take_object(reading, of_kind, obj, name)


def _objects(document: Any, kind: Kind | None) -> Iterator[tuple[Kind | None, Any, str]]:
    """Every record at the top: of a page, a list, a whole directory by kinds, or the one there is."""
    if isinstance(document, list):
        yield from ((kind or _told(obj), obj, "") for obj in document)
    elif not isinstance(document, LinedObject):
        yield kind, document, ""
    elif isinstance(document.get("contents"), list):
        yield from ((kind or _told(obj), obj, "contents") for obj in document["contents"])
    elif kind is None and "id" not in document and set(document) & set(BY_NAME):
        for name, objects in document.items():
            if name in BY_NAME and isinstance(objects, list):
                yield from ((BY_NAME[name], obj, name) for obj in objects)
            elif name in BY_NAME:
                yield None, document, name
    elif not any(document.keys() >= told for told in NO_RECORDS) or "id" in document:
        yield kind or _told(document), document, ""


def _told(obj: Any) -> Kind | None:
    said = set(obj) if isinstance(obj, dict) else set()
    return next((kinds[name] for name, names, most in TOLD_BY if len(names & said) >= most), None)


def _take_object(
    reading: Reading,
    kind: Kind,
    obj: LinedObject,
    name: str,
    *,
    implied: dict[str, UUID] | None = None,
    position: int = 0,
) -> UUID | None:
    """The record, and every record nested in it. Its id, or None where it has none."""
    uuid = uuid_of(obj.get("id"))
    reading.problems += [Problem("json.twice", name, obj.line, twice) for twice in obj.twice]
    if uuid is None:
        reading.problems.append(Problem("record.id", name, obj.line, f"{kind.name}.id"))
        return None
    found = Found(kind, uuid, name, obj.line, implied=dict(implied or {}), position=position)
    _keep_spelling(found, obj["id"])
    for member, value in obj.items():
        if member in kind.lists:
            _take_list(reading, found, member, value)
        elif member in kind.nested and value is not None:
            _take_nested(reading, found, member, value)
        elif member != "id":
            found.members[member] = value
    _take(reading, found)
    return uuid


def _take_list(reading: Reading, found: Found, member: str, value: Any) -> None:
    child, back = found.kind.lists[member]
    if value is None:
        return
    if not isinstance(value, list):
        reading.problems.append(found.problem("record.no_list", member))
        return
    for position, obj in enumerate(value):
        if isinstance(obj, LinedObject):
            back_to = {back: found.uuid}
            _take_object(reading, kinds[child], obj, found.file, implied=back_to, position=position)
        else:
            reading.problems.append(found.problem("record.no_object", member))


def _take_nested(reading: Reading, found: Found, member: str, value: Any) -> None:
    ref = found.kind.nested[member]
    if not isinstance(value, LinedObject):
        reading.problems.append(found.problem("record.no_object", member))
        return
    uuid = _take_object(reading, kinds[found.kind.refs[ref].kind], value, found.file)
    if uuid is not None:
        found.implied[ref] = uuid


# ── tables ──────────────────────────────────────────────────────────────────────────────────────────────────


def _read_table(reading: Reading, data: bytes, name: str, kind: Kind | None) -> None:
    if kind is None:
        reading.problems.append(Problem("record.unknown", name))
        return
    for row in csv_rows.read_rows(BytesIO(data), columns=["id"], name=name, as_they_stand=True):
        said = row.cells["id"].strip()
        uuid = uuid_of(said)
        if uuid is None:
            reading.problems.append(Problem("record.id", name, row.number, f"{kind.name}.id"))
            continue
        found = Found(kind, uuid, name, row.number)
        _keep_spelling(found, said)
        for member, cell in row.cells.items():
            if member != "id" and cell.strip():
                found.members[member] = _from_cell(kind, member, cell)
        _take(reading, found)


def _from_cell(kind: Kind, member: str, cell: str) -> Any:
    """What a cell says: a number where HSDS has one. The apostrophe that keeps a spreadsheet from reading a
    formula is taken off again (lms.intake.csv_rows.inert). Around all but words, space means nothing.
    """
    codec = kind.columns.get(member)
    if member in {*kind.refs, *kind.numbers} or codec not in {None, TEXT}:
        cell = cell.strip()
    if cell.startswith("'") and cell[1:].lstrip(" \u00a0").startswith(csv_rows.FORMULA):
        return cell[1:]
    if member not in kind.numbers:
        return cell
    for number in (int, float):
        try:
            return number(cell)
        except ValueError:
            continue
    return cell


# ── all of them ─────────────────────────────────────────────────────────────────────────────────────────────


def _take(reading: Reading, found: Found) -> None:
    """Beside what was said of the same record elsewhere in the file: each may say what the other does not."""
    before = reading.found.setdefault((found.kind.name, found.uuid), found)
    if before is found:
        return
    for said, known in ((found.members, before.members), (found.implied, before.implied)):
        for member, value in said.items():
            if known.setdefault(member, value) != value:
                reading.problems.append(found.problem("record.differs", member))


def uuid_of(raw: Any) -> UUID | None:
    """Written as UUIDs are, in small letters or capitals; Python reads other spellings too."""
    try:
        uuid = UUID(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
    return uuid if uuid and str(uuid) == raw.lower() else None


def _keep_spelling(found: Found, raw: str) -> None:
    if raw != str(found.uuid):
        found.members["id"] = raw
