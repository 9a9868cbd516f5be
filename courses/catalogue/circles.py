"""Whether what waits for something else can ever be reached.

A competence is reached through any module that teaches it. What nobody can meet any more, because it was
withdrawn or is taught nowhere, closes nothing.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F

from courses.catalogue.models import Course, Module, ModuleCompetence
from courses.catalogue.opens import COMPETENCE, COURSE, MODULE, After, Opens, opens_of
from lms.core.locking import lock


@dataclass
class Ways:
    """The modules that are taught now and their courses, by uuid, each with what it waits for itself."""

    titles: dict[UUID, str] = field(default_factory=dict)
    course_of: dict[UUID, UUID] = field(default_factory=dict)
    modules: dict[UUID, Opens] = field(default_factory=dict)
    courses: dict[UUID, Opens] = field(default_factory=dict)
    inside: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    teaching: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))

    def add(self, module: UUID, *, course: UUID, opens: Opens, title: str) -> None:
        self.titles[module], self.modules[module], self.course_of[module] = title, opens, course
        self.courses.setdefault(course, Opens())
        self.inside[course].add(module)

    def wants(self, module: UUID) -> tuple[After, ...]:
        return (self.modules[module] & self.courses[self.course_of[module]]).after

    def leads(self, after: After) -> set[UUID]:
        """The modules through which it is reached; none where nothing closes by it any more."""
        if after.kind == MODULE:
            return {after.uuid} & self.modules.keys()
        return self.inside[after.uuid] if after.kind == COURSE else self.teaching[after.uuid]

    def is_met(self, after: After, left: Collection[UUID]) -> bool:
        """While the modules `left` are not reached."""
        open_ones = [module not in left for module in self.leads(after)]
        return not open_ones or (any(open_ones) if after.kind == COMPETENCE else all(open_ones))

    def out_of_reach(self) -> set[UUID]:
        left, before = set(self.modules), -1
        while len(left) != before:
            before = len(left)
            left -= {
                module for module in left if all(self.is_met(after, left) for after in self.wants(module))
            }
        return left

    def ring(self, left: set[UUID], start: UUID) -> list[UUID]:
        """From one that is out of reach along what it waits for, until one comes back: from there on."""
        way = [start]
        while len(way) == len(set(way)):
            missing = next(after for after in self.wants(way[-1]) if not self.is_met(after, left))
            way.append(min(self.leads(missing) & left, key=str))
        return way[way.index(way[-1]) :]


def ways() -> Ways:
    found = Ways()
    courses = {row.pk: row for row in Course.objects.current()}
    for row in Module.objects.current().filter(course__in=courses):
        course = courses[row.course_id]
        found.courses[course.uuid] = opens_of(course.opens)
        found.add(row.uuid, course=course.uuid, opens=opens_of(row.opens), title=row.title)
    taught = ModuleCompetence.objects.filter(module__uuid__in=found.modules)
    for competence, module in taught.values_list("competence__uuid", "module__uuid"):
        found.teaching[competence].add(module)
    return found


def ring_with_course(course: UUID, opens: Opens) -> list[str]:
    """Titles along the ring that there would be if this course waited for `opens`, the first once more at the
    end; none where there would be none.
    """
    found = ways()
    found.courses[course] = opens
    return _ring_among(found, found.inside[course])


def ring_with_module(module: UUID, opens: Opens, *, course: UUID, title: str) -> list[str]:
    """The same of a module, which may never have been published, in this course."""
    found = ways()
    if module in found.course_of:
        found.inside[found.course_of[module]].discard(module)
    found.add(module, course=course, opens=opens, title=title)
    return _ring_among(found, {module})


def _ring_among(found: Ways, wanted: Collection[UUID]) -> list[str]:
    left = found.out_of_reach()
    mine = left.intersection(wanted)
    return [found.titles[each] for each in found.ring(left, min(mine, key=str))] if mine else []


def untie(changed: UUID) -> None:
    """Modules that wait for each other in a ring, however they came to that, wait no more: the module or
    course that has just changed first.
    """
    waiting = [model.objects.current().exclude(opens={}).exists() for model in (Module, Course)]
    while any(waiting):
        found = ways()
        left = found.out_of_reach()
        if not left:
            return
        near = left & {changed, *found.inside[changed]} or left
        ring = found.ring(left, min(near, key=str))
        own = {key for key in ring if found.modules[key].after}
        own |= {key for key in map(found.course_of.get, ring) if key and found.courses[key].after}
        _open(min(own, key=lambda key: (key != changed, str(key))))


def _open(key: UUID) -> None:
    """Whatever it was to wait for, it stands open from then on."""
    row = Course.objects.filter(uuid=key).first() or Module.objects.get(uuid=key)
    lock(row)
    row.opens = {name: value for name, value in row.opens.items() if name != "after"}
    row.version += 1
    row.save(update_fields=["opens", "version"])
    if isinstance(row, Course):
        row.modules.update(version=F("version") + 1)
