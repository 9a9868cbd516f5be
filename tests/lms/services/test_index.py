"""Services are found by words, the same on both databases."""

import pytest

from lms.services.directory.models import Service, Wording
from lms.services.directory.queries import public
from lms.services.index import found, refresh_index
from lms.services.reaching.models import Language
from tests.factories.services import make_organization, make_place, make_service, make_town

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def bed():
    service = make_service(
        organization=make_organization(name="Casa Lontana"),
        name="A bed for the night",
        description="Próxima a la estación. Rates: 10% off!",
        needs=["lawyer"],
    )
    Wording.objects.create(service=service, language="el", texts={"name": "Ένα κρεβάτι"})
    Wording.objects.create(service=service, language="ar", texts={"name": "سَرير", "call_steps": [{}]})
    Language.objects.create(service=service, code="ti", name="Tigrinya")
    town = make_town("Iași", "RO")
    town.names = {"it": "Jassy"}
    town.save()
    make_place(service, town=town, area="Copou")
    make_service(name="Another thing")
    refresh_index(Service.objects.all())
    return service


@pytest.mark.parametrize(
    "words",
    ["bed", "NIGHT bed", "estacion", "estación", "κρεβατι", "سرير", "iasi", "Jassy", "tigrin", "lontana",
     "copou", "lawyer", "10% off!", "night's"[:5]],
)  # fmt: skip
def test_it_is_found_by_any_of_its_words(bed, words):
    assert list(found(public(), words)) == [bed]


@pytest.mark.parametrize("words", ["bed thing", "xyz", "AND", "NEAR(bed)", "bed' OR 'x", 'words:"bed'])
def test_every_word_has_to_be_there_and_none_is_an_operator(bed, words):
    assert list(found(public(), words)) == []


@pytest.mark.usefixtures("bed")
def test_without_a_word_nothing_is_narrowed():
    assert found(public(), " !? ").count() == 2


def test_what_was_changed_is_found_by_its_new_words_only(bed):
    bed.name = "A room"
    bed.save()
    refresh_index(Service.objects.filter(pk=bed.pk))
    assert [list(found(public(), word)) for word in ("room", "night")] == [[bed], []]
    bed.delete()
    assert list(found(Service.objects.all(), "room")) == []
