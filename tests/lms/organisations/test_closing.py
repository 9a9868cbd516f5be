"""Closing an employer takes one coordinator; opening it again takes the checks of a new one."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from lms.accounts.factors.actions import add_app
from lms.audit.models import AuditEntry
from lms.organisations.actions import add_membership, vet
from lms.organisations.closing import close_employer
from lms.organisations.models import Closing, Organisation, Role, Vetting
from lms.organisations.queries import current_memberships, employer_organisation_ids, vetted_employers
from tests.factories.people import PASSWORD, make_employer, make_organisation, make_worker
from tests.racing import at_once


def coordinator_of(name: str, **names):
    return make_worker(Role.COORDINATOR, organisation=make_organisation(name), **names)


@pytest.fixture
def person(db):
    """Somebody who works for an employer that was checked."""
    return make_employer("Hotel Aurora")


@pytest.fixture
def hotel(person) -> Organisation:
    return Organisation.objects.get(name="Hotel Aurora")


def done(action: str) -> list[str]:
    return list(AuditEntry.objects.filter(action=action).values_list("actor__person__username", flat=True))


def close(hotel, by=None, reason="Two learners were asked for their passports."):
    return close_employer(hotel, coordinator=by or coordinator_of("Filoxenia"), reason=reason)


def test_s11_one_coordinator_of_any_organisation_closes_it_at_once(hotel):
    """Also of one that never checked it."""
    closing = close(hotel, by=coordinator_of("Filoxenia", username="kyra"))
    assert (closing.reason, closing.on_behalf_of.name) == (
        "Two learners were asked for their passports.",
        "Filoxenia",
    )
    assert list(vetted_employers()) == []
    assert done("employer.closed") == ["kyra"]


def test_twice_is_once_and_the_first_reason_stays(hotel):
    first = close(hotel)
    assert close(hotel, by=coordinator_of("Officina"), reason="Another one") == first
    assert len(done("employer.closed")) == 1


@pytest.mark.parametrize(
    "role", [Role.TRAINER, Role.CASE_WORKER, Role.ADMINISTRATOR, Role.REVIEWER, Role.EMPLOYER]
)
def test_s23_nobody_else_closes(hotel, role):
    with pytest.raises(PermissionDenied):
        close(hotel, by=make_worker(role))
    assert vetted_employers().count() == 1


def test_s23_a_partner_is_not_closed_and_no_reason_is_none(hotel):
    with pytest.raises(PermissionDenied):
        close(make_organisation("Ergasia"))
    with pytest.raises(PermissionDenied):
        close(hotel, reason="  ")
    assert Closing.objects.count() == 0


def test_an_employer_that_was_never_checked_can_be_closed_too(person):
    new = make_organisation("Not checked yet", "employer")
    vet(new, coordinator=coordinator_of("Officina"), note="visited")
    close(new)
    vet(new, coordinator=coordinator_of("Ergasia"), note="visited")
    assert new not in vetted_employers(), "the check of before counts no longer"


def test_s16_opening_again_takes_two_people_of_different_organisations(hotel, person):
    first, second = coordinator_of("Officina"), coordinator_of("Ergasia")
    close(hotel, by=first)
    vet(hotel, coordinator=first, note="spoke with the owner")
    vet(hotel, coordinator=coordinator_of("Officina"), note="of the same organisation")
    assert (list(vetted_employers()), Closing.objects.get().reopened_at) == ([], None)
    vet(hotel, coordinator=second, note="visited")
    assert list(vetted_employers()) == [hotel]
    assert Closing.objects.get().reopened_at is not None
    assert done("employer.opened_again") == [second.username]
    assert employer_organisation_ids(type(person).objects.get(pk=person.pk)) == {hotel.pk}


def test_s16_nobody_is_both_of_them(hotel):
    """A coordinator who changed her organisation, or who coordinates two."""
    person = coordinator_of("Officina")
    close(hotel, by=person)
    vet(hotel, coordinator=person, note="visited")
    person.memberships.update(organisation=make_organisation("Ergasia"))
    again = type(person).objects.get(pk=person.pk)
    with pytest.raises(PermissionDenied):
        vet(hotel, coordinator=again, note="visited again")
    assert list(vetted_employers()) == []


def test_it_can_be_closed_and_opened_more_than_once(hotel):
    for _time in range(2):
        close(hotel)
        for name in ("Officina", "Ergasia"):
            vet(hotel, coordinator=coordinator_of(name), note="visited")
        assert list(vetted_employers()) == [hotel]
    assert (Closing.objects.count(), Vetting.objects.filter(ended_at=None).count()) == (2, 2)


# -- its people


@pytest.fixture
def office(faces, enter, person):
    return enter(person)


def errors_of(answer) -> list[str]:
    return list(answer.context["form"].non_field_errors())


def test_s16_its_people_are_out_with_the_next_request(office, hotel):
    assert office.get("/employers/").status_code == 200
    close(hotel)
    for address in ("/employers/", "/admin/login/own/", "/admin/login/again/"):
        assert office.get(address)["Location"].startswith("/admin/login/")


def test_s16_a_session_that_was_not_ended_is_worth_nothing(office, hotel, monkeypatch):
    """Kept somewhere else, or begun in the same moment."""
    monkeypatch.setattr("lms.organisations.closing.end_sign_ins", lambda people: None)
    close(hotel)
    for address in (
        "/employers/",
        "/admin/login/own/",
        "/admin/login/again/",
        "/admin/unlock/",
        "/teach/",
        "/admin/",
    ):
        assert office.get(address).status_code == 404, address


def test_s10_their_sign_in_is_answered_like_an_unknown_account(faces, client, person, hotel):
    close(hotel)
    right = client.post("/admin/login/", {"login": person.username, "password": PASSWORD})
    unknown = client.post("/admin/login/", {"login": "nobody-here", "password": PASSWORD})
    assert (right.status_code, errors_of(right), sorted(right.headers)) == (
        200,
        errors_of(unknown),
        sorted(unknown.headers),
    )


def test_s25_who_stands_between_password_and_code_is_out_too(faces, client, person, hotel, monkeypatch):
    monkeypatch.setattr("lms.organisations.closing.end_sign_ins", lambda people: None)
    add_app(person, "JBSWY3DPEHPK3PXP")
    client.post("/admin/login/", {"login": person.username, "password": PASSWORD})
    assert client.get("/admin/login/code/").status_code == 200
    close(hotel)
    assert client.get("/admin/login/code/")["Location"] == "/admin/login/"


def test_who_works_elsewhere_too_stays_for_that(faces, enter, person, hotel):
    add_membership(person, make_organisation("Trattoria", "employer"), Role.EMPLOYER)
    browser = enter(person)
    close(hotel)
    assert browser.get("/employers/").status_code == 200
    assert {
        membership.organisation.name
        for membership in current_memberships(type(person).objects.get(pk=person.pk))
    } == {"Trattoria"}


def test_they_come_in_again_when_it_is_open_again(faces, client, person, hotel):
    close(hotel)
    for name in ("Officina", "Ergasia"):
        vet(hotel, coordinator=coordinator_of(name), note="visited")
    assert client.post("/admin/login/", {"login": person.username, "password": PASSWORD})[
        "Location"
    ].startswith("/admin/login/")


def test_r06_closed_by_eight_at_once_is_closed_once(own_database):
    make_employer("Hotel Aurora")
    people = [coordinator_of(f"Partner {number}") for number in range(8)]
    hotel = Organisation.objects.get(name="Hotel Aurora")
    found = at_once(*[lambda person=person: close(hotel, by=person).pk for person in people])
    assert len(set(found)) == 1
    assert (Closing.objects.count(), len(done("employer.closed"))) == (1, 1)


# -- the desk


def test_the_desk_closes_it_and_says_so(faces, enter, hotel):
    desk = enter(coordinator_of("Officina"))
    own, address = f"/teach/employers/{hotel.uuid}/", f"/teach/employers/{hotel.uuid}/close/"
    assert f'href="{own}"' in desk.get("/teach/employers/").content.decode()
    assert f'href="{address}"' in desk.get(own).content.decode()
    assert "Its people are signed out" in desk.get(address).content.decode()
    wrong = desk.post(address, {"reason": ""})
    assert (wrong.status_code, "Say why in one sentence." in wrong.content.decode()) == (200, True)
    assert desk.post(address, {"reason": "Nobody answers there."})["Location"] == "/teach/employers/"
    told = desk.get("/teach/employers/").content.decode()
    page = desk.get(own).content.decode()
    assert (
        "Nobody answers there." in page,
        "Hotel Aurora is closed." in told,
        f'href="{address}"' in page,
    ) == (True, True, False)


def test_s23_others_do_not_find_the_page(faces, enter, hotel):
    address = f"/teach/employers/{hotel.uuid}/close/"
    for role in (Role.TRAINER, Role.CASE_WORKER, Role.ADMINISTRATOR):
        assert enter(make_worker(role)).post(address, {"reason": "x"}).status_code == 404
    partner = make_organisation("Officina")
    assert enter(coordinator_of("Officina")).get(f"/teach/employers/{partner.uuid}/close/").status_code == 404
    assert Client(SERVER_NAME="localhost").get(address).status_code == 302
