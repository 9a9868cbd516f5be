"""An employer is closed: what was shown to it ends, she is told in plain words, and nothing comes back by
itself.
"""

import datetime

import pytest
from django.utils import timezone

from courses.catalogue.models import Course
from courses.enrolments.actions import enrol
from employers.portfolios.actions import Draft, share
from employers.portfolios.models import Share
from employers.portfolios.queries import shares_for
from lms.audit.models import AuditEntry
from lms.contracts import evidence
from lms.organisations.actions import vet
from lms.organisations.closing import close_employer
from lms.organisations.models import Organisation, Role
from lms.privacy.models import ConsentReceipt
from tests.factories import courses as make
from tests.factories.learning import pass_module
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker
from tests.racing import at_once


def coordinator_of(name: str):
    return make_worker(Role.COORDINATOR, organisation=make_organisation(name))


def show(person, name: str) -> Share:
    until = timezone.now().date() + datetime.timedelta(days=10)
    draft = Draft(
        Organisation.objects.get(name=name), until, "Kitchen helper", items=evidence.shareable(person)
    )
    return share(person, draft, language="en")


@pytest.fixture
def learner(faces):
    course: Course = make.published_course(faces.skills, lessons=1, steps=1, quiz=1)
    learner = make_learner()
    pass_module(enrol(learner.user, course, by=learner.user), make.modules_of(course)[0])
    return learner.user


@pytest.fixture
def shown(learner):
    """Shown to two employers: (somebody of the first, somebody of the second)."""
    people = make_employer("Hotel Aurora"), make_employer("Trattoria Lina")
    for name in ("Hotel Aurora", "Trattoria Lina"):
        show(learner, name)
    return people


def close(name="Hotel Aurora") -> None:
    close_employer(
        Organisation.objects.get(name=name),
        coordinator=coordinator_of("Filoxenia"),
        reason="Nobody answers there.",
    )


def test_s15_what_was_shown_to_it_ends_and_the_rest_stays(learner, shown):
    hotel, lina = shown
    close()
    assert (shares_for(hotel).count(), shares_for(lina).count(), Share.objects.open_now().count()) == (
        0,
        1,
        1,
    )
    ended = ConsentReceipt.objects.get(organisation__name="Hotel Aurora")
    assert (ended.ended_by_place, ended.withdrawn_at is not None) == (True, True)
    entry = AuditEntry.objects.get(action="consent.ended")
    assert (entry.actor.person.username.startswith("coordinator"), entry.about.person) == (True, learner)


def test_s15_the_next_request_finds_nothing(shown, enter):
    hotel, _lina = shown
    browser = enter(hotel)
    address = f"/employers/portfolios/{Share.objects.get(organisation__name='Hotel Aurora').uuid}/"
    assert browser.get(address).status_code == 200
    close()
    assert browser.get(address).status_code == 302


def test_s15_opening_it_again_shows_it_nothing(learner, shown):
    hotel, _lina = shown
    close()
    for name in ("Officina", "Ergasia"):
        vet(Organisation.objects.get(name="Hotel Aurora"), coordinator=coordinator_of(name), note="visited")
    again = type(hotel).objects.get(pk=hotel.pk)
    assert shares_for(again).count() == 0
    show(learner, "Hotel Aurora")
    assert shares_for(again).count() == 1


def test_s15_she_is_told_and_nothing_more(learner, shown, enter):
    close()
    browser = enter(learner, pin=True)
    page = browser.get("/learn/portfolio/").content.decode()
    assert "This employer no longer takes part." in page
    assert "Nobody answers there." not in page
    assert "no longer takes part" in browser.get("/learn/privacy/").content.decode()
    ConsentReceipt.objects.update(withdrawn_at=timezone.now() - datetime.timedelta(days=31))
    assert "They no longer see anything about you" not in browser.get("/learn/portfolio/").content.decode()


def test_s15_it_is_offered_to_no_learner(learner, shown, enter):
    assert "Hotel Aurora" in enter(learner, pin=True).get("/learn/portfolio/new/").content.decode()
    close()
    assert "Hotel Aurora" not in enter(learner, pin=True).get("/learn/portfolio/new/").content.decode()


@pytest.mark.parametrize("turn", range(3))
def test_s15_shown_in_the_moment_it_is_closed_it_is_not_open(own_faces, turn):
    course = make.published_course(own_faces.skills, lessons=1, steps=1, quiz=1)
    learners = [make_learner().user for _number in range(4)]
    for person in learners:
        pass_module(enrol(person, course, by=person), make.modules_of(course)[0])
    make_employer("Hotel Aurora")
    coordinator, hotel = coordinator_of("Filoxenia"), Organisation.objects.get(name="Hotel Aurora")
    at_once(
        *[lambda person=person: show(person, "Hotel Aurora") for person in learners],
        lambda: close_employer(hotel, coordinator=coordinator, reason="x"),
    )
    assert Share.objects.open_now().count() == 0
