"""A suspended account shows nothing to anybody."""

import datetime

import pytest
from django.utils import timezone

from courses.catalogue.models import Course
from courses.enrolments.actions import enrol
from employers.portfolios.actions import Draft, share
from employers.portfolios.queries import shares_for
from lms.accounts.events import AccountSuspended
from lms.contracts import event, evidence
from lms.organisations.actions import open_account_again, suspend_account
from lms.pathways.moving.models import HandOver
from lms.pathways.plans.models import Pathway
from tests.factories import courses as make
from tests.factories.learning import pass_module
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(faces):
    """A learner with one share, the employer who sees it, and her case worker."""
    course: Course = make.published_course(faces.skills, lessons=1, steps=1, quiz=1)
    worker = make_worker()
    learner = make_learner(worker=worker)
    pass_module(enrol(learner.user, course, by=learner.user), make.modules_of(course)[0])
    employer = make_employer()
    organisation = employer.memberships.get().organisation
    until = timezone.now().date() + datetime.timedelta(days=10)
    share(
        learner.user,
        Draft(organisation, until, "Kitchen helper", items=evidence.shareable(learner.user)),
        language="en",
    )
    return learner, employer, worker


def test_suspending_ends_what_is_shown(shown):
    learner, employer, worker = shown
    assert shares_for(employer).count() == 1
    suspend_account(learner.profile, worker=worker)
    assert shares_for(employer).count() == 0


@pytest.mark.parametrize("turn", [list, reversed], ids=["as registered", "the other way round"])
def test_whoever_hears_of_it_first_all_end(shown, monkeypatch, turn):
    learner, employer, worker = shown
    place = worker.memberships.get().organisation
    plan = Pathway.objects.create(person=learner.user, organisation=place)
    moving = HandOver.objects.create(
        pathway=plan, from_organisation=place, to_organisation=make_organisation("Ergasia")
    )
    heard_by = dict(turn(event._handlers[AccountSuspended].items()))
    monkeypatch.setitem(event._handlers, AccountSuspended, heard_by)
    assert len(heard_by) == 3
    suspend_account(learner.profile, worker=worker)
    moving.refresh_from_db()
    assert (shares_for(employer).count(), moving.closed_at is not None) == (0, True)


def test_back_again_nothing_is_shown_by_itself(shown):
    learner, employer, worker = shown
    suspend_account(learner.profile, worker=worker)
    open_account_again(learner.profile, worker=worker)
    assert shares_for(employer).count() == 0


def test_the_desk_closes_and_opens_an_account(shown, enter):
    learner, _employer, worker = shown
    desk = enter(worker)
    address = f"/teach/people/{learner.profile.uuid}/pause/"
    desk.post(address)
    learner.profile.refresh_from_db()
    assert learner.profile.suspended_at is not None
    desk.post(address, {"again": "yes"})
    learner.profile.refresh_from_db()
    assert learner.profile.suspended_at is None


def test_somebody_who_does_not_accompany_her_is_told_nothing(shown, enter):
    learner, _employer, _worker = shown
    assert (
        enter(make_worker(username="other")).post(f"/teach/people/{learner.profile.uuid}/pause/").status_code
        == 404
    )
