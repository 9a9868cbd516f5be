"""Sessions as a thing to lead to: a step "come to the sessions" ticks by itself when she was there
(lms.contracts.destination).

Named by the course or the module that they are about, never by one session: those belong to a group of one
organisation, and a template of a plan is read by all.
"""

import datetime
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import Course, Module
from courses.sessions.queries import attended, sessions_of
from lms.contracts.destination import Choice, DestinationKind, register
from lms.contracts.navigation import address_here
from lms.core import days
from lms.core.people import Person


class SessionDestination(DestinationKind):
    key, label, icon, order = "session", _("Sessions"), "calendar", 40
    is_reached = True

    def _about(self) -> list[QuerySet[Any]]:
        taught = Module.objects.current().filter(course__retired_at=None).select_related("course")
        return [
            Course.objects.current().order_by("position", "pk"),
            taught.order_by("course__position", "course_id", "position", "pk"),
        ]

    def titles(self, uuids: Collection[UUID], *, language: str) -> dict[UUID, str]:
        return {
            row.uuid: row.text_in("title", language)
            for rows in self._about()
            for row in rows.filter(uuid__in=uuids)
        }

    def choices(self, *, language: str) -> list[Choice]:
        return [
            Choice(
                uuid=row.uuid,
                title=row.text_in("title", language),
                under=row.course.text_in("title", language) if isinstance(row, Module) else "",
            )
            for rows in self._about()
            for row in rows
        ]

    def addresses(self, uuids: Collection[UUID], *, person: Person) -> dict[UUID, str]:
        """Her own page of sessions, while she has any to come to."""
        if not sessions_of(person).exists():
            return {}
        return dict.fromkeys(uuids, address_here("player:sessions"))

    def reached(
        self, people: Collection[int], uuids: Collection[UUID]
    ) -> dict[tuple[int, UUID], datetime.date]:
        """The first day on which she was at a session of that course, or about that module."""
        rows = attended(people).values_list(
            "enrolment__person_id",
            "enrolment__course__uuid",
            "session__counts_for__uuid",
            "session__starts_at",
            "session__zone",
        )
        found: dict[tuple[int, UUID], datetime.date] = {}
        for person, course, module, starts_at, zone in rows:
            day = days.day_of(starts_at, zone)
            for uuid in {course, module} & set(uuids):
                found[person, uuid] = min(day, found.get((person, uuid), day))
        return found


register(SessionDestination())
