"""What an employer sees of learners nobody showed it: a word for each trade, where it has work (S16)."""

import re

import pytest
from django.urls import reverse

from employers.matching.counts import TEN, count_this_month
from employers.matching.models import SectorCount
from employers.vacancies.enums import State
from tests.factories import matching as make
from tests.factories.people import make_employer, make_learner
from tests.factories.vacancies import make_vacancy

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer():
    return make_employer()


def seen(enter, employer) -> list[tuple[str, str, str]]:
    """(area, trade, words) on its page."""
    page = enter(employer).get(reverse("vacancies:list")).content.decode()
    found = re.search(r'aria-labelledby="near".*?</section>', page, re.DOTALL)
    if found is None:
        return []
    areas = re.split(r"<h3><bdi>(.*?)</bdi></h3>", found[0])[1:]
    return [
        (area, *row)
        for area, rows in zip(areas[::2], areas[1::2], strict=True)
        for row in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", rows)
    ]


def test_each_trade_says_fewer_than_ten_or_more(enter, employer):
    """S16: the one exception to no counts, and never a number."""
    make_vacancy(employer.memberships.get().organisation, area="IT-45")
    make_vacancy(make_employer("Other").memberships.get().organisation, area="IT-25")
    count_this_month()
    SectorCount.objects.filter(area="IT-45", sector="hotel").update(ten_or_more=True)
    told = seen(enter, employer)
    assert {area for area, _trade, _words in told} == {'<span lang="it" dir="ltr">Emilia-Romagna</span>'}
    assert [(trade, words) for _area, trade, words in told][:3] == [
        ("Kitchen and restaurant", "Fewer than 10"),
        ("Hotel and rooms", "10 or more"),
        ("Cleaning and laundry", "Fewer than 10"),
    ]


def test_a_draft_lets_nobody_look_anywhere(enter, employer):
    count_this_month()
    make_vacancy(employer.memberships.get().organisation, area="IT-45", state=State.DRAFT)
    assert seen(enter, employer) == []


def test_what_one_learner_does_changes_nothing_before_the_next_month(enter, employer):
    make_vacancy(employer.memberships.get().organisation, area="IT-45")
    count_this_month()
    before = seen(enter, employer)
    for _each in range(TEN):
        person = make_learner(pin="").user
        make.show(person, "cut", 3)
        make.look(person, areas=("IT-45",))
    count_this_month()
    assert seen(enter, employer) == before != []
