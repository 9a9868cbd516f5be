"""Those who support her read and tidy her words, while she lets them, and she reads who did."""

import pytest
from django.urls import reverse

from employers.portfolios.enums import Section
from employers.portfolios.models import Tidied
from employers.portfolios.own import actions
from lms.audit.models import AccessEntry
from lms.organisations.models import Role
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker
from tests.factories.portfolios import add_picture, anew, begin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


@pytest.fixture
def worker():
    return make_worker(Role.TRAINER, first_name="Marta")


@pytest.fixture
def learner(worker):
    return make_learner(worker=worker, handle="River Maple 42")


@pytest.fixture
def portfolio(learner):
    made = begin(learner.user, said_in="ar", beside="it")
    actions.say(made, Section.ABOUT, {"ar": "كنت أطبخ مع جدتي"})
    return made


@pytest.fixture
def address(learner):
    return reverse("portfolio_desk:words", args=[learner.profile.uuid])


def lets(portfolio, *, read: bool = True, looked_for: bool = False) -> None:
    actions.let_help(portfolio, may_read=read, looked_for=looked_for)


def test_nobody_reads_it_before_she_lets_them(enter, worker, portfolio, address, learner):
    browser = enter(worker)
    assert browser.get(address).status_code == 404
    person = browser.get(reverse("desk:person", args=[learner.profile.uuid])).content.decode()
    assert "Read and tidy her words" not in person
    lets(portfolio)
    assert browser.get(address).status_code == 200
    lets(portfolio, read=False)
    assert browser.get(address).status_code == 404
    assert list(AccessEntry.objects.filter(what="portfolio_words").values_list("person", flat=True)) == [
        learner.user.pk
    ]


def test_tidied_words_go_to_her_and_nowhere_else(enter, worker, portfolio, address):
    lets(portfolio)
    browser = enter(worker)
    page = browser.get(address)
    assert [(part.key, form.languages) for part, form in page.context["rows"]] == [("about", ["ar", "it"])]
    sent = browser.post(
        address,
        {"part": "about", "about-words_0": "طبخت لمجموعات كبيرة", "about-words_1": "Ho cucinato per gruppi."},
    )
    assert (sent.status_code, sent["Location"]) == (303, address)
    row = Tidied.objects.get()
    assert (row.words, row.of, row.by, row.approved_at) == (
        {"ar": "طبخت لمجموعات كبيرة", "it": "Ho cucinato per gruppi."},
        {"ar": "كنت أطبخ مع جدتي"},
        worker,
        None,
    )
    assert anew(portfolio).about == {"ar": "كنت أطبخ مع جدتي"}


@pytest.mark.parametrize("part", ["seeks", "sample:nothing", "", "photo"])
def test_what_she_has_not_said_is_not_tidied(enter, worker, portfolio, address, part):
    lets(portfolio)
    assert enter(worker).post(address, {"part": part}).status_code == 404


def test_too_long_is_said_at_its_field(enter, worker, portfolio, address):
    lets(portfolio)
    page = enter(worker).post(address, {"part": "about", "about-words_0": "x" * 601})
    (form,) = [form for _part, form in page.context["rows"]]
    assert list(form.errors) == ["words_0"]
    assert Tidied.objects.count() == 0


def test_s23_nobody_elsewhere_and_no_employer_reads_it(enter, portfolio, address):
    lets(portfolio)
    sample = add_picture(portfolio, it="Un piatto")
    picture = f"{address}pictures/{sample.uuid}/"
    elsewhere = make_worker(Role.TRAINER, organisation=make_organisation("Ergasia"), username="eleni")
    for stranger in (elsewhere, make_employer()):
        browser = enter(stranger)
        assert {browser.get(each).status_code for each in (address, picture, f"{address}voice/")} == {404}
    assert enter(portfolio.person, pin=True).get(address).status_code == 404


def test_her_page_says_what_she_agreed_to(enter, worker, portfolio, learner):
    lets(portfolio, read=False, looked_for=True)
    page = enter(worker).get(reverse("desk:person", args=[learner.profile.uuid])).content.decode()
    assert "She agreed that her adviser looks for work for her." in page
    assert "Read and tidy her words" not in page
