"""A step "come to the sessions" of a plan ticks by itself: asked as a plan asks."""

import datetime
import uuid

import pytest

from courses.catalogue.models import Module
from courses.sessions.enums import Mark
from lms.contracts import destination
from lms.organisations.models import Role
from tests.factories.people import make_worker
from tests.factories.sessions import DAY, make_group, make_member, make_session, mark

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]


@pytest.fixture
def group():
    return make_group()


@pytest.fixture
def module(group):
    return Module.objects.create(uuid=uuid.uuid4(), course=group.course, texts={"en": {"title": "Hygiene"}})


def reached(enrolment, *things) -> dict:
    named = [("session", thing.uuid) for thing in things]
    found = destination.reached([enrolment.person_id], named)
    return {uuid: day for (_person, _kind, uuid), day in found.items()}


def test_the_first_day_she_was_there_counts_for_the_course_and_for_its_module(group, module):
    her, trainer = make_member(group), make_worker(Role.TRAINER)
    mark(make_session(group, begins=-9 * DAY), her, Mark.EXCUSED, by=trainer)
    assert reached(her, group.course, module) == {}
    first = make_session(group, begins=-5 * DAY)
    second = make_session(group, begins=-3 * DAY, counts_for=module)
    mark(second, her, by=trainer)
    mark(first, her, Mark.LATE, 5, by=trainer)
    assert reached(her, group.course, module) == {group.course.uuid: first.day, module.uuid: second.day}
    assert reached(make_member(group), group.course) == {}


def test_it_is_named_by_its_course_and_leads_to_her_page(group, module):
    her = make_member(group)
    ((_named, place),) = destination.told(
        [("session", group.course.uuid)], language="en", person=her.person
    ).items()
    assert (place.label, place.title, place.url) == ("Sessions", "Kitchen work", "")
    make_session(group, begins=datetime.timedelta(days=1))
    ((_named, place),) = destination.told(
        [("session", group.course.uuid)], language="en", person=her.person
    ).items()
    assert place.url == "/learn/sessions/"
    assert destination.ticks("session")
