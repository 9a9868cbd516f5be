"""She lets her adviser look for work, somewhere or anywhere, and takes it back: at once."""

import pytest

from employers.matching.models import ANYWHERE, LookedFor
from employers.portfolios.own import actions
from tests.factories.portfolios import begin

pytestmark = pytest.mark.django_db


def looked_for(portfolio) -> set[str]:
    return set(LookedFor.objects.filter(person=portfolio.person).values_list("area", flat=True))


def test_she_is_looked_for_where_she_says_and_while_she_says_so():
    portfolio = begin()
    assert looked_for(portfolio) == set()
    actions.let_help(portfolio, may_read=False, looked_for=True)
    assert looked_for(portfolio) == {ANYWHERE}
    actions.state(portfolio, areas=["IT-45", "IT-25"])
    assert looked_for(portfolio) == {"IT-45", "IT-25"}
    actions.state(portfolio, areas=["IT-25"])
    assert looked_for(portfolio) == {"IT-25"}
    actions.let_help(portfolio, may_read=True, looked_for=False)
    assert looked_for(portfolio) == set()
