"""When the groups in Turin meet: what was, what comes next, and next week."""

import datetime

from courses.enrolments.models import Cohort
from courses.sessions.actions import What, plan_sessions
from courses.sessions.enums import Mark
from courses.sessions.queries import taking_part
from courses.sessions.register import Marked, keep_register
from courses.sessions.zones import zones_of
from lms.core import days
from lms.core.people import Person

#: Long enough ago that nobody who is quiet was seen since.
WAS = -9
#: By the order of their handles.
MARKS = [Marked(Mark(Mark.PRESENT)), Marked(Mark(Mark.LATE), 15), Marked(Mark(Mark.EXCUSED))]


def make_sessions(group: Cohort, *, trainer: Person) -> None:
    kitchen = What(
        topic="Practice kitchen",
        begins=datetime.time(9, 30),
        ends=datetime.time(12, 30),
        zone=zones_of(group.organisation)[0],
        room="Kitchen 2",
        interpreter="fr",
        trainer=trainer,
        bring="Closed shoes and an apron",
    )
    (held,) = plan_sessions(group, kitchen, first=days.in_days(WAS), by=trainer)
    there = sorted(taking_part(held), key=lambda row: row.person.profile.handle)
    marks = {row.uuid: MARKS[min(number, 4) % 3] for number, row in enumerate(there)}
    keep_register(held, marks, by=trainer)
    plan_sessions(group, kitchen, first=days.in_days(1), until=days.in_days(8), by=trainer)


def make_everyday_sessions(group: Cohort, *, trainer: Person) -> None:
    """The smaller group met last week and meets in some days: not tomorrow, when the others do."""
    money = What(
        topic="A month of money, with invented numbers",
        begins=datetime.time(15),
        ends=datetime.time(16, 30),
        zone=zones_of(group.organisation)[0],
        room="Room 1",
        trainer=trainer,
        bring="A pencil",
    )
    (held,) = plan_sessions(group, money, first=days.in_days(WAS + 1), by=trainer)
    keep_register(held, {row.uuid: Marked(Mark(Mark.PRESENT)) for row in taking_part(held)}, by=trainer)
    plan_sessions(group, money, first=days.in_days(5), until=days.in_days(12), by=trainer)
