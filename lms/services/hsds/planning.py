"""What an import would do: which records are new, which change, and everything that is wrong. Nothing is
written.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from lms.intake.csv_rows import CONTROL
from lms.organisations.models import Organisation
from lms.services.hsds.hidden import Hidden
from lms.services.hsds.kinds import IN_ORDER, Kind, kinds
from lms.services.hsds.own_reading import OwnSaid, taken_apart
from lms.services.hsds.problems import Problem
from lms.services.hsds.reading import Found, Reading, uuid_of
from lms.services.hsds.steps import Step, named, texts_in
from lms.services.hsds.writing import rows_of
from lms.services.taxonomies.models import KeptRecord

#: So many ids are asked for at once.
IDS = 500
TOLD_EVERY = 100
#: Records of another organisation that anybody's may name.
FREE = {"taxonomy", "taxonomy_term", "program"}
FREE_REFS = {"parent_organization_id"}
NAMED_IN_ANY = ("organization", "service", "location", "service_at_location", "phone", "contact", "schedule",
                "language", "address", "accessibility", "cost_option", "required_document",
                "service_area")  # fmt: skip


@dataclass
class Plan:
    """`own` is what attributes of our own say; `stored` are the rows there are of all ids that are named,
    `hidden` what it may not tell.
    """

    steps: dict[str, list[Step]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    own: dict[tuple[str, UUID], OwnSaid] = field(default_factory=dict)
    stored: dict[tuple[str, UUID], Any] = field(default_factory=dict)
    hidden: Hidden = field(default_factory=Hidden)

    @property
    def refusals(self) -> list[Problem]:
        return [problem for problem in self.problems if not problem.is_note]

    @property
    def notes(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.is_note]

    def counts(self) -> dict[str, dict[str, int]]:
        """{kind: how many are new, changed, the same}, of those there are any."""
        told = {}
        for kind, steps in self.steps.items():
            count = Counter(
                "new" if step.is_new else "changed" if self._changes(step) else "same" for step in steps
            )
            if count:
                told[kind] = {name: count[name] for name in ("new", "changed", "same")}
        return told

    def _changes(self, step: Step) -> bool:
        return step.changes or (step.found.kind.name, step.found.uuid) in self.own


def planned(
    reading: Reading,
    *,
    organisation: Organisation,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Plan:
    """For this organisation, which then edits what is new. `tell` hears how many records were looked at."""
    plan = Plan(problems=reading.problems)
    plan.own = taken_apart(reading)
    plan.stored = _stored(reading.found)
    plan.hidden = Hidden.of(organisation)
    unknown: set[tuple[str, str]] = set()
    by_kind: dict[str, list[Found]] = {name: [] for name in IN_ORDER}
    for (name, _uuid), found in reading.found.items():
        by_kind[name].append(found)
    done = 0
    for name, records in by_kind.items():
        plan.steps[name] = []
        for found in records:
            plan.steps[name].append(_step(plan, found, organisation, unknown))
            done += 1
            if done % TOLD_EVERY == 0:
                tell(done, len(reading.found))
    _check_links(plan, reading, organisation)
    return plan


def _stored(found: dict[tuple[str, UUID], Found]) -> dict[tuple[str, UUID], Any]:
    """The rows of all ids that are there or are referred to."""
    wanted: dict[str, set[UUID]] = {name: set() for name in kinds}
    for (name, uuid), record in found.items():
        wanted[name].add(uuid)
        for ref, target in named(record):
            if kind := record.kind.refs[ref].kind:
                wanted[kind].add(target)
    stored = {}
    for name, uuids in wanted.items():
        model = kinds[name].model
        for some in in_pieces(sorted(uuids)):
            for row in model._default_manager.filter(uuid__in=some):
                stored[name, row.uuid] = row
    return stored


def in_pieces(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """No more of them in one statement than a database takes."""
    yield from (ids[at : at + IDS] for at in range(0, len(ids), IDS))


# ── one record ──────────────────────────────────────────────────────────────────────────────────────────────


def _step(
    plan: Plan,
    found: Found,
    organisation: Organisation,
    unknown: set[tuple[str, str]],
) -> Step:
    row = plan.stored.get((found.kind.name, found.uuid))
    if isinstance(row, KeptRecord) and row.kind != found.kind.name:
        plan.problems.append(found.problem("record.other_kind", "id"))
        row = None
    if row is None:
        missing = [name for name in found.kind.required if not found.members.get(name)]
        plan.problems += [found.problem("record.missing", name) for name in missing]
    columns: dict[str, Any] = {}
    other = dict(row.other) if row else {}
    for member, raw in found.members.items():
        if _is_said_by_place(plan, row, found.kind, member, raw):
            continue
        try:
            _read_member(found.kind, member, raw, columns, other)
        except ValueError:
            key = "record.reference" if member in found.kind.refs else "record.value"
            plan.problems.append(found.problem(key, member))
        if member not in found.kind.members and (found.kind.name, member) not in unknown:
            unknown.add((found.kind.name, member))
            plan.problems.append(found.problem("note.unknown_member", member))
    step = Step(found, row, columns, other)
    plan.problems += plan.hidden.told_by(step, plan.own.get((found.kind.name, found.uuid)))
    is_foreign = row is not None and row.edited_by_id != organisation.pk
    if is_foreign and (step.changes or (found.kind.name, found.uuid) in plan.own):
        plan.problems.append(found.problem("record.foreign"))
    return step


def _is_said_by_place(plan: Plan, row: Any, kind: Kind, member: str, raw: Any) -> bool:
    """A reference in words, where the row stands in that record already: a table says what JSON nests."""
    ref, target = kind.refs.get(member), uuid_of(raw)
    if row is None or ref is None or target is None or member in row.other:
        return False
    if not ref.kind:
        return bool(getattr(row, ref.field) == target)
    stored = plan.stored.get((ref.kind, target))
    return stored is not None and getattr(row, f"{ref.field}_id") == stored.pk


def _read_member(kind: Kind, member: str, raw: Any, columns: dict[str, Any], other: dict[str, Any]) -> None:
    """Into a column where there is one; as it came where there is none or it is written in another way."""
    if any(CONTROL.search(text) for text in texts_in(raw)):
        raise ValueError(raw)
    codec = kind.columns.get(member)
    if codec is None:
        _check_type(kind, member, raw)
        other[member] = raw
    elif raw is None or raw == "":
        columns[member] = _default(kind, member, codec.empty)
        other[member] = raw
    else:
        columns[member] = codec.read(raw)
        other.pop(member, None)
        if codec.write(columns[member]) != raw:
            other[member] = raw


def _default(kind: Kind, member: str, empty: Any) -> Any:
    column = kind.model._meta.get_field(member)
    return column.get_default() if column.has_default() else empty


def _check_type(kind: Kind, member: str, raw: Any) -> None:
    """HSDS says of each of its own members whether it is a number or text."""
    if raw is None or member not in kind.order:
        return
    if member in kind.refs:
        if raw != "" and uuid_of(raw) is None:
            raise ValueError(raw)
    elif isinstance(raw, bool) or not isinstance(raw, (int, float) if member in kind.numbers else str):
        raise ValueError(raw)


# ── what they refer to ──────────────────────────────────────────────────────────────────────────────────────


def _check_links(plan: Plan, reading: Reading, organisation: Organisation) -> None:
    """Nothing is hung on a record of another organisation; what is not here is noted."""
    loose: dict[UUID, Found] = {}
    here = {uuid for _kind, uuid in reading.found}
    for found in reading.found.values():
        for ref, target in named(found):
            kind = found.kind.refs[ref].kind
            if not kind:
                loose[target] = found
            elif (row := plan.stored.get((kind, target))) is not None:
                if kind not in FREE and ref not in FREE_REFS and row.edited_by_id != organisation.pk:
                    plan.problems.append(found.problem("record.foreign", ref))
            elif (kind, target) not in reading.found:
                plan.problems.append(found.problem("note.away", ref))
    there = _editors(loose, plan)
    for target, found in loose.items():
        if target in there and there[target] != organisation.pk:
            plan.problems.append(found.problem("record.foreign", "link_id"))
        elif target not in there and target not in here:
            plan.problems.append(found.problem("note.away", "link_id"))


def _editors(ids: Iterable[UUID], plan: Plan) -> dict[UUID, Any]:
    """{id: who edits it} of those that are here, whatever they are."""
    wanted = set(ids)
    known = {row.uuid: row.edited_by_id for row in plan.stored.values() if row.uuid in wanted}
    for name in NAMED_IN_ANY:
        for some in in_pieces(sorted(wanted - set(known))):
            known |= dict(rows_of(kinds[name]).filter(uuid__in=some).values_list("uuid", "edited_by"))
    return known
