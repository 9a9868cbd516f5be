"""Courses, modules and lessons as things to lead to, and what was done there (lms.contracts.destination).

What was done stays done when an author withdraws it later: then it only has no name and no address any more.
"""

import datetime
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import Course, Lesson, Module
from courses.enrolments.models import Enrolment
from courses.player.lesson import map_url
from courses.progress.models import LessonRecord, ModuleRecord
from lms.contracts.destination import Choice, DestinationKind, register
from lms.contracts.navigation import address_here
from lms.core import days
from lms.core.kept_addresses import address
from lms.core.people import Person

Reached = dict[tuple[int, UUID], datetime.date]


def first_days(rows: Iterable[tuple[int, UUID, datetime.datetime]]) -> Reached:
    found: Reached = {}
    for person, uuid, moment in rows:
        day = days.day_of(moment)
        found[person, uuid] = min(day, found.get((person, uuid), day))
    return found


def _courses_of(person: Person, courses: Collection[int]) -> set[int]:
    taken = Enrolment.objects.filter(person=person, course__in=courses, ended_at=None)
    return set(taken.values_list("course", flat=True))


class _Taught(DestinationKind):
    icon = "book"
    is_reached = True

    def rows(self) -> QuerySet[Any]:
        raise NotImplementedError

    def titles(self, uuids: Collection[UUID], *, language: str) -> dict[UUID, str]:
        return {row.uuid: row.text_in("title", language) for row in self.rows().filter(uuid__in=uuids)}

    def choices(self, *, language: str) -> list[Choice]:
        return [
            Choice(
                uuid=row.uuid,
                title=row.text_in("title", language),
                under=parent.text_in("title", language) if (parent := self.parent_of(row)) else "",
            )
            for row in self.rows()
        ]

    def parent_of(self, row: Any) -> Any:
        """What it stands under for an author who looks for it; nothing for a course."""
        return None

    def addresses(self, uuids: Collection[UUID], *, person: Person) -> dict[UUID, str]:
        """Where she takes it; where she may begin it when she does not take it yet."""
        rows = list(self.rows().filter(uuid__in=uuids))
        hers = _courses_of(person, {self.course_of(row).pk for row in rows})
        begin = address_here("player:courses")
        return {row.uuid: self.url(row) if self.course_of(row).pk in hers else begin for row in rows}

    def course_of(self, row: Any) -> Course:
        raise NotImplementedError

    def url(self, row: Any) -> str:
        raise NotImplementedError


class CourseDestination(_Taught):
    key, label, order = "course", _("Course"), 10

    def rows(self) -> QuerySet[Course]:
        return Course.objects.current().order_by("position", "pk")

    def course_of(self, row: Course) -> Course:
        return row

    def url(self, row: Course) -> str:
        return address("player:map", row.uuid)

    def reached(self, people: Collection[int], uuids: Collection[UUID]) -> Reached:
        done = Enrolment.objects.filter(person__in=people, course__uuid__in=uuids, completed_at__isnull=False)
        return first_days(done.values_list("person_id", "course__uuid", "completed_at"))


class ModuleDestination(_Taught):
    key, label, order = "module", _("Module"), 20

    def rows(self) -> QuerySet[Module]:
        taught = Module.objects.current().filter(course__retired_at=None).select_related("course")
        return taught.order_by("course__position", "course_id", "position", "pk")

    def course_of(self, row: Module) -> Course:
        return row.course

    def url(self, row: Module) -> str:
        return map_url(row.course.uuid, row.uuid)

    def parent_of(self, row: Module) -> Course:
        return row.course

    def reached(self, people: Collection[int], uuids: Collection[UUID]) -> Reached:
        done = ModuleRecord.objects.filter(enrolment__person__in=people, module__uuid__in=uuids)
        return first_days(done.values_list("enrolment__person_id", "module__uuid", "done_at"))


class LessonDestination(_Taught):
    key, label, order = "lesson", _("Lesson"), 30

    def rows(self) -> QuerySet[Lesson]:
        taught = Lesson.objects.current().filter(module__retired_at=None, module__course__retired_at=None)
        return taught.select_related("module__course").order_by(
            "module__course__position", "module__course_id", "module__position", "position", "pk"
        )

    def course_of(self, row: Lesson) -> Course:
        return row.module.course

    def url(self, row: Lesson) -> str:
        return address("player:lesson", row.uuid)

    def parent_of(self, row: Lesson) -> Module:
        return row.module

    def reached(self, people: Collection[int], uuids: Collection[UUID]) -> Reached:
        done = LessonRecord.objects.filter(enrolment__person__in=people, lesson__uuid__in=uuids)
        return first_days(done.values_list("enrolment__person_id", "lesson__uuid", "done_at"))


register(CourseDestination())
register(ModuleDestination())
register(LessonDestination())
