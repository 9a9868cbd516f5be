"""S25: the pages on which two colleagues take away a lost second factor."""

import pytest
from django.test import Client
from django.urls import reverse

from lms.accounts.factors.actions import add_app
from lms.accounts.factors.queries import has_factor
from lms.accounts.models import FactorRenewal
from lms.organisations.models import Role
from lms.organisations.renewing import propose_renewal
from tests.factories.people import PASSWORD, make_employer, make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def eva(faces):
    person = make_worker(Role.TRAINER, username="eva", first_name="Eva", last_name="Alba")
    add_app(person, SECRET)
    return person


@pytest.fixture
def carla(eva):
    return make_worker(Role.COORDINATOR, username="carla", first_name="Carla", last_name="Bruni")


@pytest.fixture
def dora(eva):
    return make_worker(Role.COORDINATOR, username="dora", first_name="Dora", last_name="Leone")


def page_of(person):
    row = person.memberships.first()
    return reverse("desk:factor_renewal", args=[row.organisation.uuid, row.uuid])


def can(page):
    return {name for name in ("may_propose", "may_confirm", "is_hers") if page.context[name]}


def send(browser, person, do):
    about = FactorRenewal.objects.order_by("-pk").first()
    return browser.post(page_of(person), {"do": do, "about": about.uuid if about else ""})


def test_s25_one_proposes_the_other_finds_it_on_her_desk_and_confirms(eva, carla, dora, enter):
    here, there = enter(carla), enter(dora)
    team = reverse("desk:team", args=[make_organisation().uuid])
    assert page_of(eva) in here.get(team).content.decode()
    assert can(here.get(page_of(eva))) == {"may_propose"}
    assert send(here, eva, "propose")["Location"] == team
    assert can(here.get(page_of(eva))) == {"is_hers"}
    assert page_of(eva) in there.get(reverse("desk:home")).content.decode()
    assert can(there.get(page_of(eva))) == {"may_confirm"}
    assert has_factor(eva)
    assert send(there, eva, "confirm")["Location"] == team
    assert not has_factor(eva)
    assert there.get(reverse("desk:home")).context["renewals"] == []
    door = Client(SERVER_NAME="localhost")
    assert (
        door.post("/admin/login/", {"login": "eva", "password": PASSWORD})["Location"]
        == "/admin/login/setup/"
    )
    told = enter(eva).get("/admin/login/own/").content.decode()
    assert "Carla Bruni proposed it and Dora Leone confirmed it" in told


def test_s25_who_proposed_is_refused_in_words_when_she_confirms(eva, carla, dora, enter):
    here = enter(carla)
    send(here, eva, "propose")
    page = send(here, eva, "confirm")
    assert (page.status_code, "Another colleague has to confirm it" in page.content.decode()) == (200, True)
    assert has_factor(eva)
    send(here, eva, "take_back")
    assert can(here.get(page_of(eva))) == {"may_propose"}


def test_s25_nobody_has_a_page_about_herself_a_learner_or_a_stranger(eva, carla, dora, enter, same_absence):
    here = enter(carla)
    stranger = make_worker(Role.TRAINER, organisation=make_organisation("Ergasia"))
    made_up = reverse(
        "desk:factor_renewal", args=[make_organisation().uuid, "5f0c1d2e-3a4b-4c5d-8e6f-708192a3b4c5"]
    )
    assert same_absence(here, page_of(carla), page_of(make_learner().user), page_of(stranger), made_up)
    assert here.post(page_of(carla), {"do": "propose"}).status_code == 404


def test_s25_both_halves_ask_again_who_it_is(eva, carla, dora, enter):
    propose_renewal(eva, by=carla)
    browser = enter(dora)
    session = browser.session
    session["sure_at"] = 0
    session.save()
    assert send(browser, eva, "confirm")["Location"].startswith("/admin/login/again/")
    assert has_factor(eva)


def test_s25_an_administrator_finds_what_waits_for_her(eva, carla, enter):
    office = enter(make_worker(Role.ADMINISTRATOR, organisation=make_organisation("Ergasia")))
    propose_renewal(eva, by=carla)
    assert page_of(eva) in office.get(reverse("desk:organisations")).content.decode()
    send(office, eva, "confirm")
    assert not has_factor(eva)


def test_s25_where_nobody_is_there_for_the_other_half_it_says_so(eva, carla, enter):
    page = enter(carla).get(page_of(eva))
    assert (can(page), "there is nobody else to confirm it" in page.content.decode()) == (set(), True)
    assert enter(carla).post(page_of(eva), {"do": "propose"}).status_code == 403


def test_s25_an_employers_people_have_a_page_for_coordinators(eva, carla, dora, enter):
    person = make_employer()
    add_app(person, SECRET)
    people = reverse("desk:employer_people", args=[person.memberships.get().organisation.uuid])
    here = enter(carla)
    own = reverse("desk:vet", args=[person.memberships.get().organisation.uuid])
    assert own in here.get(reverse("desk:employers")).content.decode()
    assert people in here.get(own).content.decode()
    assert page_of(person) in here.get(people).content.decode()
    assert send(here, person, "propose")["Location"] == people
    send(enter(dora), person, "confirm")
    assert not has_factor(person)


@pytest.mark.parametrize("do", ["", "nonsense", "confirm", "take_back"])
def test_s25_what_is_not_on_the_page_is_refused_in_words(eva, carla, dora, enter, do):
    page = enter(carla).post(page_of(eva), {"do": do, "about": "nonsense"})
    assert (page.status_code, FactorRenewal.objects.count()) == (200, 0)
    assert 'role="alert"' in page.content.decode()
