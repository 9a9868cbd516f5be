"""The desk of those who coach for work: steps and no notes, what waits, who stands in, no small numbers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from employers.coaching.queries.figures import FEW, figures
from employers.contact.actions.interests import show_interest
from employers.contact.actions.talking import write_in
from employers.contact.enums import Stage
from employers.contact.models import Interest
from lms.audit.models import AccessEntry
from lms.core import days
from lms.desk.deputies import end_standing_in
from lms.organisations.actions import assign, suspend_account
from lms.organisations.models import Organisation, Role, SupportAssignment
from tests.factories.deputies import stand_in
from tests.factories.messages import fresh
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker
from tests.factories.vacancies import make_vacancy
from tests.factories.work import interest_at, look_for

pytestmark = pytest.mark.django_db
WORK = "/teach/coach/"


@pytest.fixture
def sara(faces):
    return make_worker(Role.CASE_WORKER, username="sara", first_name="Sara")


@pytest.fixture
def learner(sara):
    return make_learner(worker=sara, handle="River Maple 42")


@pytest.fixture
def member():
    return make_employer("Hotel Aurora")


@pytest.fixture
def vacancy(member):
    return make_vacancy(Organisation.objects.get(name="Hotel Aurora"))


def page_of(interest: Interest) -> str:
    return reverse("coaching:interest", args=[interest.uuid])


def key(browser, address: str) -> dict[str, str]:
    page = browser.get(address).content.decode()
    return {"key": page.rpartition('name="key" value="')[2].partition('"')[0]}


def test_her_interest_waits_for_her_coach_who_answers_and_may_warn(enter, learner, sara, vacancy):
    interest = show_interest(learner.user, vacancy)
    browser = enter(sara)
    assert [row.who for row in browser.get(WORK).context["waiting"]] == ["River Maple 42"]
    sent = {"words": "Nobody has been there.", "warns": "on", **key(browser, page_of(interest))}
    assert browser.post(page_of(interest), sent).status_code == 303
    interest.refresh_from_db()
    told = (interest.stage, interest.coach_words, interest.coach_warns, interest.coach)
    assert told == (Stage.READY, "Nobody has been there.", True, sara)
    assert browser.get(WORK).context["waiting"] == []
    hers = enter(learner.user, pin=True).get(reverse("contact:interest", args=[interest.uuid]))
    assert "Your adviser warns you" in hers.content.decode()


def test_on_the_list_stand_steps_and_no_word_of_what_was_written(enter, learner, sara, vacancy, member):
    interest = interest_at(Stage.TALKING, learner.user, vacancy, coach=sara, member=member)
    write_in(interest, by=fresh(learner.user), body="My son is ill on Monday.")
    page = enter(sara).get(WORK).content.decode()
    assert ("River Maple 42" in page, "Breakfast assistant" in page, "My son" in page) == (True, True, False)


def test_she_reads_that_her_coach_opened_the_conversation(enter, learner, sara, vacancy, member):
    interest = interest_at(Stage.TALKING, learner.user, vacancy, coach=sara, member=member)
    enter(sara).get(page_of(interest))
    opened = AccessEntry.objects.filter(person=learner.user).values_list("what", "reader")
    assert list(opened) == [("work_talk", sara.pk)]


def test_nobody_else_of_the_desk_finds_it(enter, learner, sara, vacancy):
    """Neither a trainer or a coordinator of hers, a colleague, nor somebody elsewhere."""
    interest = show_interest(learner.user, vacancy)
    marta = make_worker(Role.TRAINER)
    assign(marta, learner.user, make_organisation())
    others = [marta, make_worker(Role.COORDINATOR), make_worker(Role.CASE_WORKER)]
    others.append(make_worker(Role.CASE_WORKER, organisation=make_organisation("Ergasia")))
    for worker in others:
        browser, address = enter(worker), page_of(interest)
        assert (browser.get(address).status_code, browser.post(address).status_code) == (404, 404)
        assert "River Maple 42" not in browser.get(WORK).content.decode()


def test_of_a_closed_account_nothing_waits(enter, learner, sara, vacancy):
    interest = show_interest(learner.user, vacancy)
    suspend_account(learner.profile, worker=sara)
    browser = enter(sara)
    assert (browser.get(WORK).context["waiting"], browser.get(page_of(interest)).status_code) == ([], 404)


def test_who_stands_in_reads_and_answers_until_it_is_ended(enter, learner, sara, vacancy):
    paolo = make_worker(Role.CASE_WORKER, username="paolo", first_name="Paolo")
    interest = show_interest(learner.user, vacancy)
    row = stand_in(paolo, sara)
    assert [row.who for row in enter(paolo).get(WORK).context["waiting"]] == ["River Maple 42"]
    assert [enter(paolo).get(page).status_code for page in (page_of(interest), "/teach/")] == [200, 200]
    end_standing_in(row, by=sara)
    assert enter(paolo).get(page_of(interest)).status_code == 404


def test_she_is_asked_about_work_only_if_she_lets_her_coach_look(enter, learner, sara, vacancy):
    browser = enter(sara)
    address = reverse("coaching:ask", args=[vacancy.uuid, learner.profile.uuid])
    assert "does not let you look" in browser.get(address).content.decode()
    look_for(learner.user)
    assert browser.post(address, {"words": "Near your house.", **key(browser, address)}).status_code == 303
    interest = Interest.objects.get()
    assert (interest.stage, interest.began_by, interest.coach_words) == ("asked", "coach", "Near your house.")


def test_a_conversation_of_work_is_read_on_its_own_page(enter, learner, sara, vacancy, member):
    interest = interest_at(Stage.TALKING, learner.user, vacancy, coach=sara, member=member)
    browser = enter(sara)
    [conversation] = interest.person.conversations.all()
    address = reverse("coaching:conversation", args=[conversation.uuid])
    assert address in browser.get(reverse("messaging_desk:inbox")).content.decode()
    assert browser.get(address)["Location"] == page_of(interest)
    general = reverse("messaging_desk:conversation", args=[conversation.uuid])
    assert browser.get(general).status_code == 404
    assert "see the kitchen" not in enter(learner.user, pin=True).get("/learn/messages/").content.decode()


def test_s16_small_numbers_are_not_shown(sara, vacancy):
    for _number in range(FEW - 1):
        show_interest(make_learner(worker=sara).user, vacancy)
    assert figures() == {"interests": None, "shared": None, "talked": None, "hired": None}
    show_interest(make_learner(worker=sara).user, vacancy)
    assert figures()["interests"] == FEW


def test_a_rate_of_few_is_not_shown_and_silence_is(enter, learner, sara, vacancy):
    interest_at(Stage.SHARED, learner.user, vacancy, coach=sara)
    [row] = enter(sara).get(WORK).context["answering"]
    assert (row.rate, row.days, row.is_silent) == (None, None, False)
    Interest.objects.update(ended_at=days.start_of(days.today()), ended_by="silent")
    [row] = enter(sara).get(WORK).context["answering"]
    assert row.is_silent is True


def test_her_page_shows_her_steps_to_her_coach_alone(enter, learner, sara, vacancy):
    show_interest(learner.user, vacancy)
    marta = make_worker(Role.TRAINER)
    assign(marta, learner.user, make_organisation())
    address = reverse("desk:person", args=[learner.profile.uuid])
    pages = [enter(who).get(address).content.decode() for who in (sara, marta)]
    assert ["Interested: Breakfast assistant" in page for page in pages] == [True, False]
    people = [enter(who).get(reverse("desk:home")).content.decode() for who in (sara, marta)]
    assert ["She is interested in some work" in page for page in people] == [True, False]


def test_the_desk_asks_the_database_as_often_for_three_as_for_one(enter, sara, vacancy, member):
    browser, counted = enter(sara), []
    for count in (1, 3):
        while SupportAssignment.objects.filter(worker=sara).count() < count:
            her = make_learner(worker=sara).user
            interest_at(Stage.TALKING, her, vacancy, coach=sara, member=member)
            show_interest(fresh(her), make_vacancy(vacancy.organisation, title=f"Porter {her.pk}"))
        browser.get(WORK)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(WORK).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]
