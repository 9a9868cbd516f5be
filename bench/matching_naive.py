"""The same by two loops over plain rows, to compare with."""

import random
from collections import defaultdict
from typing import Any

from employers.matching.queries import people_for, vacancies_for
from employers.portfolios.enums import RANKS
from employers.portfolios.models import Portfolio
from employers.vacancies.models import Vacancy
from lms.competences.models import Attainment, CompetenceRelation

SAMPLE = 20


class Rows:
    """Everything there is, in memory."""

    def __init__(self) -> None:
        self.ranks: dict[int, dict[int, int]] = defaultdict(dict)
        for person, skill, rank in Attainment.objects.values_list("person", "competence", "level__rank"):
            self.ranks[person][skill] = max(rank, self.ranks[person].get(skill, 0))
        self.beside: dict[int, set[int]] = defaultdict(set)
        for one, other in CompetenceRelation.objects.values_list("competence", "other"):
            self.beside[one].add(other)
            self.beside[other].add(one)
        self.vacancies = list(Vacancy.objects.prefetch_related("asks__level", "languages"))
        self.portfolios = list(
            Portfolio.objects.select_related("person__profile").prefetch_related("languages")
        )

    def key(self, portfolio: Any, vacancy: Any) -> tuple[int, ...]:
        shown = self.ranks[portfolio.person_id]
        missing = short = languages = covered = 0
        for ask in vacancy.asks.all():
            near = (shown.get(each, 0) - 1 for each in self.beside[ask.competence_id])
            rank = max(shown.get(ask.competence_id, 0), 0, *near)
            covered += rank >= ask.level.rank
            if ask.is_essential and rank < ask.level.rank:
                missing, short = missing + 1, short + ask.level.rank - rank
        speaks = {row.language: RANKS[row.cefr] for row in portfolio.languages.all()}
        for row in vacancy.languages.all():
            if row.is_essential:
                languages = max(languages, min(2, RANKS[row.cefr] - speaks.get(row.language, 0)))
        hours = vacancy.hours_per_week > (portfolio.hours_per_week or 168)
        return missing, short, languages, int(hours), -covered


def differences(world: Any) -> int:
    """Of a few learners and vacancies: how many orders are not those of two loops."""
    rows, chance, wrong = Rows(), random.Random(3), 0  # noqa: S311 - the same every time
    for portfolio in chance.sample(rows.portfolios, SAMPLE):
        by_key = sorted(
            (rows.key(portfolio, vacancy), vacancy.open_until, vacancy.uuid, vacancy.pk)
            for vacancy in rows.vacancies
            if vacancy.area in portfolio.areas
        )
        wrong += [row[0] for row in vacancies_for(portfolio.person)] != [pk for *_key, pk in by_key]
    for vacancy in chance.sample(rows.vacancies, SAMPLE):
        by_key = sorted(
            (rows.key(portfolio, vacancy), portfolio.person.profile.uuid, portfolio.person_id)
            for portfolio in rows.portfolios
            if vacancy.area in portfolio.areas
        )
        wrong += [row[0] for row in people_for(vacancy, world.coordinator)] != [pk for *_key, pk in by_key]
    return wrong
