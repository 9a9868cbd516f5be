"""Is this really you? Who may contact her, and a phrase that proves it."""

import datetime

import pytest
from django.urls import reverse

from employers.contact.actions.phrase import read_phrase, set_phrase
from employers.contact.models import Phrase
from employers.contact.queries.coaches import coached_by, coaches_of
from lms.audit.models import AccessEntry
from lms.core import days
from lms.organisations.actions import add_membership, assign, suspend_account
from lms.organisations.models import Deputy, Membership, Role, SupportAssignment
from tests.factories.messages import fresh
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db
PHRASE = "three lemons on a blue plate"
ADDRESS = "/learn/work/really-you/"


@pytest.fixture
def sara(faces):
    return make_worker(Role.CASE_WORKER, username="sara", first_name="Sara")


@pytest.fixture
def learner(sara):
    return make_learner(worker=sara)


def stands_in(deputy, coach, *, days_left: int = 4) -> Deputy:
    return Deputy.objects.create(
        deputy=deputy,
        worker=coach,
        organisation=make_organisation(),
        since=days.in_days(-2),
        until=days.in_days(days_left),
    )


def test_her_page_names_who_may_contact_her_and_nobody_else(enter, learner, sara):
    marta = make_worker(Role.TRAINER, first_name="Marta")
    assign(marta, learner.user, make_organisation())
    paolo = make_worker(Role.CASE_WORKER, first_name="Paolo")
    make_worker(Role.CASE_WORKER, first_name="Lucia")
    make_employer("Hotel Aurora")
    stands_in(paolo, sara)
    page = enter(learner.user, pin=True).get(ADDRESS)
    assert [(caller.name, caller.picture) for caller in page.context["page"].callers] == [
        ("Sara", "coach"),
        ("Paolo", "coach"),
        ("Marta", "trainer"),
    ]
    assert "Hotel Aurora" not in page.content.decode()


def test_it_asks_for_her_pin(enter, learner):
    assert enter(learner.user).get(ADDRESS).status_code == 302


def test_she_chooses_a_phrase_reads_it_changes_it_and_has_none_again(enter, learner):
    browser = enter(learner.user, pin=True)
    for words in (PHRASE, "a green door"):
        assert browser.post(reverse("contact:phrase"), {"said": words, **key(browser)}).status_code == 303
        assert browser.get(ADDRESS).context["page"].phrase == words
    browser.post(reverse("contact:phrase"), {"forget": "1"})
    assert (browser.get(ADDRESS).context["page"].phrase, Phrase.objects.count()) == ("", 0)


def key(browser) -> dict[str, str]:
    page = browser.get(reverse("contact:phrase")).content.decode()
    return {"key": page.partition('name="key" value="')[2].partition('"')[0]}


@pytest.mark.parametrize(
    "words", ["lemons", "my pin 580274", "pin ٥٨٠٢٧٤ mine", "5-8-0 2 then 74", "code 58 02"]
)
def test_a_code_or_one_word_is_no_phrase(enter, learner, words):
    browser = enter(learner.user, pin=True)
    page = browser.post(reverse("contact:phrase"), {"said": words, **key(browser)})
    assert (page.status_code, Phrase.objects.count()) == (200, 0)


def test_the_database_does_not_tell_the_phrase(learner):
    set_phrase(learner.user, PHRASE)
    stored = Phrase.objects.values_list("sealed", flat=True).get()
    assert ("lemons" in stored, Phrase.objects.get().words) == (False, PHRASE)


def test_a_sealed_phrase_of_somebody_else_opens_nothing(learner):
    set_phrase(learner.user, PHRASE)
    other = make_learner().user
    Phrase.objects.create(person=other, sealed=Phrase.objects.get().sealed)
    assert Phrase.objects.get(person=other).words == ""


def test_her_coach_looks_at_it_on_a_press_and_she_reads_that(enter, learner, sara):
    set_phrase(learner.user, PHRASE)
    browser, address = enter(sara), reverse("coaching:phrase", args=[learner.profile.uuid])
    assert PHRASE not in browser.get(address).content.decode()
    assert opened(learner) == []
    assert PHRASE in browser.post(address).content.decode()
    assert opened(learner) == [("phrase", sara.pk)]


def opened(learner) -> list:
    return list(AccessEntry.objects.filter(person=learner.user).values_list("what", "reader"))


def test_nobody_else_finds_it(enter, learner, sara):
    """Neither a trainer or a coordinator of her organisation, a colleague, a former coach, nor her own
    coach while her account is closed.
    """
    set_phrase(learner.user, PHRASE)
    marta, anna, lucia = (make_worker(role) for role in (Role.TRAINER, Role.COORDINATOR, Role.CASE_WORKER))
    assign(marta, learner.user, make_organisation())
    address = reverse("coaching:phrase", args=[learner.profile.uuid])
    for worker in (marta, anna, lucia):
        assert [enter(worker).get(address).status_code, enter(worker).post(address).status_code] == [404, 404]
    suspend_account(learner.profile, worker=sara)
    assert enter(sara).post(address).status_code == 404
    assert opened(learner) == []


def test_a_former_coach_reads_nothing(enter, learner, sara):
    set_phrase(learner.user, PHRASE)
    browser, address = enter(sara), reverse("coaching:phrase", args=[learner.profile.uuid])
    assert browser.get(address).status_code == 200
    SupportAssignment.objects.update(ended_at=days.start_of(days.today()))
    assert browser.post(address).status_code == 404


def test_without_a_phrase_the_coach_is_told_so_and_nothing_was_opened(learner, sara):
    assert (read_phrase(learner.user, worker=sara), opened(learner)) == ("", [])


@pytest.fixture
def team():
    """Everybody who could have to do with her, in two organisations."""
    elsewhere = make_organisation("Ergasia")
    make = [
        ("marta", Role.TRAINER, None),
        ("sara", Role.CASE_WORKER, None),
        ("paolo", Role.CASE_WORKER, None),
        ("anna", Role.COORDINATOR, None),
        ("nikos", Role.CASE_WORKER, elsewhere),
        ("eleni", Role.COORDINATOR, elsewhere),
    ]
    return {name: make_worker(role, username=name, organisation=place) for name, role, place in make}


def both_ways(learner, team) -> list[str]:
    """The coaches of one, and whose condition finds her: the same people."""
    listed = sorted(coach.person.username for coach in coaches_of(fresh(learner.user)))
    found = sorted(
        name for name, worker in team.items() if coached_by(fresh(worker)).filter(pk=learner.user.pk).exists()
    )
    assert listed == found
    return listed


def test_who_coaches_her_is_the_same_asked_from_either_side(team):
    here, there = make_organisation(), make_organisation("Ergasia")
    learner = make_learner()
    assert both_ways(learner, team) == ["anna"]
    assign(team["marta"], learner.user, here)
    assert both_ways(learner, team) == ["marta"]
    assign(team["sara"], learner.user, here)
    assert both_ways(learner, team) == ["sara"]
    stands_in(team["paolo"], team["sara"])
    assert both_ways(learner, team) == ["paolo", "sara"]
    add_membership(learner.user, there, Role.LEARNER)
    assign(team["nikos"], learner.user, there)
    assert both_ways(learner, team) == ["nikos", "paolo", "sara"]
    Membership.objects.filter(person=team["sara"]).update(ended_at=days.start_of(days.today()))
    assert both_ways(learner, team) == ["nikos"]


def test_who_stands_in_does_so_until_the_day_and_no_longer(team):
    learner = make_learner()
    assign(team["sara"], learner.user, make_organisation())
    row = stands_in(team["paolo"], team["sara"], days_left=0)
    assert both_ways(learner, team) == ["paolo", "sara"]
    row.until = days.today() - datetime.timedelta(days=1)
    row.save(update_fields=["until"])
    assert both_ways(learner, team) == ["sara"]
