"""What a file may not bring, because it would tell where a confidential place is.

Of an address marks are kept, of other ways to a place none: three words of what3words, the link of a map, the
number of a building. So whatever leads to a place that is confidential is refused, whatever it says.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from lms.organisations.models import Organisation
from lms.services.hsds.own_reading import OwnSaid
from lms.services.hsds.problems import Problem
from lms.services.hsds.steps import Step, named, texts_in
from lms.services.places.marks import KnownMarks
from lms.services.places.models import Address, Location

#: Records that say nothing but where a place is, or anything at all.
LEADING = {"address", "attribute", "metadata"}
LINKS = {"location": "url", "accessibility": "url"}


@dataclass(frozen=True)
class Hidden:
    """The confidential places of one organisation. `places` are their ids, and those of their front doors;
    `keys` are the primary keys of the former.
    """

    marks: KnownMarks = field(default_factory=KnownMarks)
    places: frozenset[UUID] = frozenset()
    keys: frozenset[int] = frozenset()

    @classmethod
    def of(cls, organisation: Organisation) -> "Hidden":
        rows = Location.objects.filter(edited_by=organisation, is_confidential=True)
        keys = dict(rows.values_list("pk", "uuid"))
        doors = Address.objects.filter(location__in=keys).values_list("uuid", flat=True) if keys else ()
        return cls(KnownMarks.of(organisation), frozenset([*keys.values(), *doors]), frozenset(keys))

    def told_by(self, step: Step, own: OwnSaid | None) -> Iterator[Problem]:
        """Coordinates of a confidential place, ways to it, and whatever holds a part of its address."""
        found, columns = step.found, step.columns
        point = columns.get("latitude"), columns.get("longitude")
        if (found.uuid in self.places and point != (None, None)) or self.marks.tells_point(*point):
            yield found.problem("record.confidential", "latitude")
        yield from self._leading(step)
        own = own or OwnSaid()
        is_there = found.uuid in self.places or self._hangs_on_one(step)
        for member, said in {**step.other, **columns, **own.fields, **own.wordings}.items():
            texts = [*texts_in(said)]
            has_postcode = any(map(self.marks.names_postcode, texts))
            if any(map(self.marks.tells, texts)) or (is_there and has_postcode):
                yield found.problem("record.confidential", member)
            elif has_postcode and member != "postal_code":
                yield found.problem("note.same_postcode", member)
        if found.kind.name == "address":
            if self.marks.tells(f"{columns.get('address_1')} {columns.get('address_2')}"):
                yield found.problem("record.confidential", "address_1")
            if self.marks.is_postcode(columns.get("postal_code") or ""):
                yield found.problem("note.same_postcode", "postal_code")

    def _leading(self, step: Step) -> Iterator[Problem]:
        found, kind = step.found, step.found.kind
        if kind.name == "location" and found.uuid in self.places:
            for member, raw in found.members.items():
                is_more = member not in {"id", *kind.columns, *kind.refs}
                if raw not in (None, "") and (is_more or member == LINKS[kind.name]):
                    yield found.problem("record.confidential", member)
        elif self._hangs_on_one(step):
            if kind.name in LEADING and self._says_more(step):
                yield found.problem("record.confidential")
            elif kind.name in LINKS and step.columns.get(LINKS[kind.name]):
                yield found.problem("record.confidential", LINKS[kind.name])

    def _hangs_on_one(self, step: Step) -> bool:
        return self._hung_before(step) or any(target in self.places for _ref, target in named(step.found))

    def _hung_before(self, step: Step) -> bool:
        return getattr(step.row, "location_id", None) in self.keys

    def _says_more(self, step: Step) -> bool:
        """Anything that its row does not say there already. What is empty says nothing."""
        if step.row is None or not self._hung_before(step):
            return True
        said = {name: getattr(step.row, name) for name in step.columns}
        new = {name: raw for name, raw in step.other.items() if raw != step.row.other.get(name)}
        more = [
            name for name, raw in new.items() if name not in step.found.kind.refs and raw not in (None, "")
        ]
        return said != step.columns or bool(more)
