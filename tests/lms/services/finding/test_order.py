"""In which order services are found, whichever way the database goes."""

import datetime
from dataclasses import replace

import pytest

from lms.contacts.enums import Answer
from lms.core import days
from lms.services.directory.models import Service
from lms.services.finding import queries
from lms.services.finding.asked import Asked
from lms.services.index import refresh_index
from lms.services.places.models import Town
from lms.services.reaching.models import Hours, Language
from tests.factories.services import make_place, make_service, make_town

pytestmark = [pytest.mark.django_db, pytest.mark.both]
COUNT = 12


@pytest.fixture
def directory():
    """{name: (open at noon, speaks English)}: in turns open by its hours, by those of its place, day and
    night, or never.
    """
    town, told = make_town(), {}
    Town.objects.update(uuid=BOLOGNA)
    day = days.today().isoweekday()
    open_hours = {"weekday": day, "opens": datetime.time(9), "closes": datetime.time(17)}
    for number in range(COUNT):
        service = make_service(
            name=f"House {'uvwxyz'[number % 6]}{number}",
            needs=["health"],
            women_only=Answer.YES,
            answers_day_and_night=number % 4 == 2,
        )
        place = make_place(service, town=town)
        if number % 4 < 2:
            owner = {"service": service} if number % 4 else {"service_at_location": place}
            Hours.objects.create(**owner, **open_hours)
        if number % 3 == 0:
            Language.objects.create(service=service, code="en")
        told[service.name] = (number % 4 != 3, number % 3 == 0)
    refresh_index(Service.objects.all())
    make_service(name="Another", needs=["papers"])
    return told


BOLOGNA = "5f0c1d2e-3a4b-4c5d-8e6f-708192a3b4c5"
ASKED = [
    {"need": "health"},
    {"town": BOLOGNA},
    {"words": "house"},
    {"women_only": True},
    {"need": "health", "town": BOLOGNA, "words": "hous", "women_only": True},
]


@pytest.mark.parametrize("few", [0, 2000])
@pytest.mark.parametrize("most", [5, 500])
def test_who_is_open_and_speaks_her_language_stands_first(directory, monkeypatch, few, most):
    """Up to MOST by name; of more, the best of all there are, as they stand in the table."""
    monkeypatch.setattr(queries, "MOST", most)
    monkeypatch.setattr(queries, "PAGE", 4)
    monkeypatch.setattr("lms.services.directory.queries.FEW", few)
    monkeypatch.setattr("lms.services.directory.queries.FEW_FOUND", few)
    for asked in ASKED:
        for open_now in (False, True):
            fitting = [name for name, (is_open, _speaks) in directory.items() if is_open or not open_now]
            is_more = len(fitting) > most
            expected = (in_order(directory, fitting, by_name=not is_more)[:most], is_more)
            assert all_pages(Asked(**asked, open_now=open_now)) == expected, (asked, open_now)


def all_pages(asked):
    noon, found = days.noon_of(days.today()), []
    first = queries.look(asked, now=noon)
    for page in range(1, first.pages + 1):
        found += queries.look(replace(asked, page=page), now=noon).services
    return [str(each.title) for each in found], first.is_more


def in_order(directory, names, *, by_name):
    return sorted(
        sorted(names) if by_name else names, key=lambda name: [not told for told in directory[name]]
    )
