"""Run as a program on one database: makes the services, asks for them, and prints the figures as JSON."""

import datetime
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from statistics import quantiles
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 - after the apps are ready

from lms.core import days  # noqa: E402
from lms.services.directory.models import Organization, Service, ServiceAtLocation, ServiceNeed  # noqa: E402
from lms.services.directory.queries import narrowed, public  # noqa: E402
from lms.services.enums import Answer  # noqa: E402
from lms.services.index import found, refresh_index  # noqa: E402
from lms.services.needs.enums import Need  # noqa: E402
from lms.services.places.models import Location, Town  # noqa: E402
from lms.services.reaching.models import Hours, Language  # noqa: E402

TOWNS, SHOWN, TIMES, PIECE, KNOWN = 400, 20, 200, 2000, 5000
#: Somebody looks for words that say something: not the twenty that stand nearly everywhere.
SAYING = slice(20, 2000)
LANGUAGES = ("en", "it", "es", "el", "ro", "ar", "fr", "uk")


def words_made() -> list[str]:
    """The words of a made-up language, the most common first."""
    chance = random.Random(5)  # noqa: S311 - the same for both databases
    syllables = ["ba", "co", "di", "fe", "gu", "lo", "ma", "ne", "po", "ri", "sa", "tu", "ve", "zi"]
    return list(dict.fromkeys("".join(chance.choices(syllables, k=4)) for _ in range(KNOWN)))


def make(count: int) -> None:
    chance, today = random.Random(7), days.today()  # noqa: S311 - made-up data
    made = words_made()
    common = [1 / (place + 1) for place in range(len(made))]  # as words of a language are: few very often
    towns = Town.objects.bulk_create(
        Town(name=f"{made[number].title()} {number}", country=("IT", "GR", "ES", "RO")[number % 4])
        for number in range(TOWNS)
    )
    houses = Organization.objects.bulk_create(
        Organization(name=f"House {made[number % len(made)]} {number}") for number in range(count // 10 + 1)
    )
    for first in range(0, count, PIECE):
        numbers = range(first, min(first + PIECE, count))
        services = Service.objects.bulk_create(
            Service(
                organization=houses[number // 10],
                name=" ".join(chance.choices(made, k=3)),
                description=" ".join(chance.choices(made, common, k=40)),
                is_published=True,
                reviewer="The office",
                reviewed_on=today,
                expires_on=today + datetime.timedelta(days=90),
                women_only=chance.choice(Answer.values),
            )
            for number in numbers
        )
        places = Location.objects.bulk_create(
            Location(name=f"Place {service.pk}", town=chance.choice(towns)) for service in services
        )
        offered = ServiceAtLocation.objects.bulk_create(
            ServiceAtLocation(service=service, location=place)
            for service, place in zip(services, places, strict=True)
        )
        ServiceNeed.objects.bulk_create(
            ServiceNeed(service=service, need=need)
            for service in services
            for need in chance.sample(Need.values, 2)
        )
        Language.objects.bulk_create(
            Language(service=service, code=code)
            for service in services
            for code in chance.sample(LANGUAGES, 2)
        )
        Hours.objects.bulk_create(
            Hours(**owner, weekday=day, opens=datetime.time(9), closes=datetime.time(17))
            for number, place in enumerate(offered)
            for owner in [{"service": place.service} if number % 2 else {"service_at_location": place}]
            for day in chance.sample(range(1, 8), 3)
        )
    refresh_index(Service.objects.all())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def questions() -> Iterator[tuple[str, Callable[[random.Random], Any]]]:
    """Named, and what each asks; only as many as a page shows are read."""
    towns, keys = list(Town.objects.all()), list(Service.objects.values_list("uuid", flat=True)[:5000])
    shown = public().order_by("name", "pk")
    words = words_made()[SAYING]
    yield "one row", lambda chance: Service.objects.filter(uuid=chance.choice(keys))
    yield "one word", lambda chance: found(shown, chance.choice(words))
    yield "two words", lambda chance: found(shown, " ".join(chance.sample(words, 2)))
    yield (
        "a need in a town",
        lambda chance: narrowed(shown, need=chance.choice(Need.values), town=chance.choice(towns)),
    )
    yield (
        "a need, a language, women only, open now, in a town",
        lambda chance: narrowed(
            shown,
            need=chance.choice(Need.values),
            town=chance.choice(towns),
            language=chance.choice(LANGUAGES),
            women_only=True,
            now=days.noon_of(days.today()),
        ),
    )
    yield (
        "a word and a need in a town",
        lambda chance: narrowed(
            found(shown, chance.choice(words)), need=chance.choice(Need.values), town=chance.choice(towns)
        ),
    )


def measure(ask: Callable[[random.Random], Any]) -> dict[str, float]:
    chance, taken = random.Random(11), []  # noqa: S311 - the same for both databases
    for number in range(TIMES + 10):
        begun = time.perf_counter()
        list(ask(chance)[:SHOWN])
        if number >= 10:
            taken.append((time.perf_counter() - begun) * 1000)
    cut = quantiles(taken, n=20)
    return {"median": cut[9], "p95": cut[18]}


if __name__ == "__main__":
    make(int(sys.argv[1]))
    print(json.dumps({name: measure(ask) for name, ask in questions()}))
