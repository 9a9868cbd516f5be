"""What she reads in her own pages, as things to lead to."""

from uuid import uuid4

import pytest

from lms.contracts import destination, neutral_help
from lms.contracts.neutral_help import HelpGroup, HelpLink, HelpSource
from lms.contracts.registry import Registry

BREATHE, HANDS = uuid4(), uuid4()


class Care(HelpSource):
    key, name = "care", "Looking after yourself"

    def contents(self, *, language):
        links = [HelpLink(uuid=BREATHE, title=f"Breathe ({language})"), HelpLink(uuid=HANDS, title="Hands")]
        return [HelpGroup(links=links[:1]), HelpGroup(links=links)]

    def page(self, uuid, *, language):
        return None


@pytest.fixture(autouse=True)
def care(monkeypatch):
    monkeypatch.setattr(neutral_help, "_sources", Registry("neutral help"))
    return neutral_help.register(Care())


def test_a_page_is_told_and_leads_to_her_own_pages():
    named = [("help", BREATHE), ("help", uuid4())]
    told = destination.told(named, language="it", person=object())
    assert {name: (place.title, place.url) for name, place in told.items()} == {
        ("help", BREATHE): ("Breathe (it)", f"/learn/help/{BREATHE}/")
    }


def test_authors_find_each_once_under_its_room():
    kind = next(kind for kind in destination.kinds() if kind.key == "help")
    assert [(choice.title, choice.under) for choice in kind.choices(language="en")] == [
        ("Breathe (en)", "Looking after yourself"),
        ("Hands", "Looking after yourself"),
    ]


def test_reading_never_ticks():
    assert destination.ticks("help") is False
