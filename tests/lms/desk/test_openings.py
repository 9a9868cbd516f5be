"""S24: what a worker opens of a learner's is logged, one row for one opening.

A coordinator who does not accompany her says why.
"""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.certificates.actions import _issue
from courses.certificates.models import Certificate
from lms.audit.models import AccessEntry, AuditEntry
from lms.organisations.models import Role
from tests.factories.people import make_learner, make_organisation, make_worker

SNAPSHOT = {
    "texts": {"en": {"title": "A clean kitchen", "course": "Kitchen", "competences": []}},
    "hours": 6,
    "practice_hours": 0,
}


def rows(person) -> list[tuple]:
    return list(
        AccessEntry.objects.filter(person=person)
        .order_by("pk")
        .values_list("what", "reader__username", "role", "organisation__name")
    )


@pytest.fixture
def giulia(faces):
    return make_worker(Role.CASE_WORKER, username="giulia", first_name="Giulia")


@pytest.fixture
def learner(giulia):
    return make_learner(worker=giulia)


@pytest.fixture
def certificate(learner):
    return _issue(learner.user, Certificate.Kind.MODULE, learner.profile.uuid, SNAPSHOT)


def test_s24_rows_equal_openings_one_to_one(enter, giulia, learner, certificate):
    desk = enter(giulia)
    page, card, name = (
        reverse("desk:person", args=[learner.profile.uuid]),
        reverse("desk:card_new", args=[learner.profile.uuid]),
        reverse("teaching:certificate_name", args=[certificate.uuid]),
    )
    walked = [
        desk.get(page),
        desk.get(page),
        desk.get(card),
        desk.get(name),
        desk.post(name, {"name": "Amina", "name_again": "Amine"}),
        desk.post(card),
    ]
    assert [answer.status_code for answer in walked] == [200] * 5 + [303]
    giulias = ("giulia", "case_worker", "Officina")
    assert rows(learner.user) == [
        (what, *giulias) for what in ("page", "page", "card", "certificate", "certificate")
    ]


def test_s24_what_is_refused_is_not_an_opening(enter, learner, giulia):
    other = make_worker(Role.CASE_WORKER, organisation=make_organisation("Ergasia"))
    assert enter(other).get(reverse("desk:person", args=[learner.profile.uuid])).status_code == 404
    assert enter(giulia).get(reverse("desk:home")).status_code == 200
    assert rows(learner.user) == []


@pytest.fixture
def elena(faces):
    return make_worker(Role.COORDINATOR, username="elena", first_name="Elena")


def test_s24_a_coordinator_gives_a_reason_before_she_opens_somebody_she_does_not_accompany(
    enter, elena, learner
):
    desk, page = enter(elena), reverse("desk:person", args=[learner.profile.uuid])
    asked = desk.get(page)
    assert (asked.status_code, asked["Location"].partition("?")[0]) == (
        302,
        reverse("desk:reason", args=[learner.profile.uuid]),
    )
    assert desk.post(asked["Location"], {"reason": ""}).status_code == 200
    assert rows(learner.user) == []
    given = desk.post(asked["Location"], {"reason": "Giulia is ill this week."})
    assert given["Location"] == page
    assert desk.get(page).status_code == 200
    assert [row[0] for row in rows(learner.user)] == ["reason", "page"]
    assert AccessEntry.objects.get(what="reason").reason == "Giulia is ill this week."


def test_s24_the_reason_stands_in_no_audit_entry_but_that_there_was_one_does(enter, elena, learner):
    enter(elena).post(
        reverse("desk:reason", args=[learner.profile.uuid]), {"reason": "Giulia is ill this week."}
    )
    entry = AuditEntry.objects.get(action="access.with_reason")
    assert (entry.about.person, entry.actor.person, entry.facts) == (learner.user, elena, {})


def test_s24_the_coordinators_of_the_organisation_are_told_and_nobody_else(enter, elena, giulia, learner):
    enter(elena).post(
        reverse("desk:reason", args=[learner.profile.uuid]), {"reason": "Giulia is ill this week."}
    )
    other = make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia"))
    second = make_worker(Role.COORDINATOR)
    told = {
        person.username: (
            "Giulia is ill this week." in enter(person).get(reverse("desk:home")).content.decode()
        )
        for person in (elena, second, giulia, other)
    }
    assert told == {"elena": True, second.username: True, "giulia": False, other.username: False}


def test_s24_a_reason_holds_for_an_hour(enter, elena, learner):
    desk, page = enter(elena), reverse("desk:person", args=[learner.profile.uuid])
    desk.post(reverse("desk:reason", args=[learner.profile.uuid]), {"reason": "Giulia is ill this week."})
    AccessEntry.objects.update(at=timezone.now() - datetime.timedelta(seconds=3601))
    assert desk.get(page).status_code == 302


@pytest.mark.parametrize("role", [Role.TRAINER, Role.CASE_WORKER])
def test_s24_whoever_teaches_or_accompanies_her_needs_no_reason(enter, learner, giulia, role):
    worker = giulia if role == Role.CASE_WORKER else make_worker(Role.TRAINER)
    assert enter(worker).get(reverse("desk:person", args=[learner.profile.uuid])).status_code == 200
