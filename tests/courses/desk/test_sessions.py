"""The calendar and the register as a trainer meets them, on a phone and without JavaScript."""

import datetime
import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.sessions.enums import Mark
from courses.sessions.models import Attendance, Session
from lms.contracts.desk.needs import needs
from lms.core import days
from lms.desk.actions import note_talk
from lms.desk.people import desk_learners
from lms.organisations.models import Role
from tests.factories.people import make_organisation, make_worker
from tests.factories.sessions import DAY, make_group, make_member, make_session, mark

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER, first_name="Marta")


@pytest.fixture
def group():
    return make_group()


@pytest.fixture
def desk(enter, trainer):
    return enter(trainer)


def address(name, *ids) -> str:
    return reverse(f"teaching:{name}", args=[getattr(one, "uuid", one) for one in ids])


def planned(**more) -> dict:
    said = {"topic": "Practice kitchen", "day": "2027-01-05", "begins": "09:30", "ends": "12:30"}
    return {"key": uuid.uuid4(), **said, **more}


def test_a_series_is_planned_changed_from_one_on_and_called_off(desk, group):
    made = desk.post(
        address("session_new", group),
        planned(until="2027-01-19", room="kitchen 2", is_remote="on", link="https://meet.example.org/a"),
    )
    assert made["Location"] == address("group_sessions", group)
    first, second, _third = Session.objects.order_by("starts_at")
    shown = desk.get(address("session", second)).context["form"]
    assert (shown["begins"].value(), shown["link"].value()) == (
        datetime.time(9, 30),
        "https://meet.example.org/a",
    )
    changed = planned(day="2027-01-13", topic="Visit", onwards="on")
    desk.post(address("session", second), changed)
    desk.post(address("session_cancel", first), {"key": uuid.uuid4(), "words": "The oven is broken."})
    page = desk.get(address("group_sessions", group)).context
    assert [(row.said.topic, row.said.day.isoformat(), row.state) for row in page["to_come"]] == [
        ("Practice kitchen", "2027-01-05", "Cancelled"),
        ("Visit", "2027-01-13", ""),
        ("Visit", "2027-01-20", ""),
    ]


def test_the_same_form_sent_twice_plans_once(desk, group):
    said = planned()
    answers = [desk.post(address("session_new", group), said) for _again in range(2)]
    assert ([answer.status_code for answer in answers], Session.objects.count()) == ([303, 303], 1)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"topic": "Survivors of trafficking"}, "topic"),
        ({"ends": "09:00"}, "ends"),
        ({"until": "2026-12-01"}, "until"),
        ({"until": "2029-01-05"}, "until"),
        ({"link": "http://meet.example.org/a"}, "link"),
        ({"begins": "half past nine"}, "begins"),
    ],
)
def test_what_cannot_be_planned_is_said_beside_its_field(desk, group, said, field):
    page = desk.post(address("session_new", group), planned(**said))
    assert (page.status_code, list(page.context["form"].errors), Session.objects.count()) == (200, [field], 0)


def sent(page, **changes) -> dict:
    """The register as a browser sends it: what is checked, what was shown, and what somebody changes."""
    text = page.content.decode()
    said = dict(re.findall(r'type="hidden" name="(was-[^"]+)" value="([^"]*)"', text))
    for name, value in re.findall(r'type="radio" name="([^"]+)" value="([^"]+)" checked', text):
        said[name] = value
    return {"key": uuid.uuid4(), **said, **changes}


def kept(session) -> dict:
    return {row.enrolment_id: (row.mark, row.minutes_late) for row in session.attendances.all()}


def test_everyone_is_here_and_then_one_was_late(desk, group):
    one, other = make_member(group), make_member(group)
    session = make_session(group, begins=-HOUR / 6)
    page = desk.get(address("register", session))
    assert (page.context["open"], len(page.context["rows"])) == (2, 2)
    done = desk.post(address("register", session), sent(page, everyone="1"), follow=True)
    assert [str(message) for message in done.context["messages"]] == ["Kept: 2 marks."]
    late = {f"mark-{one.uuid}": "late", f"late-{one.uuid}": "30"}
    desk.post(address("register", session), sent(done, **late))
    assert kept(session) == {one.pk: ("late", 30), other.pk: ("present", 0)}


def test_a_page_that_was_open_longer_takes_nothing_back(desk, enter, group):
    one, other = make_member(group), make_member(group)
    session = make_session(group, begins=-HOUR / 6)
    old = desk.get(address("register", session))
    mark(session, one, Mark.EXCUSED, by=make_worker(Role.TRAINER, first_name="Rosa"))
    desk.post(address("register", session), sent(old, **{f"mark-{other.uuid}": "present"}))
    assert kept(session) == {one.pk: ("excused", 0), other.pk: ("present", 0)}
    shown = desk.get(address("register", session)).context["rows"]
    assert {row.by for row in shown} == {"Rosa", "Marta"}


def test_another_day_the_reason_is_asked_for(desk, group, trainer):
    her, session = make_member(group), make_session(group, begins=-3 * DAY)
    mark(session, her, Mark.NOT_THERE, by=trainer)
    page = desk.get(address("register", session))
    here = {f"mark-{her.uuid}": "present"}
    refused = desk.post(address("register", session), sent(page, **here))
    assert (list(refused.context["form"].errors), kept(session)) == (["why"], {her.pk: ("not_there", 0)})
    desk.post(address("register", session), sent(page, why="paper", **here))
    assert kept(session) == {her.pk: ("present", 0)}


def test_nothing_marked_is_not_a_register(desk, group):
    make_member(group)
    session = make_session(group, begins=-HOUR / 6)
    page = desk.get(address("register", session))
    desk.post(address("register", session), sent(page))
    session.refresh_from_db()
    assert (Attendance.objects.count(), session.register_at) == (0, None)


def test_before_it_opens_and_elsewhere_there_is_no_register(desk, enter, group, same_absence):
    soon, now = make_session(group, begins=2 * HOUR), make_session(group)
    stranger = enter(make_worker(Role.TRAINER, organisation=make_organisation("Ergasia")))
    missing = address("register", uuid.uuid4())
    assert same_absence(desk, address("register", soon), missing)
    assert same_absence(stranger, address("register", now), missing)
    for name in ("session", "session_cancel", "sheet"):
        assert same_absence(stranger, address(name, now), address(name, uuid.uuid4()))
    assert same_absence(stranger, address("group_sessions", group), address("group_sessions", uuid.uuid4()))


@pytest.mark.parametrize("language", ["en", "it", "ar"])
def test_the_sheet_has_handles_and_a_column_that_stays_empty(desk, group, language):
    make_member(group, handle="River Maple 42")
    page = desk.get(address("sheet", make_session(group, begins=DAY)), {"in": language})
    assert (page.status_code, page["Content-Type"], page.content[:5]) == (200, "application/pdf", b"%PDF-")


def test_the_lists_ask_the_same_for_one_and_three(desk, group, trainer, count_queries):
    make_session(group)
    make_session(group, begins=DAY)
    counted = [count_queries(desk.get, address("sessions"))]
    for number in (2, 3):
        make_session(group, begins=-number * DAY, trainer=trainer)
        make_session(group, begins=number * DAY, interpreter="fr")
    counted.append(count_queries(desk.get, address("sessions")))
    assert counted[0] == counted[1]


def test_the_register_asks_the_same_for_one_and_three(desk, group, trainer, count_queries):
    session = make_session(group, begins=-HOUR / 6)
    mark(session, make_member(group), by=trainer)
    counted = [count_queries(desk.get, address("register", session))]
    for _each in range(2):
        mark(session, make_member(group), by=trainer)
    counted.append(count_queries(desk.get, address("register", session)))
    assert counted[0] == counted[1]


def held(worker, key) -> list:
    return [learner.handle for learner in desk_learners(worker) if getattr(learner, key)]


def test_a_register_nobody_kept_is_asked_for_until_it_is_kept(desk, group, trainer):
    her = make_member(group, handle="River Maple 42")
    session = make_session(group)
    assert held(trainer, "register_to_keep") == ["River Maple 42"]
    need = needs.get("register_to_keep")
    assert need.address(her.person.profile) == address("register", session)
    shown = desk.get(address("sessions")).context["to_keep"]
    assert [row.url for row in shown] == [address("register", session)]
    mark(session, her, by=trainer)
    assert held(trainer, "register_to_keep") == []


def test_tomorrow_is_told_until_somebody_spoke_with_her(group, trainer):
    her = make_member(group, handle="River Maple 42")
    at = days.noon_of(days.in_days(1)) - timezone.now()
    make_session(group, begins=at)
    assert held(trainer, "session_tomorrow") == ["River Maple 42"]
    note_talk(trainer, her.person.profile, "session_tomorrow")
    assert held(trainer, "session_tomorrow") == []


@pytest.mark.parametrize("key", ["register_to_keep", "session_tomorrow"])
def test_what_another_organisation_does_with_her_is_told_there(group, trainer, key):
    her = make_member(group)
    make_session(group)
    make_session(group, begins=days.noon_of(days.in_days(1)) - timezone.now())
    theirs = make_organisation("Ergasia")
    her.person.memberships.create(organisation=theirs, role=Role.LEARNER)
    other = make_worker(Role.TRAINER, organisation=theirs)
    assert [len(held(reader, key)) for reader in (trainer, other)] == [1, 0]


def test_her_page_shows_hours_and_how_it_was_to_those_of_her_organisation(enter, desk, group, trainer):
    her = make_member(group)
    mark(make_session(group), her, Mark.LATE, 15, by=trainer)
    make_session(group, begins=DAY)
    page = reverse("desk:person", args=[her.person.profile.uuid])
    shown = desk.get(page).context
    assert [(row.mark, row.late) for row in shown["held"]] == [("Late", 15)]
    assert [row.hours for row in shown["session_hours"]] == ["2.5"]
    theirs = make_organisation("Ergasia")
    her.person.memberships.create(organisation=theirs, role=Role.LEARNER)
    other = enter(make_worker(Role.TRAINER, organisation=theirs))
    assert "held" not in other.get(page).context
