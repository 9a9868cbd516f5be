"""Run as a program on one database: makes learners and vacancies, first few and then many, asks who fits
what, and prints the figures as JSON.
"""

import json
import random
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from statistics import quantiles
from typing import Any

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402 - after the apps are ready
from django.db import connection  # noqa: E402

from bench.matching_naive import differences  # noqa: E402
from bench.matching_rows import World  # noqa: E402
from employers.matching.actions import refresh_reach  # noqa: E402
from employers.matching.fits import Wishes, wishes_of  # noqa: E402
from employers.matching.queries import people_for, vacancies_for  # noqa: E402
from employers.vacancies.models import Vacancy  # noqa: E402
from lms.competences.actions import award  # noqa: E402
from lms.organisations.models import SupportAssignment  # noqa: E402

TIMES, SHOWN = 100, 20


def questions(world: World) -> Iterator[tuple[str, Callable[[random.Random], Any]]]:
    """Named, and what each asks: what the first page shows of the order is read."""
    people = list(get_user_model().objects.filter(profile__isnull=False))
    vacancies = list(Vacancy.objects.all())
    advisers = [row.worker for row in SupportAssignment.objects.select_related("worker").order_by("pk")[:300]]

    def hers(person: Any) -> list[Any]:
        return list(vacancies_for(person)[:SHOWN])

    def anywhere(person: Any) -> list[Any]:
        kept = wishes_of(person.pk)
        return list(vacancies_for(person, wishes=Wishes((), kept.hours, kept.speaks))[:SHOWN])

    def fitting(vacancy: Vacancy, worker: Any) -> list[Any]:
        worker.__dict__.pop("_current_memberships", None)
        return list(people_for(vacancy, worker)[:SHOWN])

    def attain(person: Any, chance: random.Random) -> None:
        skill, level = chance.choice(world.skills), world.levels[chance.randint(1, 5)]
        award(
            person,
            skill,
            level,
            source="observed_practice",
            evidence_id=uuid.UUID(int=chance.getrandbits(128)),
        )

    yield "one row", lambda c: list(Vacancy.objects.filter(uuid=c.choice(vacancies).uuid))
    yield "vacancies for a learner who named her areas", lambda c: hers(c.choice(people))
    yield "vacancies for a learner who named none", lambda c: anywhere(c.choice(people))
    yield (
        "learners for a vacancy, her adviser of 30",
        lambda c: fitting(c.choice(vacancies), c.choice(advisers)),
    )
    yield (
        "learners for a vacancy, coordinator of all",
        lambda c: fitting(c.choice(vacancies), world.coordinator),
    )
    yield "what one learner reaches, derived anew", lambda c: refresh_reach([c.choice(people).pk])
    yield "one new attainment", lambda c: attain(c.choice(people), c)


def measure(ask: Callable[[random.Random], Any]) -> dict[str, float]:
    """Milliseconds on the clock, and those of the processor in this process: on SQLite that is all of it."""
    chance, taken, worked = random.Random(11), [], []  # noqa: S311 - the same for both databases
    for number in range(TIMES + 10):
        begun, processor = time.perf_counter(), time.process_time()
        ask(chance)
        if number >= 10:
            taken.append((time.perf_counter() - begun) * 1000)
            worked.append((time.process_time() - processor) * 1000)
    cut = quantiles(taken, n=20)
    return {"median": cut[9], "p95": cut[18], "processor": quantiles(worked, n=20)[18]}


def main(few: int, many: int) -> dict[str, Any]:
    world, found, there = World(), {}, 0
    for size in (few, many):
        world.add(size - there)
        there = size
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        found[str(size)] = {name: measure(ask) for name, ask in questions(world)}
    return {"figures": found, "differences": differences(world)}


if __name__ == "__main__":
    print(json.dumps(main(*map(int, sys.argv[1:3]))))
