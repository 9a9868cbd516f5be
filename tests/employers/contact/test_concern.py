"""Something is not right: she says it of the employer, the employer of a conversation."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from employers.contact.actions.talking import write_in
from employers.contact.enums import Stage
from employers.contact.queries.conversing import interests_for_employer
from lms.concerns.actions import look, open_again, stop
from lms.concerns.models import Concern
from lms.organisations.models import Organisation, Role
from tests.factories.messages import fresh
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker
from tests.factories.vacancies import make_vacancy
from tests.factories.work import interest_at

pytestmark = pytest.mark.django_db
SENT = {"said_what": "money", "said_step": "send", "said": "They ask for 200 euro."}


@pytest.fixture
def talk(faces):
    sara = make_worker(Role.CASE_WORKER)
    member = make_employer("Hotel Aurora")
    her = make_learner(worker=sara).user
    vacancy = make_vacancy(Organisation.objects.get(name="Hotel Aurora"))
    return interest_at(Stage.TALKING, her, vacancy, coach=sara, member=member), member


@pytest.fixture
def leading():
    return [
        make_worker(Role.COORDINATOR, organisation=make_organisation(name)) for name in ("Alba", "Ergasia")
    ]


def test_from_the_work_she_is_asked_about_she_says_it_of_the_employer(enter, talk, leading):
    interest, _member = talk
    address = reverse("concerns_own:about", args=[interest.uuid])
    assert enter(interest.person, pin=True).post(address, SENT).status_code == 200
    concern = Concern.objects.get()
    assert (concern.kind, concern.thing) == ("employer", interest.vacancy.organisation.uuid)
    assert enter(make_learner().user, pin=True).post(address, SENT).status_code == 404


def test_an_employer_says_it_of_a_conversation_and_one_coordinator_holds_it(enter, talk, leading):
    interest, member = talk
    address = reverse("employers_contact:wrong", args=[interest.uuid])
    assert enter(member).post(address, SENT).status_code == 200
    concern = Concern.objects.get()
    assert (concern.kind, concern.thing) == ("conversation", interest.uuid)
    stop(concern, by=leading[1], words="Held until we know.")
    assert list(interests_for_employer(fresh(member))) == []
    interest.refresh_from_db()
    for author in (interest.person, member):
        with pytest.raises(PermissionDenied):
            write_in(interest, by=fresh(author), body="Hello.")
    hers = enter(interest.person, pin=True).get(reverse("contact:interest", args=[interest.uuid]))
    assert "Coordinators look into something here." in hers.content.decode()
    for coordinator in leading:
        look(concern, by=coordinator, words="All is well.")
    open_again(concern, by=leading[0], words="It was a mistake.")
    assert list(interests_for_employer(fresh(member))) == [interest]


def test_of_somebody_elses_conversation_nothing_is_said(enter, talk):
    address = reverse("employers_contact:wrong", args=[talk[0].uuid])
    stranger = enter(make_employer("Trattoria Lina"))
    assert (stranger.get(address).status_code, stranger.post(address, SENT).status_code) == (404, 404)
    assert Concern.objects.count() == 0
