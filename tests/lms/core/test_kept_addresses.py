"""A kept address is what `reverse` says, here and now."""

import uuid

import pytest
from django.urls import NoReverseMatch, reverse, set_urlconf
from django.utils import translation

from lms.core.kept_addresses import address


@pytest.fixture(autouse=True)
def _addresses_of_the_site():
    yield
    set_urlconf(None)


@pytest.mark.parametrize("language", ["en", "it", "ar"])
def test_it_is_that_of_the_language_that_is_read(language):
    lesson = uuid.uuid4()
    with translation.override(language):
        assert [address("player:lesson", lesson) for _time in range(2)] == [
            reverse("player:lesson", args=[lesson])
        ] * 2


def test_on_a_face_without_it_there_is_none():
    assert address("player:home") == "/learn/"
    set_urlconf("lms.site.urls_programme")
    with pytest.raises(NoReverseMatch):
        address("player:home")
