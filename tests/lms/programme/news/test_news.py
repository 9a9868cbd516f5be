"""News and events: what is coming first, what is over still there."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lms.core import days
from lms.programme.models import EventPage, NewsItemPage, NewsPage
from tests.factories.programme import below, reader

pytestmark = pytest.mark.django_db


def in_days(number):
    return days.today() + datetime.timedelta(days=number)


@pytest.fixture
def shelf(faces):
    return below(faces.programme, NewsPage, "News")


def titles(answer, name):
    return [page.title for page in answer.context[name]]


def test_events_are_coming_until_their_last_day_is_over(shelf):
    below(shelf, EventPage, "Later", begins_on=in_days(8), town="Turin")
    below(shelf, EventPage, "Today", begins_on=in_days(-2), ends_on=in_days(0), town="Turin")
    below(shelf, EventPage, "Over", begins_on=in_days(-2), ends_on=in_days(-1), town="Turin")
    below(shelf, EventPage, "Long over", begins_on=in_days(-9), town="Turin")
    answer = reader().get("/news/")
    assert (titles(answer, "coming"), titles(answer, "over")) == (["Today", "Later"], ["Over", "Long over"])
    assert "This is over." in reader().get("/news/over/").content.decode()


def test_the_newest_news_stands_first(shelf):
    below(shelf, NewsItemPage, "Old", day=in_days(-9))
    below(shelf, NewsItemPage, "New", day=in_days(-1))
    assert titles(reader().get("/news/"), "news") == ["New", "Old"]


def test_an_empty_shelf_says_so(shelf):
    shown = reader().get("/news/").content.decode()
    words = ["Nothing is planned just now.", "There is no news yet."]
    assert [each for each in words if each not in shown] == []
    assert "What is over" not in shown


def test_days_are_written_out(shelf):
    day = datetime.date(2027, 3, 5)
    below(shelf, EventPage, "School", begins_on=day, ends_on=day + datetime.timedelta(days=2), town="Turin")
    assert "5 March to 7 March 2027" in reader().get("/news/school/").content.decode()


def test_the_last_day_is_not_before_the_first(shelf):
    page = EventPage(title="A", slug="a", begins_on=in_days(2), ends_on=in_days(1), town="Turin")
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert list(refused.value.message_dict) == ["ends_on"]


def queries():
    reader().get("/news/")
    with CaptureQueriesContext(connection) as found:
        reader().get("/news/")
    return len(found)


def test_the_number_of_queries_does_not_grow_with_news_and_events(shelf):
    def more(*numbers):
        for number in numbers:
            below(shelf, EventPage, f"Event {number}", begins_on=in_days(number), town="Turin")
            below(shelf, EventPage, f"Past {number}", begins_on=in_days(-number), town="Turin")
            below(shelf, NewsItemPage, f"News {number}", day=in_days(-number))
        return queries()

    assert more(1) == more(2, 3)
