"""Handouts in a learner's own pages: the same words, nothing that leads to the other website."""

import re

import pytest
from wagtail.models import Locale

from lms.contracts import destination, neutral_help
from tests.factories.contacts import make_contact
from tests.factories.people import make_learner
from tests.lms.programme.handouts.test_handouts import LEAVES, handout, leaf, shelf

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner(faces):
    return make_learner()


@pytest.fixture
def browser(learner, enter):
    return enter(learner.user, pin=True)  # she was told about her phone


def listed(language: str) -> list[tuple[str, list[str]]]:
    source = next(each for each in neutral_help.sources() if each.key == "handouts")
    groups = source.contents(language=language)
    return [(group.title, [str(link.title) for link in group.links]) for group in groups]


def test_they_are_listed_by_where_they_stand_each_once(faces):
    above = shelf(faces)
    handout(above, title="At the counter", slug="counter", topic="counter")
    cup = handout(above)
    handout(above, title="Draft", slug="draft", live=False)
    italian = Locale.objects.get(language_code="it")
    above.copy_for_translation(italian).save_revision().publish()
    translated = cup.copy_for_translation(italian)
    translated.title = "Qui, ora"
    translated.save_revision().publish()
    assert listed("it") == [
        ("For a hard moment", ["Qui, ora"]),
        ("At a counter and at work", ["At the counter"]),
    ]


def test_what_speaks_to_employers_is_not_hers(faces, browser):
    made = handout(shelf(faces), title="For firms", slug="firms", topic="employ")
    assert listed("en") == []
    assert browser.get(f"/learn/help/{made.translation_key}/").status_code == 404


def test_without_any_they_are_not_offered(faces):
    shelf(faces)
    assert listed("en") == []


def test_one_is_read_in_her_pages_and_leads_nowhere_else(browser, faces):
    contact = make_contact(number="+39 800 1")
    people = leaf("people", 5, heading="People", text="<p>One is enough.</p>", contacts=[contact.pk])
    linked = leaf("text", 6, heading="More", text='<p>See <a href="/paper/">all of them</a>.</p>')
    made = handout(shelf(faces), "zine", leaves=[*LEAVES, people, linked], note="Checked by a doctor.")
    shown = browser.get(f"/learn/help/{made.translation_key}/").content.decode()
    wanted = [
        "<h1>Here, now</h1>",
        "For a loud moment.",
        "<h2>Feet</h2>",
        "<li>Slowly</li>",
        "<li>A pen</li>",
    ]
    wanted += ["<li>I can see …</li>", "<h2>People</h2>", 'href="tel:+398001"', "See all of them."]
    assert [words for words in wanted if words not in shown] == []
    assert re.findall(r"/paper/|heal\.localhost|fold/|leaf|Edition|Checked by", shown) == []


def test_a_step_of_a_plan_can_lead_to_one(faces, learner):
    made = handout(shelf(faces))
    named = ("help", made.translation_key)
    (kind,) = (kind for kind in destination.kinds() if kind.key == "help")
    assert [(choice.title, choice.under) for choice in kind.choices(language="en")] == [
        ("Here, now", "Short pages")
    ]
    place = destination.told([named], language="en", person=learner.user)[named]
    assert (place.title, place.url) == ("Here, now", f"/learn/help/{made.translation_key}/")
