"""An employer's first page: one thing that waits, then what each room has for its reader alone."""

import pytest
from django.urls import reverse
from django.utils import timezone

from employers.contact.enums import Stage
from employers.members.models import Member
from employers.vacancies.enums import State
from lms.core import days
from lms.organisations.closing import close_employer
from lms.organisations.duties import Duty
from lms.organisations.models import Role
from tests.factories.people import make_employer, make_worker
from tests.factories.places import agreed, make_place, shown, signed
from tests.factories.vacancies import make_vacancy
from tests.factories.work import interest_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]
HOME = "/employers/"


@pytest.fixture
def place():
    made = make_place()
    agreed(made)
    return shown(made)


def told(page) -> dict[str, list[tuple[str, str]]]:
    return {
        each.part.key: [(str(row.title), row.verb) for row in each.rows] for each in page.context["parts"]
    }


def test_whoever_waits_for_an_answer_comes_before_papers_and_vacancies(enter, place):
    hotel = place.placement.organisation
    closing = make_vacancy(hotel, title="Linen room", open_until=days.in_days(2))
    make_vacancy(hotel, title="Over", state=State.CLOSED)
    browser = enter(place.signatory)
    page = browser.get(HOME)
    assert told(page) == {
        "talks": [],
        "agreements": [("Internship agreement", "Read and sign")],
        "vacancies": [("Linen room", "Keep it open")],
    }
    assert page.context["next"].verb == "Read and sign"
    interest = interest_at(Stage.SHARED, place.learner, closing, coach=place.adviser)
    page = browser.get(HOME)
    talk = reverse("employers_contact:talk", args=[interest.uuid])
    assert (page.context["next"].url, page.context["next"].by) == (talk, interest.answer_by)


def test_each_reads_what_is_hers_there(enter, place):
    """S16: a tutor finds her agreement, who writes no vacancies none, and another employer nothing."""
    hotel = place.placement.organisation
    make_vacancy(hotel)
    colleague = make_worker(Role.EMPLOYER, organisation=hotel, username="reads")
    Member.objects.create(
        membership=colleague.memberships.get(), duties=[Duty.READS], confirmed_at=timezone.now()
    )
    signed(place)
    assert told(enter(place.tutor).get(HOME))["agreements"] == [
        ("Internship agreement", "Write about the work")
    ]
    assert told(enter(colleague).get(HOME)) == {"talks": []}
    page = enter(make_employer("Trattoria Lina")).get(HOME)
    assert (told(page), page.context["next"]) == ({"talks": [], "vacancies": []}, None)


def test_s15_suspended_in_mid_session_nothing_waits_any_more(enter, place):
    browser = enter(place.signatory)
    assert browser.get(HOME).context["next"] is not None
    close_employer(
        place.placement.organisation,
        coordinator=make_worker(Role.COORDINATOR),
        reason="It is not what it said.",
    )
    assert browser.get(HOME).status_code == 302


def test_the_page_asks_as_often_for_three_as_for_one(enter, place, count_queries):
    hotel = place.placement.organisation
    coach = place.adviser
    browser = enter(place.signatory)
    interest_at(Stage.SHARED, place.learner, make_vacancy(hotel), coach=coach)
    few = count_queries(browser.get, HOME)
    for _each in range(2):
        interest_at(Stage.READY, place.learner, make_vacancy(hotel), coach=coach)
    assert count_queries(browser.get, HOME) == few
