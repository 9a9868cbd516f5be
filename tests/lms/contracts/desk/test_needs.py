"""A room says whom it would help and how; one query asks it of a whole list."""

from functools import reduce
from operator import or_

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.test.utils import CaptureQueriesContext

from lms.accounts.models import Profile
from lms.contracts.desk import needs
from lms.contracts.desk.needs import Need, Urgency, annotate_needs, asked_of, need_of, needs_for
from lms.contracts.registry import Registry
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_registry(monkeypatch):
    monkeypatch.setattr(needs, "needs", Registry("needs"))


def speaks(language: str):
    return lambda: ExpressionWrapper(Q(language=language), output_field=BooleanField())


def need(key: str, language: str = "en", order: int = 1, **facts) -> Need:
    return needs.register(Need(key, speaks(language), key.title(), order, **{"words": "So.", **facts}))


def test_the_pressing_come_first_and_only_those_that_are_for_her():
    need("later", urgency=Urgency.LATER, order=0)
    need("second", order=2)
    need("first", order=1)
    need("not_hers", is_for=lambda worker: worker == "trainer", by="for her trainer")
    need("nothing", urgency=Urgency.NOTHING, order=0)
    assert [one.key for one in needs_for("adviser")] == ["first", "second", "later", "nothing"]
    assert [one.key for one in asked_of("adviser")] == ["first", "second", "later", "not_hers", "nothing"]
    assert [one.key for one in needs_for("trainer", Urgency.NOW)] == ["first", "not_hers", "second"]


def test_of_a_list_one_query_says_who_needs_what():
    need("greek", "el")
    need("arabic", "ar", urgency=Urgency.LATER)
    for language in ("el", "ar", "en"):
        make_learner(language=language)
    asked = needs_for(None)
    with CaptureQueriesContext(connection) as seen:
        found = {row.language: need_of(row, asked) for row in annotate_needs(Profile.objects.order_by("pk"))}
    assert len(seen) == 1
    assert {language: one and one.key for language, one in found.items()} == {
        "el": "greek",
        "ar": "arabic",
        "en": None,
    }
    now = waiting(Profile.objects.order_by("pk"))
    assert [row.language for row in now] == ["el"]


def test_nobody_waits_where_nothing_is_asked():
    make_learner()
    assert not waiting(Profile.objects.all()).exists()


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"key": "no name"}, "cannot be the name of an annotation"),
        ({"words": ""}, "does not say what happened"),
        ({"is_for": bool}, "does not say who does it"),
        ({"by_talking": True}, "has no words for her"),
    ],
)
def test_half_a_need_is_refused(facts, told):
    with pytest.raises(ImproperlyConfigured, match=told):
        need(**{"key": "greek", **facts})


def waiting(people):
    """Those for whom something holds that waits for somebody now."""
    asked = [Q((need.key, True)) for need in needs_for(None, Urgency.NOW)]
    return annotate_needs(people).filter(reduce(or_, asked, Q(pk__in=[])))
