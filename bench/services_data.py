"""Run as a program on one database: makes the services, asks for them, and prints the figures as JSON."""

import gc
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

from bench.services_rows import LANGUAGES, make, words_made  # noqa: E402
from lms.core import days  # noqa: E402
from lms.services.directory.models import Service  # noqa: E402
from lms.services.finding.asked import Asked  # noqa: E402
from lms.services.finding.queries import look  # noqa: E402
from lms.services.needs.enums import Need  # noqa: E402
from lms.services.places.models import Town  # noqa: E402

TIMES = 200
#: Somebody looks for words that say something: not the twenty that stand nearly everywhere.
SAYING = slice(20, 2000)


def questions() -> Iterator[tuple[str, Callable[[random.Random], Any]]]:
    """Named, and what each asks: all that a page of ten shows is read, as the site does it at noon."""
    towns = [str(uuid) for uuid in Town.objects.values_list("uuid", flat=True)]
    keys = list(Service.objects.values_list("uuid", flat=True)[:5000])
    words, noon = words_made()[SAYING], days.noon_of(days.today())

    def asks(**how: Callable[[random.Random], Any]) -> Callable[[random.Random], Any]:
        return lambda chance: look(Asked(**{name: each(chance) for name, each in how.items()}), now=noon)

    def need(chance: random.Random) -> str:
        return chance.choice(Need.values)

    def town(chance: random.Random) -> str:
        return chance.choice(towns)

    def word(chance: random.Random) -> str:
        return chance.choice(words)

    def yes(chance: random.Random) -> bool:
        return True

    yield "one row", lambda chance: list(Service.objects.filter(uuid=chance.choice(keys)))
    yield "one word", asks(words=word)
    yield "two words", asks(words=lambda chance: " ".join(chance.sample(words, 2)))
    yield "a need in a town", asks(need=need, town=town)
    yield (
        "a need, a language, women only, open now, in a town",
        asks(need=need, town=town, language=lambda c: c.choice(LANGUAGES), women_only=yes, open_now=yes),
    )
    yield "a word and a need in a town", asks(words=word, need=need, town=town)
    yield "a need anywhere, its fifth page", asks(need=need, page=lambda chance: 5)
    yield "open now anywhere", asks(open_now=yes)


def measure(ask: Callable[[random.Random], Any]) -> dict[str, float]:
    """What is loaded by then is no garbage, as in the workers of lms.site.gunicorn."""
    chance, taken = random.Random(11), []  # noqa: S311 - the same for both databases
    for number in range(TIMES + 10):
        if number == 10:
            gc.collect()
            gc.freeze()
        begun = time.perf_counter()
        ask(chance)
        if number >= 10:
            taken.append((time.perf_counter() - begun) * 1000)
    cut = quantiles(taken, n=20)
    return {"median": cut[9], "p95": cut[18]}


if __name__ == "__main__":
    make(int(sys.argv[1]))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(json.dumps({name: measure(ask) for name, ask in questions()}))
