"""Made-up learners and vacancies of the starter list's occupations, the same for both databases."""

import random
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from employers.areas import area_choices
from employers.matching.actions import refresh_reach
from employers.matching.models import LookedFor
from employers.portfolios.models import Portfolio, PortfolioLanguage
from employers.vacancies.enums import State
from employers.vacancies.models import Ask, AskedLanguage, Vacancy
from lms.accounts.models import Profile
from lms.competences.importing import starter
from lms.competences.models import Attainment, Competence, Level, Occupation
from lms.core import days
from lms.organisations.models import Membership, Organisation, Role, SupportAssignment, Vetting

LANGUAGES = ("it", "el", "es", "ro", "en")
CEFR = ("A1", "A2", "B1", "B2", "C1")
FIRMS, PIECE, ACCOMPANIED = 200, 1000, 30


class World:
    """What stands before anybody comes: skills, places, firms that are checked, and an organisation with a
    coordinator and advisers of thirty learners each.
    """

    def __init__(self) -> None:
        starter.load()
        self.chance = random.Random(14)  # noqa: S311 - made-up data, the same every time
        self.areas = [code for code, _name in area_choices()]
        self.levels = {level.rank: level for level in Level.objects.all()}
        self.skills = list(Competence.objects.order_by("pk"))
        self.occupations = [
            [row.competence_id for row in occupation.asks.all()]
            for occupation in Occupation.objects.order_by("pk").prefetch_related("asks")
        ]
        self.house = Organisation.objects.create(name="House")
        self.coordinator = self._worker("coordinator", Role.COORDINATOR)
        self.firms = Organisation.objects.bulk_create(
            Organisation(name=f"Firm {number}", kind="employer") for number in range(FIRMS)
        )
        other = Organisation.objects.create(name="Other house")
        Vetting.objects.bulk_create(
            Vetting(organisation=firm, on_behalf_of=place, note="seen")
            for firm in self.firms
            for place in (self.house, other)
        )
        self.numbers = count()

    def _worker(self, name: str, role: str) -> Any:
        person = get_user_model().objects.create(username=name)
        Membership.objects.create(person=person, organisation=self.house, role=role)
        return person

    @transaction.atomic
    def add(self, many: int) -> None:
        """As many learners, and as many vacancies."""
        for first in range(0, many, PIECE):
            numbers = range(first, min(first + PIECE, many))
            self._learners(len(numbers))
            self._vacancies(len(numbers))

    def _skills_of_a_trade(self, least: int, most: int) -> list[int]:
        trade = self.chance.choice(self.occupations)
        wanted = self.chance.randint(least, most)
        others = [skill.pk for skill in self.chance.sample(self.skills, most)]
        return list(dict.fromkeys([*self.chance.sample(trade, min(len(trade), wanted)), *others]))[:wanted]

    def _learners(self, many: int) -> None:
        chance, numbers = self.chance, [next(self.numbers) for _each in range(many)]
        people = get_user_model().objects.bulk_create(
            get_user_model()(username=f"learner-{number}") for number in numbers
        )
        Profile.objects.bulk_create(
            Profile(user=person, handle=f"Learner {number}", handle_key=f"learner{number}")
            for person, number in zip(people, numbers, strict=True)
        )
        Membership.objects.bulk_create(
            Membership(person=person, organisation=self.house, role=Role.LEARNER) for person in people
        )
        self._accompany(people)
        portfolios = Portfolio.objects.bulk_create(
            Portfolio(
                person=person,
                looked_for=True,
                areas=chance.sample(self.areas, chance.randint(1, 3)),
                hours_per_week=chance.choice([None, 20, 30, 40]),
            )
            for person in people
        )
        PortfolioLanguage.objects.bulk_create(
            PortfolioLanguage(portfolio=portfolio, language=language, cefr=chance.choice(CEFR))
            for portfolio in portfolios
            for language in chance.sample(LANGUAGES, 2)
        )
        Attainment.objects.bulk_create(
            Attainment(
                person=person,
                competence_id=skill,
                level=self.levels[chance.randint(1, 5)],
                source="observed_practice",
            )
            for person in people
            for skill in self._skills_of_a_trade(2, 10)
        )
        refresh_reach([person.pk for person in people])
        LookedFor.objects.bulk_create(
            LookedFor(person_id=portfolio.person_id, area=area)
            for portfolio in portfolios
            for area in portfolio.areas
        )

    def _accompany(self, people: list[Any]) -> None:
        for first in range(0, len(people), ACCOMPANIED):
            worker = self._worker(f"adviser-{people[first].pk}", Role.CASE_WORKER)
            SupportAssignment.objects.bulk_create(
                SupportAssignment(worker=worker, learner=person, organisation=self.house)
                for person in people[first : first + ACCOMPANIED]
            )

    def _vacancies(self, many: int) -> None:
        chance = self.chance
        made = Vacancy.objects.bulk_create(
            Vacancy(
                organisation=chance.choice(self.firms),
                title="Work",
                area=chance.choice(self.areas),
                hours_per_week=chance.choice([15, 25, 38]),
                state=State.OPEN,
                open_until=days.in_days(chance.randint(5, 60)),
            )
            for _each in range(many)
        )
        Ask.objects.bulk_create(
            Ask(
                vacancy=vacancy,
                competence_id=skill,
                level=self.levels[chance.randint(1, 4)],
                is_essential=chance.random() < 0.7,
            )
            for vacancy in made
            for skill in self._skills_of_a_trade(3, 7)
        )
        AskedLanguage.objects.bulk_create(
            AskedLanguage(vacancy=vacancy, language=language, cefr=chance.choice(CEFR))
            for vacancy in made
            for language in chance.sample(LANGUAGES, chance.randint(0, 2))
        )
