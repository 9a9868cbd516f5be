import pytest

from lms.competences.models import Competence
from lms.core.languages import in_site_order, offered_language
from tests.factories.courses import competence


def test_r12_languages_stand_in_the_order_of_the_site():
    assert in_site_order({"uk": 1, "it": 2, "tlh": 3, "en": 4, "aa": 5}) == ["en", "it", "uk", "aa", "tlh"]
    assert in_site_order({}) == []


@pytest.mark.django_db
def test_r12_what_stands_in_for_a_missing_language_is_the_same_on_every_database():
    """`ar` is what PostgreSQL would keep first, `uk` what was written first."""
    taught, _level = competence()
    Competence.objects.filter(pk=taught.pk).update(labels={"uk": "U", "ar": "A", "it": "I"})
    assert Competence.objects.get(pk=taught.pk).label_in("fr") == "I"


@pytest.mark.parametrize(("spoken", "offered"), [("en-gb", "en"), ("it", "it"), ("ja", "ja")])
def test_a_language_of_the_settings_is_called_as_the_site_offers_it(spoken, offered):
    assert offered_language(spoken) == offered
