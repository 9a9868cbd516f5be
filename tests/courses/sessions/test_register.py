"""The register: who was there. Nobody's mark is lost, and what is put right has a reason."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from courses.enrolments.actions import end_enrolment
from courses.enrolments.models import Enrolment
from courses.sessions.enums import Mark, Why
from courses.sessions.models import Attendance
from courses.sessions.queries import minutes_attended
from courses.sessions.register import Marked, keep_register, register_rows
from courses.sessions.rules import may_keep_register
from lms.accounts.actions import suspend
from lms.audit.models import AuditEntry
from lms.organisations.models import Role
from tests.factories.people import make_organisation, make_worker
from tests.factories.sessions import DAY, make_group, make_member, make_session, mark

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)
PRESENT, LATE, EXCUSED, NOT_THERE = map(Mark, Mark.values)


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER, first_name="Marta")


@pytest.fixture
def group():
    return make_group()


def kept(session) -> dict:
    return {
        row.enrolment_id: (row.mark, row.minutes_late, row.minutes)
        for row in Attendance.objects.filter(session=session)
    }


def test_minutes_count_less_those_late_and_add_up(group, trainer):
    first, second, third = (make_member(group) for _each in range(3))
    session = make_session(group)
    marks = {first.uuid: Marked(PRESENT), second.uuid: Marked(LATE, 15), third.uuid: Marked(EXCUSED)}
    assert keep_register(session, marks, by=trainer) == 3
    assert kept(session) == {
        first.pk: ("present", 0, 180),
        second.pk: ("late", 15, 165),
        third.pk: ("excused", 0, 0),
    }
    mark(make_session(group, begins=-2 * DAY, minutes=45), second, by=trainer)
    assert minutes_attended([first, second, third]) == {first.pk: 180, second.pk: 210}


def test_the_same_again_changes_nothing(group, trainer):
    her, session = make_member(group), make_session(group)
    assert [keep_register(session, {her.uuid: Marked(PRESENT)}, by=trainer) for _again in range(2)] == [1, 0]
    assert AuditEntry.objects.filter(action="register.kept").count() == 1


def test_who_is_not_named_keeps_the_mark_somebody_else_gave(group, trainer):
    one, other, session = make_member(group), make_member(group), make_session(group, begins=-HOUR)
    keep_register(session, {one.uuid: Marked(PRESENT)}, by=trainer)
    second = make_worker(Role.TRAINER, first_name="Rosa")
    keep_register(session, {other.uuid: Marked(NOT_THERE)}, by=second)
    rows = register_rows(session, reader=trainer)
    assert {(row.mark, row.by.first_name) for row in rows} == {("present", "Marta"), ("not_there", "Rosa")}


def test_of_one_learner_the_last_mark_stands_and_needs_no_reason_on_the_day(group, trainer):
    her, session = make_member(group), make_session(group, begins=-datetime.timedelta(minutes=1))
    mark(session, her, NOT_THERE, by=trainer)
    mark(session, her, LATE, 5, by=make_worker(Role.TRAINER))
    assert kept(session) == {her.pk: ("late", 5, 175)}
    assert not AuditEntry.objects.filter(action="attendance.corrected").exists()


def test_another_day_it_is_put_right_with_a_reason_that_the_audit_keeps(group, trainer):
    her, session = make_member(group), make_session(group, begins=-3 * DAY)
    mark(session, her, NOT_THERE, by=trainer)
    with pytest.raises(ValidationError):
        keep_register(session, {her.uuid: Marked(PRESENT)}, by=trainer)
    assert kept(session) == {her.pk: ("not_there", 0, 0)}
    keep_register(session, {her.uuid: Marked(PRESENT)}, by=trainer, why=Why(Why.PAPER))
    entry = AuditEntry.objects.get(action="attendance.corrected")
    assert (kept(session), entry.facts) == (
        {her.pk: ("present", 0, 180)},
        {"was": "not_there", "now": "present", "why": "paper"},
    )


@pytest.mark.parametrize(("begins", "opens"), [(HOUR, False), (HOUR / 4, True), (-90 * DAY, True)])
def test_it_opens_a_short_time_before_the_beginning(group, trainer, begins, opens):
    assert may_keep_register(trainer, make_session(group, begins=begins)) is opens


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.TRAINER])
def test_s23_who_does_not_teach_there_keeps_no_register(group, role):
    theirs = make_organisation("Ergasia") if role == Role.TRAINER else None
    her, session = make_member(group), make_session(group)
    with pytest.raises(PermissionDenied):
        mark(session, her, by=make_worker(role, organisation=theirs))


def test_of_what_was_cancelled_there_is_no_register(group, trainer):
    session = make_session(group, cancelled_at=timezone.now())
    with pytest.raises(PermissionDenied):
        mark(session, make_member(group), by=trainer)


def handles(session, reader) -> set:
    return {row.enrolment.pk for row in register_rows(session, reader=reader) if row.is_open}


def test_whoever_had_left_before_or_came_later_is_not_in_it(group, trainer):
    stays, left, left_after, came_later = (make_member(group) for _each in range(4))
    session = make_session(group, begins=-10 * DAY)
    for enrolment, days in ((left, 12), (left_after, 3)):
        end_enrolment(enrolment, by=trainer)
        Enrolment.objects.filter(pk=enrolment.pk).update(ended_at=timezone.now() - days * DAY)
    Enrolment.objects.filter(pk=came_later.pk).update(started_at=timezone.now() - DAY)
    assert handles(session, trainer) == {stays.pk, left_after.pk}
    with_all = {row.uuid: Marked(PRESENT) for row in (stays, left, left_after, came_later)}
    keep_register(session, with_all, by=trainer)
    assert set(kept(session)) == {stays.pk, left_after.pk}


def test_a_closed_account_is_read_and_not_marked(group, trainer):
    stays, rests = make_member(group), make_member(group)
    before, session = make_session(group, begins=-2 * DAY), make_session(group)
    mark(before, rests, by=trainer)
    suspend(rests.person.profile, by=make_worker(Role.COORDINATOR))
    assert handles(session, trainer) == {stays.pk}
    assert [(row.enrolment.pk, row.is_open) for row in register_rows(before, reader=trainer) if row.mark] == [
        (rests.pk, False)
    ]
    keep_register(session, {rests.uuid: Marked(PRESENT), stays.uuid: Marked(PRESENT)}, by=trainer)
    assert set(kept(session)) == {stays.pk}


def test_the_queries_are_the_same_for_one_and_three(group, trainer, django_assert_num_queries):
    session = make_session(group)
    mark(session, make_member(group), by=trainer)
    register_rows(session, reader=trainer)
    with django_assert_num_queries(2):
        assert len(register_rows(session, reader=trainer)) == 1
    for _each in range(2):
        mark(session, make_member(group), by=trainer)
    with django_assert_num_queries(2):
        assert len(register_rows(session, reader=trainer)) == 3


def test_coming_is_a_sign_of_her_and_what_was_later_stays(group, trainer):
    her = make_member(group)
    mark(make_session(group, begins=-2 * DAY), her, EXCUSED, by=trainer)
    her.refresh_from_db()
    assert her.last_active_at is None
    later = make_session(group, begins=-DAY)
    for session in (later, make_session(group, begins=-5 * DAY)):
        mark(session, her, by=trainer)
    her.refresh_from_db()
    assert her.last_active_at == later.starts_at
