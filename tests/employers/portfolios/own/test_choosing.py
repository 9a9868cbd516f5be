"""Her own words and tidied ones beside each other: nothing is seen that she did not approve."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from employers.portfolios.enums import Section
from employers.portfolios.models import Tidied
from employers.portfolios.own import actions
from employers.portfolios.own.queries import approved_words, parts_to_show
from lms.organisations.models import Role
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.factories.portfolios import anew, begin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]
ABOUT = "/learn/portfolio/words/about/"
HERS = {"en": "I cooked with my grandmother in Fes.", "it": "Cucinavo con mia nonna a Fes."}
TIDIED = {"en": "I have cooked for large groups.", "it": "Ho cucinato per gruppi grandi."}


@pytest.fixture
def worker():
    return make_worker(Role.TRAINER, first_name="Marta")


@pytest.fixture
def portfolio(worker):
    """Words of hers, and those who support her may read them."""
    made = begin(make_learner(worker=worker).user, said_in="en", beside="it")
    actions.say(made, Section.ABOUT, HERS)
    actions.let_help(made, may_read=True, looked_for=False)
    return made


@pytest.fixture
def browser(portfolio, enter):
    return enter(portfolio.person, pin=True)


def seen(portfolio) -> dict[str, str]:
    return dict(approved_words(anew(portfolio), Section.ABOUT).texts)


def choose(browser, version: str, tidied="") -> int:
    return browser.post(ABOUT, {"version": version, "tidied": str(tidied)}).status_code


def test_s17_words_are_seen_by_nobody_before_she_chooses(browser, portfolio):
    assert (seen(portfolio), parts_to_show(anew(portfolio))) == ({}, [])
    form = browser.get(ABOUT).context["form"]
    assert (form["version"].value(), [choice[0] for choice in form.fields["version"].choices]) == (
        "",
        ["own", ""],
    )
    assert choose(browser, "own") == 303
    assert (seen(portfolio), parts_to_show(anew(portfolio))) == (HERS, ["about"])
    assert choose(browser, "") == 303
    assert seen(portfolio) == {}


def test_tidied_words_stand_beside_hers_with_what_is_new(browser, portfolio, worker):
    actions.tidy(portfolio, Section.ABOUT, TIDIED, by=worker)
    page = browser.get(ABOUT)
    assert (page.context["is_waiting"], page.context["tidied_by"]) == (True, "Marta")
    assert page.context["form"]["version"].value() == ""
    first = page.context["tidied"][0]
    assert [(piece.words, piece.is_new) for piece in first[3]] == [
        ("I", False),
        ("have", True),
        ("cooked", False),
        ("for large groups.", True),
    ]
    assert HERS["en"] in page.content.decode()
    assert seen(portfolio) == {}


def test_what_she_approves_is_what_stood_on_her_page(browser, portfolio, worker):
    actions.tidy(portfolio, Section.ABOUT, TIDIED, by=worker)
    read = Tidied.objects.get().uuid
    actions.tidy(portfolio, Section.ABOUT, {"en": "Other words."}, by=worker)
    refused = browser.post(ABOUT, {"version": "tidied", "tidied": str(read)})
    assert list(refused.context["form"].errors) == ["__all__"]
    assert seen(portfolio) == {}
    assert choose(browser, "tidied", Tidied.objects.get().uuid) == 303
    assert seen(portfolio) == {"en": "Other words."}


def test_what_she_approved_stays_until_she_approves_the_next(browser, portfolio, worker):
    actions.tidy(portfolio, Section.ABOUT, TIDIED, by=worker)
    choose(browser, "tidied", Tidied.objects.get().uuid)
    actions.tidy(portfolio, Section.ABOUT, {"en": "Newer.", "it": "Più nuove."}, by=worker)
    assert seen(portfolio) == TIDIED
    choose(browser, "tidied", Tidied.objects.get(approved_at=None).uuid)
    assert (seen(portfolio), Tidied.objects.count()) == ({"en": "Newer.", "it": "Più nuove."}, 1)


def test_her_own_words_can_always_be_restored(browser, portfolio, worker):
    actions.tidy(portfolio, Section.ABOUT, TIDIED, by=worker)
    choose(browser, "tidied", Tidied.objects.get().uuid)
    assert choose(browser, "own") == 303
    assert (seen(portfolio), anew(portfolio).about) == (HERS, HERS)


def test_own_words_that_change_are_asked_about_again(browser, portfolio, worker):
    choose(browser, "own")
    actions.say(portfolio, Section.ABOUT, {"en": "Other words of mine."})
    assert seen(portfolio) == {}
    actions.tidy(portfolio, Section.ABOUT, TIDIED, by=worker)
    choose(browser, "tidied", Tidied.objects.get().uuid)
    actions.say(portfolio, Section.ABOUT, {"en": "And again other ones."})
    assert (seen(portfolio), browser.get(ABOUT).context["is_outdated"]) == (TIDIED, True)


def test_s23_nobody_chooses_for_her(portfolio, enter, worker):
    stranger = enter(begin(said_in="en").person, pin=True)
    assert stranger.get(ABOUT).status_code == 404
    assert enter(worker).get(ABOUT).status_code == 404
    assert enter(portfolio.person).get(ABOUT).status_code == 302


@pytest.mark.parametrize("address", ["words/sample/", "words/nothing/", "words/seeks/"])
def test_there_is_no_page_for_words_that_are_not_there(browser, address):
    assert browser.get(f"/learn/portfolio/{address}").status_code == 404


def test_only_those_who_support_her_tidy_and_only_while_she_lets_them(portfolio, worker):
    elsewhere = make_worker(Role.TRAINER, organisation=make_organisation("Ergasia"), username="eleni")
    with pytest.raises(PermissionDenied):
        actions.tidy(portfolio, Section.ABOUT, TIDIED, by=elsewhere)
    actions.let_help(portfolio, may_read=False, looked_for=True)
    with pytest.raises(PermissionDenied):
        actions.tidy(portfolio, Section.ABOUT, TIDIED, by=worker)
    assert Tidied.objects.count() == 0


def test_tidying_to_nothing_is_refused(portfolio, worker):
    with pytest.raises(ValidationError):
        actions.tidy(portfolio, Section.ABOUT, {"en": "  "}, by=worker)
