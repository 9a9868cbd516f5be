"""What of the directory is shown, and how it is narrowed."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from lms.contacts.enums import Answer
from lms.core import days
from lms.services.directory.actions import refresh_hours
from lms.services.directory.models import ServiceArea
from lms.services.directory.queries import narrowed, open_at, open_first, public, towns, with_all_shown
from lms.services.enums import Cost, Status
from lms.services.finding.shown import ShownService
from lms.services.reaching.models import Hours, Language, Schedule
from tests.factories.services import make_place, make_service, make_town

pytestmark = pytest.mark.django_db
TODAY = days.today
A_DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "is_shown"),
    [
        ({}, True),
        ({"expires_on": TODAY}, True),
        ({"is_published": False}, False),
        ({"status": Status.DEFUNCT}, False),
        ({"reviewer": "", "reviewed_on": None, "expires_on": None}, False),
        ({"suspend_on": TODAY}, False),
        ({"suspend_on": lambda: TODAY() + A_DAY}, True),
        ({"paused_on": TODAY}, False),
        ({"paused_on": lambda: TODAY() + A_DAY}, True),
        ({"paused_on": lambda: TODAY() - 2 * A_DAY, "paused_until": TODAY}, True),
    ],
)
def test_what_is_shown_today(facts, is_shown):
    service = make_service(**{name: fact() if callable(fact) else fact for name, fact in facts.items()})
    assert list(public()) == ([service] if is_shown else [])


def test_past_its_review_it_stays_and_says_so():
    service = make_service(reviewed_on=TODAY() - 200 * A_DAY, expires_on=TODAY() - A_DAY)
    assert list(public()) == [service]
    assert service.standing_on(TODAY()) == "expired"


def test_each_question_narrows():
    bologna, bari = make_town(), make_town("Bari")
    asked = make_service(needs=["health", "talk"], towns=[bologna], women_only=Answer.YES, cost=Cost.FREE)
    Language.objects.create(service=asked, code="ar", name="Arabic")
    make_service(needs=["papers"], towns=[bari])
    for question in (
        {"need": "health"},
        {"town": bologna},
        {"language": "ar"},
        {"women_only": True},
        {"free": True},
    ):
        assert list(narrowed(public(), **question)) == [asked], question
    assert list(narrowed(public(), need="health", town=bari)) == []


def test_a_service_for_a_whole_country_is_found_in_each_of_its_towns():
    line = make_service()
    ServiceArea.objects.create(service=line, country="IT")
    athens = make_town("Athens", "GR")
    assert [list(narrowed(public(), town=each)) for each in (make_town(), athens)] == [[line], []]


def test_open_now_is_what_its_hours_say_and_not_known_is_not_open():
    moment = days.local(timezone.now()).replace(hour=10, minute=0)
    at_ten = {"weekday": moment.isoweekday(), "opens": datetime.time(9), "closes": datetime.time(12)}
    opened, at_a_place, always = (make_service() for _ in range(3))
    make_service(), make_place(make_service(), town=make_town())
    Hours.objects.create(service=opened, **at_ten)
    Hours.objects.create(service_at_location=make_place(at_a_place), **at_ten)
    always.answers_day_and_night = True
    always.save()
    closed = make_service()
    Hours.objects.create(service=closed, weekday=moment.isoweekday(), is_closed=True)
    assert set(narrowed(public(), now=moment)) == {opened, at_a_place, always}
    assert set(narrowed(public(), now=moment.replace(hour=12))) == {always}


def weekly(opens, closes, **owner):
    Schedule.objects.create(
        **owner, freq="WEEKLY", byday="MO", opens_at=datetime.time(opens), closes_at=datetime.time(closes)
    )


@pytest.mark.both
@pytest.mark.parametrize("of_service", [(), (9, 12), (14, 18)])
@pytest.mark.parametrize("of_bologna", [None, (), (9, 12), (14, 18)])
@pytest.mark.parametrize("of_bari", [None, (), (9, 12)])
@pytest.mark.parametrize("asked", ["", "Bologna", "Bari", "Rome"])
def test_what_is_looked_for_as_open_is_shown_as_open(of_service, of_bologna, of_bari, asked):
    """Hours of the service count for a place without any; in a town only its places count. None: no place."""
    service = make_service()
    ServiceArea.objects.create(service=service, country="IT")
    for town, hours in (("Bologna", of_bologna), ("Bari", of_bari)):
        if hours is not None:
            place = make_place(service, town=make_town(town))
            if hours:
                weekly(*hours, service_at_location=place)
    if of_service:
        weekly(*of_service, service=service)
    refresh_hours([service])
    moment = datetime.datetime(2026, 11, 30, 10, 30, tzinfo=ZoneInfo("Europe/Rome"))
    town = make_town(asked) if asked else None
    near = str(town.uuid) if town else ""
    shown = ShownService(with_all_shown(public()).get(), near=near, now=moment).state.kind == "open"
    assert [
        bool(narrowed(public(), town=town, now=moment)),
        public().filter(open_first(moment, town)).exists(),
        public().filter(open_at(moment, town)).exists(),
    ] == [shown] * 3


@pytest.mark.both
@pytest.mark.parametrize(("country", "opens_at"), [("IT", 8), ("ES", 8), ("GR", 7), ("RO", 7), ("PL", 8)])
def test_doors_open_by_the_clock_of_their_country(settings, country, opens_at):
    """At nine there: whatever the website's clock says, which is Rome's here."""
    settings.TIME_ZONE = "Europe/Rome"
    service = make_service(closed_days="7")
    place = make_place(service, town=make_town("Town", country))
    for owner in ({"service": service}, {"service_at_location": place}):
        Schedule.objects.all().delete()
        Schedule.objects.create(
            **owner, freq="WEEKLY", byday="MO", opens_at=datetime.time(9), closes_at=datetime.time(10)
        )
        refresh_hours([service])
        monday = datetime.datetime(2026, 11, 30, opens_at, 30, tzinfo=datetime.UTC)
        hour = datetime.timedelta(hours=1)
        for moment, is_open in ((monday - hour, False), (monday, True), (monday + hour, False)):
            found = [list(narrowed(public(), now=moment)), list(public().filter(open_first(moment)))]
            assert found == [[service]] * 2 if is_open else [[], []], (owner, moment)
            assert list(public().filter(open_at(moment))) == ([service] if is_open else [])


@pytest.mark.both
@pytest.mark.parametrize(
    ("utc", "asked", "is_open"),
    [(7, "Athens", True), (7, "Bologna", False), (7, None, True), (8, "Athens", False), (8, "Bologna", True),
     (8, None, True), (9, None, False), (8, "Bari", True)],
)  # fmt: skip
def test_of_a_service_in_several_countries_each_place_has_its_own_clock(utc, asked, is_open):
    """From nine to ten everywhere: in Athens an hour before Bologna. Bari has no place, and is reached."""
    service = make_service()
    ServiceArea.objects.create(service=service, country="IT")
    for town, country in (("Bologna", "IT"), ("Athens", "GR")):
        make_place(service, town=make_town(town, country))
    weekly(9, 10, service=service)
    refresh_hours([service])
    moment = datetime.datetime(2026, 11, 30, utc, 30, tzinfo=datetime.UTC)
    country = "GR" if asked == "Athens" else "IT"
    town = make_town(asked, country) if asked else None
    near = str(town.uuid) if town else ""
    assert [
        bool(narrowed(public(), town=town, now=moment)),
        public().filter(open_first(moment, town)).exists(),
        public().filter(open_at(moment, town)).exists(),
        ShownService(with_all_shown(public()).get(), near=near, now=moment).state.kind == "open",
    ] == [is_open] * 4


def test_towns_are_those_where_something_is_shown():
    make_service(towns=[make_town()])
    make_service(towns=[make_town("Bari")], is_published=False)
    make_town("Rome")
    assert [town.name for town in towns()] == ["Bologna"]


@pytest.mark.parametrize("many", [1, 3, 12])
def test_all_that_is_shown_costs_as_many_queries_for_many(many, django_assert_num_queries):
    town = make_town()
    for _ in range(many):
        make_service(needs=["health"], towns=[town])
    with django_assert_num_queries(QUERIES):
        for service in with_all_shown(public()):
            assert service.service_at_locations.all()[0].location.town == town


QUERIES = 18
