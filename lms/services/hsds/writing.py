"""Records as HSDS writes them: nested for JSON, one row each for tables."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any, TypeAlias

from django.db.models import QuerySet

from lms.services.hsds import own_terms
from lms.services.hsds.codecs import Codec
from lms.services.hsds.kinds import Kind, kinds
from lms.services.taxonomies.models import KeptRecord

_MISSING = object()
#: What stands in another record and is no child of it.
NESTED = "*"
#: {kind: those of its records that anybody may read}. What HSDS does not name is left out then.
Shown: TypeAlias = dict[str, QuerySet[Any]]


def rows_of(kind: Kind) -> QuerySet[Any]:
    found = kind.model._default_manager.all()
    return found.filter(kind=kind.name) if kind.model is KeptRecord else found


def written(
    name: str,
    rows: Sequence[Any],
    *,
    full: bool,
    within: str = "",
    without: Collection[str] = (),
    shown: Shown | None = None,
) -> list[dict[str, Any]]:
    """The records as objects, in their order. `full`: with their lists; else with what there is one of.

    `within` is the reference to what they stand in, which is not said again; `without` are members nobody
    asked for. `shown`: for anybody. As many queries for one as for many.
    """
    kind = kinds[name]
    made = {row.pk: _scalars(kind, row, within=within, strict=shown is not None) for row in rows}
    for member, ref in kind.nested.items():
        if ref != within and member not in without:
            _nest(kind, member, rows, made, full=full and member == "location", shown=shown)
    if full:
        for member in kind.lists:
            if member not in without:
                _list(kind, member, rows, made, shown=shown)
        for pk, said in own_terms.attributes_of(name, rows).items():
            made[pk].setdefault("attributes", []).extend(map(_within_its_record, said))
    return [made[row.pk] for row in rows]


def _within_its_record(attribute: dict[str, Any]) -> dict[str, Any]:
    return {member: value for member, value in attribute.items() if member != "link_id"}


def _nest(
    kind: Kind,
    member: str,
    rows: Sequence[Any],
    made: dict[Any, Any],
    *,
    full: bool,
    shown: Shown | None,
) -> None:
    ref = kind.refs[kind.nested[member]]
    keys = {key for row in rows if (key := getattr(row, f"{ref.field}_id")) is not None}
    if not keys:
        return
    targets = list(kinds[ref.kind].model._default_manager.filter(pk__in=keys))
    objects = dict(
        zip(
            [target.pk for target in targets],
            written(ref.kind, targets, full=full, within=NESTED, shown=shown),
            strict=True,
        )
    )
    for row in rows:
        if found := objects.get(getattr(row, f"{ref.field}_id")):
            made[row.pk][member] = found


def _list(kind: Kind, member: str, rows: Sequence[Any], made: dict[Any, Any], *, shown: Shown | None) -> None:
    child_name, back = kind.lists[member]
    ref, child = kinds[child_name].refs[back], kinds[child_name]
    parents = {(row.pk if ref.kind else row.uuid): row.pk for row in rows}
    if not parents:
        return
    key = f"{ref.field}_id" if ref.kind else ref.field
    children = rows_of(child) if shown is None else shown.get(child_name, rows_of(child))
    found = list(children.filter(**{f"{key}__in": list(parents)}).order_by("position", "pk"))
    standing: dict[Any, list[Any]] = defaultdict(list)
    for row, said in zip(found, written(child_name, found, full=True, within=back, shown=shown), strict=True):
        standing[parents[getattr(row, key)]].append(said)
    for pk, children in standing.items():
        made[pk][member] = children


def _scalars(kind: Kind, row: Any, *, within: str, strict: bool) -> dict[str, Any]:
    said: dict[str, Any] = {"id": row.other.get("id", str(row.uuid))}
    for name in kind.order:
        value = _said(kind, row, name, in_full=not within)
        if value is not _MISSING:
            said[name] = value
    if not strict:
        said |= {name: value for name, value in row.other.items() if name not in kind.members}
    return said


def _said(kind: Kind, row: Any, name: str, *, in_full: bool) -> Any:
    """One member as it is written, or _MISSING. `in_full`: what stands alone says to what it belongs."""
    raw = row.other.get(name, _MISSING)
    if name in kind.refs:
        return raw if raw is not _MISSING else _reference(kind, row, name) if in_full else _MISSING
    codec = kind.columns.get(name)
    if codec is None:
        return raw
    value = getattr(row, name)
    if raw is not _MISSING and _means(codec, raw, value):
        return raw
    if value == codec.empty or value is None:
        return "" if name in kind.always else _MISSING
    return codec.write(value)


def _reference(kind: Kind, row: Any, name: str) -> Any:
    """The id of what it refers to, where no nested object spells that out."""
    ref = kind.refs[name]
    if not ref.kind:
        return str(row.link_id) if name == "link_id" and row.link_id else _MISSING
    if name in kind.nested.values() or getattr(row, f"{ref.field}_id") is None:
        return _MISSING
    return str(getattr(row, ref.field).uuid)


def _means(codec: Codec, raw: Any, value: Any) -> bool:
    """Whether what a file said is what the column still holds."""
    if raw is None or raw == "":
        return value in (None, "")
    try:
        return codec.read(raw) == value
    except ValueError:
        return False


# ── tables ──────────────────────────────────────────────────────────────────────────────────────────────────


def columns_of(kind: Kind) -> list[str]:
    return ["id", *kind.order]


def references_of(kind: Kind) -> list[str]:
    """What to fetch along, so that a table is one query."""
    return [ref.field for ref in kind.refs.values() if ref.kind]


def table(name: str, rows: Sequence[Any], *, organizations: Collection[Any] = ()) -> list[dict[str, Any]]:
    """A row for each record, with every reference said. `organizations` are the ids of those there are: by
    them a record that may belong to one or to a service says which.
    """
    kind = kinds[name]
    return [_cells(kind, row, organizations) for row in rows]


def _cells(kind: Kind, row: Any, organizations: Collection[Any]) -> dict[str, Any]:
    said = _scalars(kind, row, within=NESTED, strict=True)
    for name, ref in kind.refs.items():
        if name in said:
            continue
        if ref.kind:
            target = getattr(row, ref.field)
            said |= {name: str(target.uuid)} if target else {}
        elif (held := getattr(row, ref.field)) and _belongs(name, held, organizations):
            said[name] = str(held)
    return {name: value for name, value in said.items() if value not in (None, "")}


def _belongs(name: str, held: Any, organizations: Collection[Any]) -> bool:
    return name in {"link_id", "resource_id"} or (name == "organization_id") == (held in organizations)
