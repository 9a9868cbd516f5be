"""People and vacancies that could fit each other, by chance or one by one."""

import random
import uuid
from typing import Any

from employers.matching.actions import refresh_looked_for
from employers.portfolios.models import Portfolio, PortfolioLanguage
from employers.vacancies.models import Vacancy
from lms.competences.actions import award
from lms.competences.models import Attainment, CompetenceRelation, Level
from lms.core import days
from tests.factories.people import make_employer, make_learner
from tests.factories.vacancies import ask, ask_language, make_competence, make_vacancy

AREAS = ("IT-45", "IT-25", "IT-62")
LANGUAGES = ("it", "en", "el")
CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
CODES = tuple(f"skill-{number}" for number in range(12))


def show(person: Any, code: str, rank: int) -> Attainment:
    """She has shown it at this level, and somebody watched her do it."""
    competence = make_competence(code)
    level = Level.objects.get(framework=competence.framework, rank=rank)
    made = award(person, competence, level, source="observed_practice", evidence_id=uuid.uuid4())
    assert made is not None
    return made


def relate(code: str, other: str, kind: str = "related") -> None:
    CompetenceRelation.objects.create(
        competence=make_competence(code), other=make_competence(other), kind=kind
    )


def look(person: Any, *, areas: tuple[str, ...] = (), hours: int | None = None, **speaks: str) -> Portfolio:
    """Her portfolio, which lets her adviser look for work; `speaks` is language=cefr."""
    portfolio = Portfolio.objects.create(
        person=person, areas=list(areas), hours_per_week=hours, looked_for=True
    )
    for language, cefr in speaks.items():
        PortfolioLanguage.objects.create(portfolio=portfolio, language=language, cefr=cefr)
    refresh_looked_for(person.pk)
    return portfolio


def some_relations(chance: random.Random) -> None:
    pairs = {tuple(sorted(chance.sample(CODES, 2))) for _ in range(10)}
    for one, other in sorted(pairs):
        relate(one, other, chance.choice(["broader", "related"]))


def somebody(chance: random.Random, **more: Any) -> Any:
    """A learner who has shown this and that, looks here or there, and speaks something."""
    person = make_learner(pin="", **more).user
    for code in chance.sample(CODES, chance.randint(0, 6)):
        show(person, code, chance.randint(1, 4))
    look(
        person,
        areas=tuple(chance.sample(AREAS, chance.randint(0, 2))),
        hours=chance.choice([None, 20, 30, 40]),
        **{language: chance.choice([*CEFR, "native"]) for language in chance.sample(LANGUAGES, 2)},
    )
    return person


def some_vacancy(chance: random.Random) -> Vacancy:
    vacancy = make_vacancy(
        make_employer(f"Firm {chance.randint(1, 3)}").memberships.get().organisation,
        area=chance.choice(AREAS),
        hours_per_week=chance.choice([None, 15, 25, 38]),
        open_until=days.in_days(chance.randint(1, 4)),
    )
    for code in chance.sample(CODES, chance.randint(0, 5)):
        ask(vacancy, code, rank=chance.randint(1, 4), essential=chance.random() < 0.7)
    for language in chance.sample(LANGUAGES, chance.randint(0, 2)):
        ask_language(vacancy, language, chance.choice(CEFR), essential=chance.random() < 0.8)
    return vacancy
