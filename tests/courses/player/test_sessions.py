"""When her group meets, on her home and on a page of its own."""

import datetime

import pytest
from django.utils import timezone

from courses.enrolments.actions import end_enrolment
from courses.sessions.models import RemoteLink
from lms.organisations.models import Role
from tests.factories.people import make_worker
from tests.factories.sessions import DAY, make_group, make_member, make_session, mark

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]

MINUTE = datetime.timedelta(minutes=1)
LINK = "https://meet.example.org/abc"


@pytest.fixture
def group():
    return make_group()


@pytest.fixture
def enrolment(group):
    return make_member(group)


@pytest.fixture
def hers(enter, enrolment):
    return enter(enrolment.person)


def remote(group, begins):
    session = make_session(group, begins=begins, is_remote=True, room="")
    link = RemoteLink(session=session, until=session.ends_at)
    link.keep(LINK)
    link.save()
    return session


def test_the_next_one_stands_on_her_home_and_all_on_their_page(hers, group):
    make_session(group)
    make_session(group, begins=8 * DAY, topic="Visit")
    soon = make_session(group, begins=DAY, bring="An apron", interpreter="fr")
    home, page = hers.get("/learn/"), hers.get("/learn/sessions/")
    assert (home.context["session"].said.uuid, home.context["session"].url) == (soon.uuid, "/learn/sessions/")
    rows = page.context["to_come"]
    assert [(row.said.topic, row.said.bring, row.said.interpreter) for row in rows] == [
        ("Practice kitchen", "An apron", "French"),
        ("Visit", "", ""),
    ]


def test_where_nothing_is_planned_her_home_is_as_it_was(hers):
    assert hers.get("/learn/").context["session"] is None
    assert "Nothing is planned now." in hers.get("/learn/sessions/").content.decode()


def test_one_that_is_called_off_is_told_with_its_words_and_without_the_place(hers, group):
    make_session(group, begins=DAY, cancelled_at=timezone.now(), cancelled_words="The oven is broken.")
    for address in ("/learn/", "/learn/sessions/"):
        text = hers.get(address).content.decode()
        assert ("The oven is broken." in text, "kitchen 2" in text) == (True, False)


@pytest.mark.parametrize(
    ("begins", "is_there"), [(61 * MINUTE, False), (59 * MINUTE, True), (-179 * MINUTE, True)]
)
def test_the_link_is_there_from_an_hour_before_until_the_end(hers, group, begins, is_there):
    remote(group, begins)
    assert (LINK in hers.get("/learn/sessions/").content.decode()) is is_there


def test_the_link_is_for_the_group_and_while_she_is_in_it(hers, enter, group, enrolment):
    remote(group, MINUTE)
    stranger = enter(make_member(make_group()).person)
    assert LINK not in stranger.get("/learn/sessions/").content.decode()
    end_enrolment(enrolment, by=make_worker(Role.TRAINER))
    assert LINK not in hers.get("/learn/sessions/").content.decode()


def test_her_hours_and_how_it_was(hers, group, enrolment):
    mark(make_session(group, minutes=90), enrolment, by=make_worker(Role.TRAINER))
    page = hers.get("/learn/sessions/").context
    assert [row.hours for row in page["hours"]] == ["1.5"]
    assert [row.mark for row in page["past"]] == ["Present"]


def test_the_page_asks_the_same_for_one_and_three(hers, group, enrolment, count_queries):
    trainer = make_worker(Role.TRAINER)
    counted = []
    for begins in ([DAY], [2 * DAY, 3 * DAY]):
        for one in begins:
            remote(group, one)
            mark(make_session(group, begins=-one, trainer=trainer), enrolment, by=trainer)
        counted.append(count_queries(hers.get, "/learn/sessions/"))
    assert counted[0] == counted[1]
