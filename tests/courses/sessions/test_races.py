"""The register when two trainers hold it in the same moment (R2, R6)."""

import datetime

import pytest

from courses.sessions.enums import Mark
from courses.sessions.models import Attendance, Session
from courses.sessions.register import Marked, keep_register
from lms.organisations.models import Role
from tests.factories.people import make_worker
from tests.factories.sessions import make_group, make_member, make_session
from tests.racing import at_once, failures

JUST_NOW = -datetime.timedelta(minutes=1)


@pytest.mark.usefixtures("own_database")
def test_r02_two_trainers_at_once_lose_no_mark():
    group = make_group()
    session, members = make_session(group, begins=JUST_NOW), [make_member(group) for _each in range(4)]
    trainers = [make_worker(Role.TRAINER) for _each in range(2)]

    def keep(who, theirs, how):
        marks = {enrolment.uuid: Marked(Mark(how)) for enrolment in theirs}
        return lambda: keep_register(Session.objects.get(pk=session.pk), marks, by=who)

    results = at_once(
        keep(trainers[0], members[:3], Mark.PRESENT), keep(trainers[1], members[1:], Mark.NOT_THERE), times=2
    )
    assert failures(results) == []
    rows = Attendance.objects.filter(session=session).values_list("enrolment", "mark")
    found = dict(rows)
    assert (len(rows), found[members[0].pk], found[members[3].pk]) == (4, "present", "not_there")
