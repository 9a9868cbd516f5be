"""A breath in the middle of a lesson: beside it, so that what she chose stays where it is."""

import re

import pytest
from django.core.cache import cache

from courses.enrolments.actions import enrol
from courses.player.breath import breath_here
from lms.contracts import neutral_help
from lms.contracts.registry import Registry
from lms.programme.coping.feelings import Feeling
from tests.factories import courses as make
from tests.factories.people import make_learner
from tests.lms.programme.coping.test_coping import shelf, tool

pytestmark = pytest.mark.django_db


@pytest.fixture
def step(faces, enter) -> tuple:
    course = make.published_course(faces.skills, lessons=1)
    learner = make_learner()
    enrol(learner.user, course, by=learner.user)
    return enter(learner.user), f"/learn/{make.lessons_of(course)[0].steps.first().uuid}/"


def test_every_step_opens_the_first_breathing_tool_where_it_is(faces, step):
    browser, address = step
    page = shelf(faces)
    tool(page, "Wall", Feeling.ANGRY)
    tool(page, "Fan", Feeling.HEART_RACES, shows_fan=True)
    shown = browser.get(address).content.decode()
    (opens,) = re.findall(r'<details class="breathe">.*?</details>', shown, re.DOTALL)
    assert [words in opens for words in ("Fan, short.", "First this", "Let the fan move")] == [True] * 3
    assert re.findall(r"<a |<form|href=", opens) == []


def test_without_a_breathing_tool_there_is_no_button(faces, step, monkeypatch):
    browser, address = step
    tool(shelf(faces), "Wall", Feeling.ANGRY)
    assert "breathe" not in browser.get(address).content.decode()
    monkeypatch.setattr(neutral_help, "_sources", Registry("neutral help"))
    assert breath_here() is None


def test_a_step_costs_no_query_more(faces, step, count_queries):
    browser, address = step
    browser.get(address)
    without = count_queries(browser.get, address)
    tool(shelf(faces), "Fan", Feeling.HEART_RACES, shows_fan=True)
    cache.delete("breath:en")
    assert "breathe" in browser.get(address).content.decode()
    assert count_queries(browser.get, address) == without
