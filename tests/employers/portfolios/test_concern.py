"""Something is not right with an employer: she says it from what she shows there, and one coordinator closes
the employer at once.
"""

import datetime

import pytest
from django.utils import timezone

from employers.portfolios.actions import Draft, share
from employers.portfolios.models import Share
from lms.concerns.actions import look, stop
from lms.concerns.models import Concern
from lms.concerns.rules import can_decide
from lms.contracts import evidence
from lms.core import days
from lms.organisations.models import Closing, Organisation, Role
from tests.architecture.matrix_world import has_something
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db
SENT = {"said_what": "money", "said_step": "send", "said": "He asked for 200 euro."}


@pytest.fixture
def leading(faces):
    return {
        name: make_worker(Role.COORDINATOR, organisation=make_organisation(name))
        for name in ("Alba", "Officina", "Ergasia")
    }


@pytest.fixture
def her(leading):
    learner = make_learner()
    has_something(learner)
    return learner.user


@pytest.fixture
def shown(her) -> Share:
    make_employer("Hotel Aurora")  # checked by Officina and Ergasia
    until = timezone.now().date() + datetime.timedelta(days=10)
    draft = Draft(
        Organisation.objects.get(name="Hotel Aurora"), until, "Kitchen", items=evidence.shareable(her)
    )
    return share(her, draft, language="en")


def test_it_goes_to_those_who_checked_the_employer(her, shown, enter):
    browser = enter(her, pin=True)
    assert f'href="/learn/word/{shown.uuid}/"' in browser.get("/learn/portfolio/").content.decode()
    assert browser.post(f"/learn/word/{shown.uuid}/", SENT).status_code == 200
    concern = Concern.objects.get()
    assert (concern.kind, concern.thing, concern.face) == ("employer", shown.organisation.uuid, "skills")
    assert {seat.organisation.name for seat in concern.seats.all()} == {"Officina", "Ergasia"}


def test_without_her_pin_it_is_said_and_the_employer_is_not_named(her, shown, enter):
    address = f"/learn/word/{shown.uuid}/"
    for pin in (True, False):
        browser = enter(her, pin=pin)
        pages = [
            browser.get(address),
            *(browser.post(address, sent) for sent in ({"said_what": "other"}, SENT)),
        ]
        assert [page.status_code for page in pages] == [200, 200, 200]
        named = ["Hotel Aurora" in page.content.decode() for page in pages]
        assert named == ([True, True, False] if pin else [False, False, False])


def test_of_somebody_elses_share_nothing_is_said(shown, enter, same_absence):
    other = enter(make_learner().user, pin=True)
    address = f"/learn/word/{shown.uuid}/"
    assert (other.get(address).status_code, other.post(address, SENT).status_code) == (404, 404)
    assert Concern.objects.count() == 0


def test_one_coordinator_closes_the_employer_and_its_people_learn_nothing(her, shown, leading, enter):
    enter(her, pin=True).post(f"/learn/word/{shown.uuid}/", SENT)
    concern = Concern.objects.get()
    stop(concern, by=leading["Officina"], words="It asks for money.")
    assert Closing.objects.get(reopened_at=None).reason == "It asks for money."
    shown.refresh_from_db()
    assert not shown.consent.holds
    for name in ("Officina", "Ergasia"):
        assert can_decide(leading[name], concern) is None, "it opens with new checks alone"
        look(concern, by=leading[name], words="Spoke with them.")
    concern.refresh_from_db()
    assert concern.closed_on == days.today()
