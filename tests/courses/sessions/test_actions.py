"""Planning: by the clocks of the place, one by one or from one on, called off with a word."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from courses.enrolments.actions import end_cohort
from courses.sessions.actions import What, cancel_session, change_session, plan_sessions
from courses.sessions.enums import Mark
from courses.sessions.models import RemoteLink, Session
from courses.sessions.zones import zones_of
from lms.audit.models import AuditEntry
from lms.core import days
from lms.organisations.models import Role
from lms.privacy import retention
from tests.factories.people import make_organisation, make_worker
from tests.factories.sessions import ROME, make_group, make_member, make_session, mark

pytestmark = pytest.mark.django_db

LINK = "https://meet.example.org/abc"


def what(**more) -> What:
    times = {"begins": datetime.time(9, 30), "ends": datetime.time(12, 30)}
    return What(**{"topic": "Practice kitchen", "zone": ROME, **times, **more})


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER)


@pytest.fixture
def group():
    return make_group()


def utc(session: Session) -> str:
    return session.starts_at.astimezone(datetime.UTC).strftime("%d %H:%M")


def test_a_weekly_series_keeps_the_hour_of_its_clocks_over_the_change_of_time(group, trainer):
    made = plan_sessions(group, what(), first=day("2026-10-20"), until=day("2026-11-09"), by=trainer)
    assert [(row.day.isoformat(), str(row.begins), utc(row)) for row in made] == [
        ("2026-10-20", "09:30:00", "20 07:30"),
        ("2026-10-27", "09:30:00", "27 08:30"),
        ("2026-11-03", "09:30:00", "03 08:30"),
    ]
    assert (len({row.series for row in made}), made[0].minutes) == (1, 180)


def test_a_time_that_clocks_skip_is_refused_and_nothing_of_the_series_is_there(group, trainer):
    at_night = what(begins=datetime.time(2, 15), ends=datetime.time(4))
    with pytest.raises(ValidationError) as refused:
        plan_sessions(group, at_night, first=day("2026-03-22"), until=day("2026-04-10"), by=trainer)
    assert ("29 March 2026" in str(refused.value), Session.objects.count()) == (True, 0)


@pytest.mark.parametrize(
    ("country", "zones"),
    [("IT", ["Europe/Rome"]), ("GR", ["Europe/Athens"]), ("", ["UTC"])],
)
def test_the_clocks_are_those_of_the_country_and_without_one_of_the_site(settings, country, zones):
    settings.TIME_ZONE = "UTC"
    there = make_organisation("Ergasia")
    there.country = country
    assert zones_of(there) == zones


def test_where_a_country_has_several_zones_the_one_in_europe_comes_first():
    there = make_organisation("Taller")
    there.country = "ES"
    assert zones_of(there) == ["Europe/Madrid", "Africa/Ceuta", "Atlantic/Canary"]


def test_one_is_moved_alone_and_from_one_on_all_that_come_after_it(group, trainer):
    made = plan_sessions(group, what(), first=day("2027-01-05"), until=day("2027-01-26"), by=trainer)
    change_session(made[1], what(topic="Visit"), day=day("2027-01-14"), by=trainer)
    change_session(made[2], what(begins=datetime.time(10)), day=day("2027-01-20"), onwards=True, by=trainer)
    rows = Session.objects.order_by("pk")
    assert [(row.topic, row.day.isoformat(), str(row.begins), row.revision) for row in rows] == [
        ("Practice kitchen", "2027-01-05", "09:30:00", 0),
        ("Visit", "2027-01-14", "09:30:00", 1),
        ("Practice kitchen", "2027-01-20", "10:00:00", 1),
        ("Practice kitchen", "2027-01-27", "10:00:00", 1),
    ]


def test_it_is_called_off_once_with_its_words_and_can_not_be_changed_then(group, trainer):
    made = plan_sessions(group, what(), first=day("2027-01-05"), until=day("2027-01-12"), by=trainer)
    assert cancel_session(made[0], words="The oven is broken.", by=trainer) == 1
    assert cancel_session(made[0], words="Again.", by=trainer) == 0
    assert [row.cancelled_words for row in Session.objects.order_by("pk")] == ["The oven is broken.", ""]
    assert AuditEntry.objects.filter(action="session.cancelled").count() == 1
    with pytest.raises(ValidationError):
        change_session(made[0], what(), day=day("2027-01-06"), by=trainer)


def test_what_was_held_keeps_its_times(group, trainer):
    held, enrolment = make_session(group), make_member(group)
    mark(held, enrolment, Mark.PRESENT, by=trainer)
    held.refresh_from_db()
    with pytest.raises(ValidationError):
        change_session(held, what(), day=day("2027-01-06"), by=trainer)
    with pytest.raises(ValidationError):
        cancel_session(held, words="Never mind.", by=trainer)


def test_the_link_stands_apart_sealed_and_goes_when_it_is_called_off(group, trainer):
    remote = what(is_remote=True, link=LINK)
    (session,) = plan_sessions(group, remote, first=day("2027-01-05"), by=trainer)
    link = RemoteLink.objects.get()
    assert (link.address, LINK in link.sealed, link.until) == (LINK, False, session.ends_at)
    cancel_session(session, words="Not today.", by=trainer)
    assert RemoteLink.objects.count() == 0


def test_the_link_is_deleted_when_the_session_is_over(group, trainer):
    remote = what(is_remote=True, link=LINK)
    for first in (days.in_days(-3), days.in_days(1)):
        plan_sessions(group, remote, first=first, by=trainer)
    retention.apply()
    assert [link.session.is_over for link in RemoteLink.objects.all()] == [False]


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.TRAINER])
def test_s23_who_does_not_teach_there_plans_nothing(group, role):
    theirs = make_organisation("Ergasia") if role == Role.TRAINER else None
    stranger = make_worker(role, organisation=theirs)
    with pytest.raises(PermissionDenied):
        plan_sessions(group, what(), first=day("2027-01-05"), by=stranger)


def test_a_group_that_has_ended_meets_no_more(group, trainer):
    end_cohort(group, by=trainer)
    with pytest.raises(ValidationError):
        plan_sessions(group, what(), first=day("2027-01-05"), by=trainer)
