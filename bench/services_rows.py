"""A made-up directory of very many services in seconds, the same for both databases: its rows are written
past the models, by COPY on PostgreSQL and by `executemany` on SQLite.
"""

import datetime
import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, Model, UUIDField

from lms.contacts.enums import Answer
from lms.core import days
from lms.core.alike import words_of
from lms.services.directory.models import Organization, Service, ServiceAtLocation, ServiceNeed
from lms.services.index import needs_in_words
from lms.services.needs.enums import Need
from lms.services.places.models import Location, Town
from lms.services.reaching.models import Hours, Language
from lms.services.searching.models import SearchEntry

TOWNS, KNOWN, PIECE = 400, 5000, 10_000
COUNTRIES = ("IT", "GR", "ES", "RO")
LANGUAGES = ("en", "it", "es", "el", "ro", "ar", "fr", "uk")
SERVICES_OF_A_HOUSE, WORDS_OF_A_TEXT, OPEN_DAYS = 10, 40, 3


def words_made() -> list[str]:
    """The words of a made-up language, the most common first."""
    chance = random.Random(5)  # noqa: S311 - the same for both databases
    syllables = ["ba", "co", "di", "fe", "gu", "lo", "ma", "ne", "po", "ri", "sa", "tu", "ve", "zi"]
    return list(dict.fromkeys("".join(chance.choices(syllables, k=4)) for _ in range(KNOWN)))


@transaction.atomic
def make(count: int) -> None:
    """As many services, each with a place, two needs, two languages and the hours of three days."""
    chance, words = random.Random(7), words_made()  # noqa: S311 - made-up data
    names = ("name", "country")
    town = _write(Town, names, [(_town(words, k), COUNTRIES[k % 4]) for k in range(TOWNS)])
    houses = range(count // SERVICES_OF_A_HOUSE + 1)
    house = _write(Organization, ("name",), [(_house(words, k),) for k in houses])
    for first in range(0, count, PIECE):
        _make_piece(chance, words, range(first, min(first + PIECE, count)), town, house)


def _make_piece(chance: random.Random, words: list[str], numbers: range, town: int, house: int) -> None:
    today = days.today()
    looked_at = (True, "The office", *map(_stored, (today, today + datetime.timedelta(days=90))))
    texts = list(_texts(chance, words, len(numbers)))
    service = _write(
        Service,
        ("organization_id", "name", "description", "women_only",
         "is_published", "reviewer", "reviewed_on", "expires_on"),
        [(house + k // SERVICES_OF_A_HOUSE, *text, chance.choice(Answer.values), *looked_at)
         for k, text in zip(numbers, texts, strict=True)],
    )  # fmt: skip
    each = range(service, service + len(numbers))
    towns = [town + chance.randrange(TOWNS) for _ in each]
    place = _write(
        Location, ("name", "town_id"), [(f"Place {k}", t) for k, t in zip(each, towns, strict=True)]
    )
    at = [(key, place + k) for k, key in enumerate(each)]
    offered = _write(ServiceAtLocation, ("service_id", "location_id"), at)
    needs = [(key, need) for key in each for need in chance.sample(Need.values, 2)]
    _write(ServiceNeed, ("service_id", "need"), needs)
    spoken = [(key, code) for key in each for code in chance.sample(LANGUAGES, 2)]
    _write(Language, ("service_id", "code"), spoken)
    week = [(k, key, day) for k, key in enumerate(each) for day in chance.sample(range(1, 8), OPEN_DAYS)]
    hours = ("service_id", "service_at_location_id", "weekday", "opens", "closes")
    whose = [((key, None) if k % 2 else (None, offered + k), day) for k, key, day in week]
    _write(Hours, hours, [(*owner, day, "09:00:00", "17:00:00") for owner, day in whose])
    said = {need: " ".join(words_of(text)) for need, text in needs_in_words().items()}
    found_by = [
        (*texts[k], said[needs[2 * k][1]], said[needs[2 * k + 1][1]], spoken[2 * k][1], spoken[2 * k + 1][1],
         _house(words, numbers[k] // SERVICES_OF_A_HOUSE), f"Place {key}", _town(words, towns[k] - town))
        for k, key in enumerate(each)
    ]  # fmt: skip
    folded = (" ".join(dict.fromkeys(" ".join(told).lower().split())) for told in found_by)
    _write(SearchEntry, ("service_id", "words"), list(zip(each, folded, strict=True)))


def _town(words: list[str], number: int) -> str:
    return f"{words[number].title()} {number}"


def _house(words: list[str], number: int) -> str:
    return f"House {words[number % len(words)]} {number}"


def _texts(chance: random.Random, words: list[str], count: int) -> Iterator[tuple[str, str]]:
    """A name and a description, with common words as often as a language has them."""
    common = list(accumulate(1 / (place + 1) for place in range(len(words))))
    for _ in range(count):
        description = chance.choices(words, cum_weights=common, k=WORDS_OF_A_TEXT)
        yield " ".join(chance.choices(words, k=3)), " ".join(description)


def _write(model: type[Model], names: tuple[str, ...], told: Sequence[tuple[Any, ...]]) -> int:
    """Rows of which these columns differ. Returns the number of the first; the others follow it."""
    fields = model._meta.concrete_fields
    first = (model._base_manager.aggregate(last=Max("pk"))["last"] or 0) + 1
    whole = [_default(field) for field in fields]
    at = {field.attname: place for place, field in enumerate(fields)}
    places, key, uuid = [at[name] for name in names], at.get("id"), at.get("uuid")
    chance = random.Random(f"{model.__name__} {first}")  # noqa: S311 - ids of made-up data

    def rows() -> Iterator[list[Any]]:
        for number, row in enumerate(told):
            for place, value in zip(places, row, strict=True):
                whole[place] = value
            if key is not None:
                whole[key] = first + number
            if uuid is not None:
                whole[uuid] = f"{chance.getrandbits(128):032x}"
            yield whole

    _insert(model, [field.column for field in fields], rows())
    return first


def _default(field: Any) -> Any:
    is_own = field.primary_key or isinstance(field, UUIDField)
    return None if is_own else field.get_db_prep_save(field.get_default(), connection)


def _stored(day: datetime.date) -> str:
    return day.isoformat()


def _insert(model: type[Model], columns: list[str], rows: Iterator[list[Any]]) -> None:
    table, names = model._meta.db_table, ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            sql = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - names of ours
            cursor.executemany(sql, (list(row) for row in rows))
