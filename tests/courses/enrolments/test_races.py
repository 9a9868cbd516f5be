"""Groups when several people act in the same moment (R2, R6)."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from courses.enrolments.actions import change_cohort, end_cohort, enrol
from courses.enrolments.joining import Reply, answer, ask_to_join
from courses.enrolments.models import Cohort, Enrolment, JoinRequest, JoinState
from lms.audit.models import AuditEntry
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.racing import at_once, at_once_after_reading, failures

DAY = datetime.date(2026, 12, 1)


@pytest.fixture
def group(own_database):
    return Cohort.objects.create(
        name="Morning", course=make.taught_module().course, organisation=make_organisation()
    )


@pytest.fixture
def coordinator(own_database):
    return make_worker(Role.COORDINATOR)


def reading(group):
    return lambda: Cohort.objects.get(pk=group.pk)


@pytest.mark.parametrize("again", range(4))
def test_r02_a_group_changed_in_the_moment_of_its_end_has_ended(group, coordinator, again):
    results = at_once_after_reading(
        (reading(group), lambda row: end_cohort(row, by=coordinator)),
        (reading(group), lambda row: change_cohort(row, name="Evening", starts_on=DAY, by=coordinator)),
    )
    assert failures(results, ValidationError) == []
    group.refresh_from_db()
    changed = AuditEntry.objects.filter(action="cohort.changed").exists()
    assert (group.ended_at is not None, group.name) == (True, "Evening" if changed else "Morning")


def test_r06_a_group_ended_four_times_at_once_has_ended_once(group, coordinator):
    results = at_once_after_reading((reading(group), lambda row: end_cohort(row, by=coordinator)), times=4)
    assert (failures(results), AuditEntry.objects.filter(action="cohort.ended").count()) == ([], 1)


def test_r06_a_form_that_was_open_does_not_begin_an_ended_group_again(own_faces, group, coordinator, enter):
    browsers = [enter(coordinator) for _colleague in range(2)]
    address = f"/teach/groups/{group.uuid}/"
    results = at_once(
        lambda: browsers[0].post(address, {"end": "1"}),
        lambda: browsers[1].post(address, {"name": "Evening", "starts_on": "2026-12-01"}),
    )
    assert (failures(results), {answer.status_code for answer in results} <= {200, 303, 404}) == ([], True)
    assert Cohort.objects.get().ended_at is not None


def test_r06_eight_presses_enrol_her_once(group, coordinator):
    learner = make_learner().user
    results = at_once(
        lambda: enrol(learner, group.course, by=coordinator, cohort=Cohort.objects.get(pk=group.pk)).pk,
        times=8,
    )
    assert (failures(results), set(results)) == ([], {Enrolment.objects.get().pk})


def test_r06_nobody_joins_a_group_that_ends_in_the_same_moment(group, coordinator):
    learner = make_learner().user
    results = at_once_after_reading(
        (reading(group), lambda row: end_cohort(row, by=coordinator)),
        (reading(group), lambda row: enrol(learner, row.course, by=coordinator, cohort=row)),
    )
    assert failures(results, ValidationError) == []
    refused = any(isinstance(result, ValidationError) for result in results)
    assert Enrolment.objects.filter(cohort=group).exists() != refused


@pytest.mark.parametrize("again", range(2))
def test_r06_the_last_place_is_given_once(group, coordinator, again):
    Cohort.objects.update(seats=1, is_open=True)
    asked = [ask_to_join(make_learner().user, reading(group)()) for _one in range(3)]
    results = at_once(
        *(lambda row=row: answer(reading_request(row)(), Reply.YES, by=coordinator) for row in asked)
    )
    assert (len(failures(results, ValidationError)), Enrolment.objects.filter(cohort=group).count()) == (0, 1)
    assert JoinRequest.objects.filter(state=JoinState.JOINED).count() == 1


def reading_request(row):
    return lambda: JoinRequest.objects.select_related("cohort").get(pk=row.pk)


def test_r06_eight_presses_ask_once(group, coordinator):
    Cohort.objects.update(is_open=True)
    learner = make_learner().user
    results = at_once(lambda: ask_to_join(learner, reading(group)()).pk, times=8)
    assert (failures(results), set(results)) == ([], {JoinRequest.objects.get().pk})
    assert AuditEntry.objects.filter(action="group.asked").count() == 1
