"""What employers may know of learners nobody showed them: fewer than ten, or more (safety.md S16)."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command

from employers.applications.enums import Sector
from employers.areas import area_choices
from employers.matching.counts import TEN, count_this_month, told_to_employers
from employers.matching.models import SectorCount
from employers.matching.sectors import sector_of
from lms.accounts.actions import suspend
from lms.competences.importing.starter import read_list
from lms.competences.models import Framework, Occupation, OccupationCompetence
from tests.factories import matching as make
from tests.factories.people import make_learner, make_worker
from tests.factories.vacancies import make_competence

pytestmark = pytest.mark.django_db
AREA = "IT-45"


@pytest.fixture
def cook():
    """An occupation of the kitchen with two essential skills and one that is welcome."""
    framework = Framework.objects.create(code="jobs", labels={"en": "Jobs"})
    made = Occupation.objects.create(framework=framework, code="cook", labels={"en": "Cook"}, isco="5120")
    for code, is_essential in (("cut", True), ("fry", True), ("bake", False)):
        OccupationCompetence.objects.create(
            occupation=made, competence=make_competence(code), is_essential=is_essential
        )
    return made


def cooks(count: int, *codes: str, area: str = AREA, **looked_for: bool) -> list:
    made = []
    for _each in range(count):
        person = make_learner(pin="").user
        for code in codes:
            make.show(person, code, 2)
        portfolio = make.look(person, areas=(area,))
        portfolio.looked_for = looked_for.get("looked_for", True)
        portfolio.save()
        made.append(person)
    return made


def counted() -> set[tuple[str, str]]:
    """Where there are ten or more."""
    return set(SectorCount.objects.filter(ten_or_more=True).values_list("area", "sector"))


def test_from_ten_on_it_is_said_that_there_are_more(cook):
    cooks(TEN - 1, "cut")
    assert count_this_month()
    assert counted() == set()
    SectorCount.objects.all().delete()
    cooks(1, "fry", looked_for=False)
    count_this_month()
    assert counted() == {(AREA, "kitchen")}
    assert SectorCount.objects.count() == len(area_choices()) * len(Sector)


def test_who_reaches_less_than_half_or_is_elsewhere_is_not_counted(cook):
    OccupationCompetence.objects.create(
        occupation=cook, competence=make_competence("serve"), is_essential=True
    )
    cooks(TEN, "cut")
    cooks(TEN, "bake")
    cooks(1, "cut", "fry")
    cooks(TEN - 2, "cut", "fry")
    cooks(TEN, "cut", "fry", area="IT-25")
    count_this_month()
    assert counted() == {("IT-25", "kitchen")}


def test_a_closed_account_is_not_counted(cook):
    people = cooks(TEN, "cut")
    suspend(people[0].profile, by=make_worker())
    count_this_month()
    assert counted() == set()


def test_nothing_moves_within_a_month(cook, monkeypatch):
    """Two looks at a list tell nothing of who came or went: it is counted once."""
    day = {"today": datetime.date(2027, 3, 1)}
    monkeypatch.setattr("employers.matching.counts.days.today", lambda: day["today"])
    done = "This month was counted already.\n"
    assert run() == "Counted.\n"
    people = cooks(TEN, "cut")
    day["today"] = datetime.date(2027, 3, 31)
    assert (run(), counted()) == (done, set())
    day["today"] = datetime.date(2027, 4, 1)
    assert (run(), counted()) == ("Counted.\n", {(AREA, "kitchen")})
    suspend(people[0].profile, by=make_worker())
    assert (run(), counted()) == (done, {(AREA, "kitchen")})
    assert set(SectorCount.objects.values_list("month", flat=True)) == {datetime.date(2027, 4, 1)}


def run() -> str:
    out = StringIO()
    call_command("count_learners", stdout=out)
    return out.getvalue()


def test_every_trade_stands_in_its_order_and_none_is_left_out(cook):
    count_this_month()
    told = [(row.area, row.sector) for row in told_to_employers(["IT-45", "GR-I"])]
    named = [sector for sector in Sector.values if sector != Sector.OTHER]
    assert told == [(area, sector) for area in ("GR-I", "IT-45") for sector in named]


def test_every_occupation_of_the_starter_list_has_a_trade():
    found = {row.code: sector_of(row.isco) for row in read_list().occupations if row.isco}
    assert [code for code, sector in found.items() if sector is Sector.OTHER] == []
    assert (found["cook"], found["hotel-receptionist"], found["laundry-worker"], found["gardener"]) == (
        Sector.KITCHEN, Sector.HOTEL, Sector.CLEANING, Sector.GARDEN,
    )  # fmt: skip
