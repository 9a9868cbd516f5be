"""Many keys told to the database as one value."""

import pytest

from lms.services.directory.models import Service
from tests.factories.services import make_service

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_those_whose_key_is_among_them_are_found_and_of_none_nothing_is_asked(django_assert_num_queries):
    first, second, third = (make_service() for _ in range(3))
    services = Service.objects.order_by("pk")
    asked = frozenset({third.pk, first.pk, *range(10**6, 10**6 + 5000)})
    assert [list(services.filter(pk__among=asked)), list(services.exclude(pk__among=asked))] == [
        [first, third],
        [second],
    ]
    with django_assert_num_queries(1):
        assert list(services.filter(pk__among=frozenset())) == []
        assert list(services.exclude(pk__among=frozenset())) == [first, second, third]
