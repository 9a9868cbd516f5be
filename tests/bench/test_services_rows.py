"""The benchmark's directory is one that the product could have written."""

import pytest

from bench.services_rows import make
from lms.services.directory.models import Service
from lms.services.directory.queries import public
from lms.services.finding.asked import Asked
from lms.services.finding.queries import look
from lms.services.index import refresh_index
from lms.services.places.models import Town
from lms.services.searching.models import SearchEntry

pytestmark = pytest.mark.django_db
COUNT = 25


def words() -> dict[int, set[str]]:
    return {entry.pk: set(entry.words.split()) for entry in SearchEntry.objects.all()}


def test_services_are_found_by_the_words_by_which_the_product_finds_them():
    make(COUNT)
    made = words()
    refresh_index(Service.objects.all())
    assert (made, len(made)) == (words(), COUNT)


def test_they_are_whole_and_the_same_every_time():
    make(COUNT)
    assert public().count() == COUNT
    service = Service.objects.order_by("pk")[0]
    town = Town.objects.get(locations__service_at_locations__service=service)
    need = service.needs.all()[0].need
    asked = Asked(need=need, town=str(town.uuid), words=service.name)
    assert [place.uuid for place in look(asked).services] == [str(service.uuid)]
    assert service.languages.count() == 2
    assert service.description.split()[:2] == FIRST_WORDS


FIRST_WORDS = ["dizirizi", "savebama"]
