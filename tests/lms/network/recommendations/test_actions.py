"""Recommendations rest on practices, and somebody says what became of them."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lms.network.recommendations.actions import publish, tell_outcome, write_recommendation
from lms.network.recommendations.enums import State
from lms.organisations.models import Role
from tests.factories.network import make_practice, make_public, make_recommendation
from tests.factories.people import make_organisation, make_worker

pytestmark = pytest.mark.django_db
SAID = {"told_by": "Open Shore", "language": "en", "title": "Bake more", "summary": "It helps."}


@pytest.fixture
def anna(db):
    return make_worker(Role.COORDINATOR, organisation=make_organisation())


def written(anna, *practices):
    return write_recommendation(
        make_organisation(), by=anna, values=SAID, audiences=["towns"], practices=practices
    )


def test_without_a_published_practice_it_stays_a_draft(anna):
    row = written(anna, make_practice())
    with pytest.raises(ValidationError, match="published practice"):
        publish(row, by=anna)
    row.practices.add(make_public())
    publish(row, by=anna)
    row.refresh_from_db()
    assert (row.is_published, row.serial) == (True, 1)


def test_what_became_of_it_is_added_and_never_rewritten(anna):
    row = make_recommendation(make_public())
    told = [(State.TALKED, "Two towns answered."), (State.REFUSED, "Both said no.")]
    for state, words in told:
        tell_outcome(row, by=anna, state=State(state), words=words, language="en")
    row.refresh_from_db()
    assert row.state == State.REFUSED
    assert [(each.state, each.words) for each in row.outcomes.order_by("pk")] == told


def test_only_a_coordinator_of_its_owner_recommends_and_only_its_own_people_follow_it(anna):
    trainer = make_worker(Role.TRAINER, organisation=make_organisation())
    with pytest.raises(PermissionDenied):
        written(trainer, make_public())
    other = make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia"))
    row = make_recommendation(make_public())
    with pytest.raises(PermissionDenied):
        tell_outcome(row, by=other, state=State(State.DONE), words="Done.", language="en")
    tell_outcome(row, by=trainer, state=State(State.PART), words="In part.", language="en")
    assert row.outcomes.count() == 1
