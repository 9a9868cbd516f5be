"""Who is around me: she lets in, chooses the parts, sees when somebody looked, and ends it."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.core import days
from lms.organisations.models import Role
from lms.pathways.circle import actions, queries
from lms.pathways.circle.models import Helper
from lms.pathways.plans.actions import start_plan
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db

HOME = "/learn/pathway/"


def text(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def address(name: str, helper: Helper) -> str:
    return reverse(f"pathway:{name}", args=[helper.uuid])


def test_whoever_asks_is_shown_with_what_she_would_see(browser, ask):
    ask(themes=["work", "papers"], why={"en": "Papers, with you"})
    page = text(browser.get(HOME))
    assert "Would see: Papers and Work. Nothing more." in page
    assert "Papers, with you" in page


def test_she_lets_in_what_she_ticks_and_no_more(browser, ask, plan, elena):
    helper = ask(themes=["work", "papers"])
    sent = browser.post(address("person", helper), {"themes": ["papers"]}, follow=True)
    assert queries.parts_seen(elena, plan) == {"papers"}
    assert "Elena sees what you ticked." in text(sent)


def test_a_part_that_is_not_offered_is_refused(browser, ask, plan):
    marta = make_worker(Role.TRAINER, username="marta", first_name="Marta")
    helper = ask(marta, Role.TRAINER, themes=["skills"])
    sent = browser.post(address("person", helper), {"themes": ["papers"]})
    helper.refresh_from_db()
    assert (sent.status_code, helper.since) == (200, None)


def test_without_a_tick_nobody_is_let_in(browser, ask):
    helper = ask()
    sent = browser.post(address("person", helper), {})
    helper.refresh_from_db()
    assert (sent.status_code, helper.since) == (200, None)
    assert "Tick at least one part, or say no." in text(sent)


def test_she_says_no(browser, ask):
    helper = ask()
    browser.post(address("person_no", helper))
    helper.refresh_from_db()
    assert helper.end == Helper.End.DECLINED
    assert "Asks you" not in text(browser.get(HOME))


def test_she_ends_it_and_it_is_told_how_it_ended(browser, ask, plan, elena):
    helper = ask()
    actions.let_in(helper, by=plan.person, themes=["work"])
    assert "End it with Elena ?" in text(browser.get(address("person_end", helper)))
    browser.post(address("person_end", helper))
    assert queries.parts_seen(elena, plan) == frozenset()
    page = text(browser.get(HOME))
    assert "You ended it on" in page
    assert "Nobody but you can open this plan." in page


def test_she_reads_when_somebody_looked(browser, ask, plan, elena):
    helper = ask()
    actions.let_in(helper, by=plan.person, themes=["work"])
    assert "Not yet." in text(browser.get(address("person", helper)))
    for _time in range(2):
        actions.log_opening(plan, viewer=elena)
    assert "2 times" in text(browser.get(address("person", helper)))


def test_it_says_until_when(browser, ask, plan):
    actions.let_in(ask(), by=plan.person, themes=["work"])
    assert f"By itself on {days.months_after(days.today(), 12).day}" in text(browser.get(HOME))


def test_nobody_elses_helpers_are_there(enter, ask):
    helper = ask()
    other = make_learner()
    start_plan(other.user, organisation=make_organisation(), by=other.user)
    browser = enter(other.user, pin=True)
    names = ("person", "person_end", "person_no")
    assert [browser.post(address(name, helper)).status_code for name in names] == [404, 404, 404]
    helper.refresh_from_db()
    assert (helper.since, helper.ended_at) == (None, None)


def test_who_sees_nothing_any_more_is_not_shown_as_somebody_who_does(browser, ask, plan):
    """Her assignment ended: the row is there and opens nothing."""
    helper = ask()
    actions.let_in(helper, by=plan.person, themes=["work"])
    plan.person.accompanied_by.update(ended_at=timezone.now())
    page = browser.get(address("person", helper))
    assert (page.context["is_over"], "Save what this person sees" in text(page)) == (True, False)
    assert ("Ended by itself" in text(page), "Sees Work" in text(page)) == (True, False)


def test_who_asks_and_no_longer_could_see_anything_does_not_ask(browser, ask, plan):
    helper = ask()
    plan.person.accompanied_by.update(ended_at=timezone.now())
    page = browser.get(address("person", helper))
    assert (page.context["asks"], "Let in" in text(page)) == (False, False)
