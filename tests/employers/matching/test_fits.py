"""What fits whom: as the database finds it, and as two loops over plain rows do."""

import datetime
import random

import pytest

from employers.matching.explaining import explain
from employers.matching.fits import Figures
from employers.matching.queries import people_for, vacancies_for
from employers.portfolios.enums import RANKS
from employers.portfolios.models import Portfolio
from employers.vacancies.enums import Choice, State
from employers.vacancies.models import Kept, Vacancy
from employers.vacancies.reasons import Band
from lms.competences.models import Attainment, CompetenceRelation
from lms.core import days
from tests.factories import matching as make
from tests.factories.people import make_employer, make_learner, make_worker
from tests.factories.vacancies import ask, ask_language, make_vacancy

pytestmark = pytest.mark.django_db
YESTERDAY = datetime.datetime.now(datetime.UTC).date() - datetime.timedelta(days=2)


def naive_rank(person, competence) -> int:
    """The best of what she has shown of it, and of what stands beside it one level lower."""
    shown: dict[int, int] = {}
    for attainment in Attainment.objects.filter(person=person).select_related("level"):
        shown[attainment.competence_id] = max(shown.get(attainment.competence_id, 0), attainment.level.rank)
    ranks = [shown.get(competence, 0)]
    for relation in CompetenceRelation.objects.all():
        if competence == relation.competence_id:
            ranks.append(shown.get(relation.other_id, 0) - 1)
        if competence == relation.other_id:
            ranks.append(shown.get(relation.competence_id, 0) - 1)
    return max(ranks)


def naive_figures(person, vacancy: Vacancy) -> Figures:
    portfolio = Portfolio.objects.get(person=person)
    speaks = {row.language: RANKS[row.cefr] for row in portfolio.languages.all()}
    essential = missing = short = covered = languages = 0
    asks = list(vacancy.asks.select_related("level"))
    for each in asks:
        rank = naive_rank(person, each.competence_id)
        covered += rank >= each.level.rank
        essential += each.is_essential
        if each.is_essential and rank < each.level.rank:
            missing += 1
            short += each.level.rank - rank
    for row in vacancy.languages.all():
        if row.is_essential:
            languages = max(languages, min(2, max(0, RANKS[row.cefr] - speaks.get(row.language, 0))))
    too_many = bool(
        portfolio.hours_per_week
        and vacancy.hours_per_week
        and vacancy.hours_per_week > portfolio.hours_per_week
    )
    return Figures(essential, missing, short, languages, int(too_many), len(asks), covered)


def in_order(figures: Figures, *ties) -> tuple:
    return (
        figures.missing,
        figures.short,
        figures.languages,
        figures.too_many_hours,
        -figures.covered,
        *ties,
    )


def meet(person, vacancy: Vacancy) -> bool:
    """Whether the vacancy is where she looks."""
    areas = Portfolio.objects.get(person=person).areas
    return not areas or vacancy.area in areas


@pytest.mark.parametrize("seed", range(3))
def test_both_ways_find_what_two_loops_find(seed):
    chance, worker = random.Random(seed), make_worker()
    make.some_relations(chance)
    people = [make.somebody(chance, worker=worker) for _ in range(8)]
    vacancies = [make.some_vacancy(chance) for _ in range(10)]
    naive = {(p.pk, v.pk): naive_figures(p, v) for p in people for v in vacancies}
    for person in people:
        expected = sorted(
            (v for v in vacancies if meet(person, v)),
            key=lambda v: in_order(naive[person.pk, v.pk], v.open_until, v.uuid),
        )
        found = [(pk, Figures(*figures)) for pk, *figures in vacancies_for(person)]
        assert found == [(v.pk, naive[person.pk, v.pk]) for v in expected]
        assert [explain(person, v).figures for v in expected] == [figures for _pk, figures in found]
    for vacancy in vacancies:
        expected = sorted(
            (p for p in people if meet(p, vacancy)),
            key=lambda p: in_order(naive[p.pk, vacancy.pk], p.profile.uuid),
        )
        found = [(pk, Figures(*figures)) for pk, *figures in people_for(vacancy, worker)]
        assert found == [(p.pk, naive[p.pk, vacancy.pk]) for p in expected]


@pytest.fixture
def hotel():
    return make_employer().memberships.get().organisation


def asking(organisation, *codes: str, **said) -> Vacancy:
    vacancy = make_vacancy(organisation, **said)
    for code in codes:
        ask(vacancy, code)
    return vacancy


def found_for(person) -> list[int]:
    return [pk for pk, *_figures in vacancies_for(person)]


def test_who_named_no_area_sees_what_asks_most_of_what_she_reaches(hotel, monkeypatch):
    person = make_learner(pin="").user
    make.show(person, "cut", 3)
    make.show(person, "fry", 1)
    monkeypatch.setattr("employers.matching.queries.MOST_FROM_EVERYWHERE", 3)
    nothing_late = asking(hotel, "sew", area="GR-I", open_until=days.in_days(9))
    nothing_soon = asking(hotel, "sew", area="IT-25", open_until=days.in_days(3))
    both, one = asking(hotel, "cut", "fry"), asking(hotel, "cut", "sew", "iron")
    assert set(found_for(person)) == {both.pk, one.pk, nothing_soon.pk}
    assert nothing_late.pk not in found_for(person)


def test_what_she_put_aside_is_not_shown_and_nobody_else_misses_it(hotel):
    one, other = (make_learner(pin="").user for _each in range(2))
    vacancy, second = asking(hotel), asking(hotel)
    Kept.objects.create(person=one, vacancy=vacancy, choice=Choice.NOT_FOR_ME)
    Kept.objects.create(person=one, vacancy=second, choice=Choice.SAVED)
    assert (found_for(one), set(found_for(other))) == ([second.pk], {vacancy.pk, second.pk})


@pytest.mark.parametrize("said", [{"state": State.SENT}, {"state": State.CLOSED}, {"open_until": YESTERDAY}])
def test_what_is_not_open_fits_nobody(hotel, said):
    asking(hotel, **said)
    assert found_for(make_learner(pin="").user) == []


def test_a_vacancy_that_asks_for_nothing_fits_everybody(hotel):
    person = make_learner(pin="").user
    vacancy = asking(hotel)
    assert [Figures(*figures).band for _pk, *figures in vacancies_for(person)] == [Band.FITS]
    assert explain(person, vacancy).figures == Figures(0, 0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("essential", "missing", "language", "band"),
    [
        (2, 0, 0, Band.FITS),
        (0, 0, 1, Band.NEARLY),
        (0, 0, 2, Band.LATER),
        (3, 2, 0, Band.NEARLY),
        (3, 1, 1, Band.NEARLY),
        (3, 1, 2, Band.LATER),
        (2, 2, 0, Band.LATER),  # she can do none of it
        (1, 1, 0, Band.LATER),
        (4, 3, 0, Band.LATER),
    ],
)
def test_nearly_is_where_little_is_missing_and_something_is_there(essential, missing, language, band):
    assert Figures(essential, missing, missing, language, 0, essential, essential - missing).band is band


@pytest.mark.parametrize(("cefr", "steps"), [("B1", 0), ("native", 0), ("A2", 1), ("A1", 2), ("", 2)])
def test_a_language_is_spoken_or_a_step_away_or_far(hotel, cefr, steps):
    person = make_learner(pin="").user
    make.look(person, **({"it": cefr} if cefr else {}))
    vacancy = asking(hotel)
    ask_language(vacancy, "it", "B1")
    ask_language(vacancy, "de", "C2", essential=False)
    assert [Figures(*figures).languages for _pk, *figures in vacancies_for(person)] == [steps]
    assert explain(person, vacancy).figures.languages == steps
