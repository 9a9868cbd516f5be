"""Sessions in somebody's own calendar: when, never where; at an address that only she has."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.sessions.calendars import LINE, calendar_of, make_key, person_for, take_back_key
from courses.sessions.models import CalendarKey
from lms.accounts.actions import suspend
from lms.core import days
from lms.organisations.models import Role
from tests.factories.people import make_organisation, make_worker
from tests.factories.sessions import DAY, make_group, make_member, make_session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER)


@pytest.fixture
def group():
    return make_group()


def address(token: str) -> str:
    return reverse("session_calendar:feed", args=[token])


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def said(person, *names) -> list[str]:
    return [line for line in unfolded(calendar_of(person)) if line.partition(":")[0] in names]


def test_it_says_when_and_what_and_never_where(group, trainer):
    session = make_session(group, begins=DAY, trainer=trainer, topic="Knives; boards, cloths", minutes=90)
    at = session.starts_at.astimezone(datetime.UTC)
    day = days.day_of(at, "UTC").isoformat().replace("-", "")
    clock = at.time().isoformat(timespec="seconds").replace(":", "")
    assert said(trainer, "UID", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS") == [
        f"UID:{session.uuid}",
        f"DTSTART:{day}T{clock}Z",
        "SUMMARY:Knives\\; boards\\, cloths · Morning",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
    ]
    assert "kitchen 2" not in calendar_of(trainer)


def test_lines_are_folded_by_octets_and_no_letter_is_cut(group, trainer):
    make_session(group, begins=DAY, trainer=trainer, topic="Καθαρή κουζίνα και χώροι εργασίας " * 2)
    text = calendar_of(trainer)
    assert max(len(line.encode()) for line in text.split("\r\n")) == LINE
    (summary,) = said(trainer, "SUMMARY")
    assert summary.startswith("SUMMARY:Καθαρή κουζίνα και χώροι εργασίας Καθαρή")


def test_what_is_called_off_is_told_so(group, trainer):
    make_session(group, begins=DAY, trainer=trainer, cancelled_at=timezone.now(), revision=1)
    assert said(trainer, "SEQUENCE", "STATUS") == ["SEQUENCE:1", "STATUS:CANCELLED"]


def test_a_trainer_has_those_she_gives_and_a_coordinator_those_of_her_organisation(group, trainer):
    make_session(group, begins=DAY, trainer=trainer)
    make_session(group, begins=2 * DAY)
    make_session(make_group(organisation=make_organisation("Ergasia")), begins=DAY, trainer=trainer)
    coordinator = make_worker(Role.COORDINATOR)
    assert [len(said(person, "UID")) for person in (trainer, coordinator)] == [1, 2]


def test_a_learners_says_nothing_but_that_there_is_an_appointment(group):
    her = make_member(group, language="it").person
    make_session(group, begins=DAY)
    assert said(her, "SUMMARY") == ["SUMMARY:Appuntamento"]
    assert "Practice kitchen" not in calendar_of(her)


def test_a_program_reads_it_without_a_session_and_nobody_keeps_it(client, group, trainer):
    make_session(group, begins=DAY, trainer=trainer)
    page = client.get(address(make_key(trainer)))
    assert (page.status_code, page["Content-Type"], page["Cache-Control"], dict(page.cookies)) == (
        200,
        "text/calendar; charset=utf-8",
        "no-store",
        {},
    )


def test_the_token_stands_nowhere_and_the_one_before_ends(trainer):
    first, second = make_key(trainer), make_key(trainer)
    (row,) = CalendarKey.objects.all()
    assert second not in row.fingerprint
    assert [person_for(token) for token in (first, second)] == [None, trainer]
    take_back_key(trainer)
    take_back_key(trainer)
    assert person_for(second) is None


@pytest.mark.parametrize("ends", ["year", "account", "role"])
def test_it_ends_by_itself(group, trainer, ends):
    her = make_member(group).person
    make_session(group, begins=DAY, trainer=trainer)
    tokens = [make_key(person) for person in (her, trainer)]
    if ends == "year":
        CalendarKey.objects.update(made_at=timezone.now() - 366 * DAY)
        assert [person_for(token) for token in tokens] == [None, None]
    elif ends == "account":
        suspend(her.profile, by=make_worker(Role.COORDINATOR))
        assert [person_for(token) for token in tokens] == [None, trainer]
    else:
        trainer.memberships.update(ended_at=timezone.now())
        assert said(person_for(tokens[1]), "UID") == []


def test_whoever_guesses_finds_nothing_and_waits(client):
    answers = [client.get(address(f"guess-{number}")).status_code for number in range(61)]
    assert (answers[:60], answers[60]) == ([404] * 60, 429)


@pytest.mark.parametrize("room", ["teaching", "player"])
def test_the_address_is_told_once_and_taken_back(client, enter, group, trainer, room):
    person = trainer if room == "teaching" else make_member(group).person
    browser, page = enter(person), reverse(f"{room}:calendar")
    made = browser.post(page, {"do": "make", "key": "6f3c7a0e-9d3e-4b8a-9d59-0a3f6f1f2a11"})["Location"]
    told = browser.get(made).context["told"]
    assert (client.get(told).status_code, browser.get(made).context["told"]) == (200, None)
    browser.post(page, {"do": "take_back", "key": "6f3c7a0e-9d3e-4b8a-9d59-0a3f6f1f2a12"})
    assert client.get(told).status_code == 404
