"""What contact shows on the pages of vacancies."""

import pytest
from django.urls import reverse

from employers.contact.actions.interests import enquire
from employers.contact.enums import Stage
from employers.contact.models import Interest
from lms.core import days
from lms.organisations.models import Organisation, Role
from tests.factories.people import make_employer, make_learner, make_worker
from tests.factories.portfolios import full
from tests.factories.vacancies import make_vacancy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


@pytest.fixture
def her():
    return make_learner(worker=make_worker(Role.CASE_WORKER, username="sara", first_name="Sara")).user


@pytest.fixture
def member():
    return make_employer("Hotel Aurora")


@pytest.fixture
def vacancy(member):
    return make_vacancy(Organisation.objects.get(name="Hotel Aurora"))


def test_from_the_page_of_a_vacancy_she_says_that_she_is_interested(enter, her, vacancy):
    browser, page = enter(her, pin=True), reverse("work:one", args=[vacancy.uuid])
    begin = reverse("contact:begin", args=[vacancy.uuid])
    before = browser.get(page).content.decode()
    assert (f'action="{begin}"' in before, "How far it has come" in before) == (True, False)
    browser.post(begin)
    interest = Interest.objects.get()
    assert (interest.person, interest.vacancy, interest.stage) == (her, vacancy, Stage.INTERESTED)
    after = browser.get(page).content.decode()
    assert (f'action="{begin}"' in after, reverse("contact:interest", args=[interest.uuid]) in after) == (
        False,
        True,
    )


def test_below_her_list_stands_what_she_follows_and_work_that_is_over_is_nowhere(enter, her, vacancy):
    page = enter(her, pin=True).get(reverse("work:list")).content.decode()
    assert reverse("contact:home") in page
    vacancy.open_until = days.in_days(-1)
    vacancy.save(update_fields=["open_until"])
    assert enter(her, pin=True).get(reverse("work:one", args=[vacancy.uuid])).status_code == 404


def test_an_employer_asks_from_the_page_of_its_vacancy(enter, member, vacancy):
    page = reverse("vacancies:vacancy", args=[vacancy.uuid])
    ask = reverse("employers_contact:enquire", args=[vacancy.uuid])
    assert ask in enter(member).get(page).content.decode()
    enquire(vacancy, by=member)
    assert enter(member).get(ask).status_code == 200


def test_where_a_page_leads_to_showing_something_the_employer_is_chosen_and_nothing_else(enter, her, vacancy):
    full(her)
    place = Organisation.objects.get(name="Hotel Aurora")
    page = enter(her, pin=True).get(f"{reverse('portfolio:new')}?employer={place.uuid}")
    form = page.context["form"]
    assert form.initial.get("organisation") == place
    for asked in ("nonsense", str(her.profile.uuid), ""):
        form = enter(her, pin=True).get(f"{reverse('portfolio:new')}?employer={asked}").context["form"]
        assert "organisation" not in form.initial
