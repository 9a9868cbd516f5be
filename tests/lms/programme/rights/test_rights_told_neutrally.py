"""Rights in a learner's own pages: the same answer or the same silence, nothing that leads to the other
website.
"""

import re
import uuid

import pytest

from lms.contracts import neutral_help
from tests.factories.people import make_learner
from tests.factories.rights import CAUTION, LINES, right, shelf

pytestmark = pytest.mark.django_db
KEY = uuid.UUID("0b5d5c5e-1111-4222-8333-444455556666")


@pytest.fixture
def browser(faces, enter):
    return enter(make_learner().user, pin=True)  # she was told about her phone


def listed(language: str) -> dict[str, list[tuple[str, str]]]:
    source = next(each for each in neutral_help.sources() if each.key == "rights")
    return {
        group.title: [(str(link.title), link.title.language) for link in group.links]
        for group in source.contents(language=language)
    }


def test_questions_are_listed_by_country_in_her_language_or_the_one_they_are_told_in(faces):
    english, italian = shelf(faces), shelf(faces, "it")
    right(english, topic="home", title="Home?")
    right(english, key=KEY)
    right(italian, key=KEY)
    right(english, country="GR", live=False)
    assert listed("it") == {"Italy": [("Work? it", "it"), ("Home?", "en")]}


def test_without_rights_it_is_not_offered(faces):
    shelf(faces)
    assert listed("en") == {}


def test_an_answer_is_shown_in_her_pages_and_leads_nowhere_else(browser, faces):
    english, italian = shelf(faces), shelf(faces, "it")
    made = right(english, key=KEY, care="Take care.")
    right(italian, key=KEY)
    shown = browser.get(f"/learn/help/{made.translation_key}/").content.decode()
    wanted = ["<h1>Work? en</h1>", "Because of the law en.", "Take care.", "60 days.", CAUTION["en"]]
    wanted += [*LINES["en"], "The desk on the square.", "Buongiorno."]
    assert [words for words in wanted if words not in shown] == []
    assert re.findall(r"/rights/|heal\.localhost|fold/|leaf", shown) == []


def test_what_nobody_has_checked_in_time_is_not_told_here_either(browser, faces):
    made = right(shelf(faces), reviewer="")
    shown = browser.get(f"/learn/help/{made.translation_key}/").content.decode()
    assert "Nobody has checked this answer in time. Ask your adviser." in shown
    assert [word for word in ("Yes, you can.", "Because of", "60 days.", "Decree") if word in shown] == []


def test_where_only_another_language_is_told_it_is_read_there(browser, faces):
    english, italian = shelf(faces), shelf(faces, "it")
    right(english, key=KEY)
    right(italian, key=KEY, reviewer="")
    shown = browser.get(f"/it/learn/help/{KEY}/").content.decode()
    assert '<span lang="en" dir="ltr">Work? en</span>' in shown
