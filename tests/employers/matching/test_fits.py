"""What fits whom: as the database finds it, and as two loops over plain rows do."""

import random

import pytest

from employers.matching.explaining import explain
from employers.matching.fits import Figures
from employers.matching.queries import people_for, vacancies_for
from employers.portfolios.enums import RANKS
from employers.portfolios.models import Portfolio
from employers.vacancies.models import Vacancy
from lms.competences.models import Attainment, CompetenceRelation
from tests.factories import matching as make
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db


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
    for ask in asks:
        rank = naive_rank(person, ask.competence_id)
        covered += rank >= ask.level.rank
        essential += ask.is_essential
        if ask.is_essential and rank < ask.level.rank:
            missing += 1
            short += ask.level.rank - rank
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


def is_shown(person, vacancy: Vacancy) -> bool:
    """From everywhere, she sees what asks for something that she reaches."""
    if Portfolio.objects.get(person=person).areas:
        return meet(person, vacancy)
    return any(naive_rank(person, ask.competence_id) for ask in vacancy.asks.all())


@pytest.mark.parametrize("seed", range(3))
def test_both_ways_find_what_two_loops_find(seed):
    chance, worker = random.Random(seed), make_worker()
    make.some_relations(chance)
    people = [make.somebody(chance, worker=worker) for _ in range(8)]
    vacancies = [make.some_vacancy(chance) for _ in range(10)]
    naive = {(p.pk, v.pk): naive_figures(p, v) for p in people for v in vacancies}
    for person in people:
        expected = sorted(
            (v for v in vacancies if is_shown(person, v)),
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
