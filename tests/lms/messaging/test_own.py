"""Her side: numbers and notes first, then the field; behind her PIN; what is new shown by a mark alone."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from lms.accounts.actions import issue_card
from lms.contracts.navigation import NavigationLink
from lms.messaging.actions import answer, ask_for_help
from lms.messaging.models import Conversation, Message, Notice
from lms.organisations.actions import add_membership, assign
from lms.organisations.models import Membership, Role
from tests.factories.contacts import make_emergency
from tests.factories.messages import fresh, write
from tests.factories.people import make_learner, make_organisation, make_worker

HOME = "/learn/messages/"
QUERIES = 12
SECRET = "Somebody waits for me at the bus stop."


@pytest.fixture
def marta(faces):
    return make_worker(Role.TRAINER, username="marta", first_name="Marta")


@pytest.fixture
def learner(marta):
    learner = make_learner()
    assign(marta, learner.user, make_organisation())
    return learner


def positions(text: str, *parts: str) -> list[int]:
    return [text.index(part) for part in parts]


def test_numbers_the_time_and_the_note_on_the_law_come_before_the_field(enter, learner):
    make_emergency()
    write(learner)
    page = enter(learner.user, pin=True).get(HOME)
    found = positions(
        page.content.decode(),
        'href="tel:112"',
        "Marta",
        "An answer usually comes within 1 working day",
        "A court can ask for what is written here.",
        "I do not understand the second step.",
        "<textarea",
    )
    assert found == sorted(found)


def test_it_says_in_how_many_days_the_site_answers(enter, learner, settings):
    settings.LMS_REPLY_WORKING_DAYS = 3
    assert "within 3 working days" in enter(learner.user, pin=True).get(HOME).content.decode()


def test_it_says_for_how_long_a_message_is_kept(enter, learner, settings):
    browser = enter(learner.user, pin=True)
    assert "Each message is deleted after 30 days." in browser.get(HOME).content.decode()
    settings.LMS_KEEP_DAYS = {"lms.Conversation": 10, "lms.Message": 10}
    assert "Each message is deleted after 10 days." in browser.get(HOME).content.decode()


def test_what_she_writes_waits_for_her_trainer(enter, learner, marta):
    browser = enter(learner.user, pin=True)
    sent = browser.post(HOME, {"body": SECRET})
    assert (sent.status_code, sent["Location"]) == (303, HOME)
    conversation = Conversation.objects.get()
    message = Message.objects.get()
    assert (conversation.about, conversation.organisation.name, conversation.kind) == (
        learner.user,
        "Officina",
        "help",
    )
    assert (message.author, message.body, conversation.waiting_since) == (
        learner.user,
        SECRET,
        message.sent_at,
    )
    assert list(Notice.objects.values_list("person__username", "kind")) == [("marta", "waiting")]


def test_what_waits_keeps_the_moment_from_which_it_waits(learner):
    conversation = write(learner, "The first.")
    since = conversation.waiting_since
    write(learner, "The second.")
    conversation.refresh_from_db()
    assert (conversation.waiting_since, conversation.messages.count()) == (since, 2)
    assert Notice.objects.filter(kind="waiting").count() == 1


def test_r02_the_same_form_twice_is_one_message(enter, learner):
    browser, sent = enter(learner.user, pin=True), {"body": SECRET, "key": str(uuid.uuid4())}
    answers = [browser.post(HOME, sent) for _again in range(2)]
    assert [(a.status_code, a["Location"]) for a in answers] == [(303, HOME)] * 2
    assert Message.objects.count() == 1
    assert browser.post(HOME, {**sent, "body": "Another."}).status_code == 409


def test_an_empty_message_is_told_and_nothing_is_saved(enter, learner):
    page = enter(learner.user, pin=True).post(HOME, {"body": "   "})
    assert "Write something, or choose a file." in page.content.decode()
    assert Message.objects.count() == 0


def test_before_the_pin_nothing_of_it_is_read_nor_written(enter, learner, marta):
    answer(write(learner, SECRET), fresh(marta), body="Come to my room at ten.")
    browser = enter(learner.user)
    for response in (browser.get(HOME), browser.post(HOME, {"body": "x"})):
        assert (response.status_code, response["Location"].partition("?")[0]) == (302, "/learn/pin/check/")
    home = browser.get("/learn/").content.decode()
    assert "There is something new for you." in home
    assert not any(told in home for told in (SECRET, "Come to my room", "Marta"))
    assert Message.objects.count() == 2


def test_not_while_a_renewed_card_waits(enter, learner, marta):
    write(learner, SECRET)
    issue_card(learner.profile, by=marta)
    response = enter(learner.user, pin=True).get(HOME)
    assert response.status_code == 302
    assert SECRET not in response.content.decode()


def test_the_mark_goes_when_she_has_looked_and_the_other_side_does_not_learn_of_it(enter, learner, marta):
    conversation = write(learner)
    answer(conversation, fresh(marta), body="Look at the picture again.")
    desk = enter(marta)
    before = desk.get("/teach/messages/").content
    browser = enter(learner.user, pin=True)
    assert "something new" in browser.get("/learn/").content.decode()
    assert "Look at the picture again." in browser.get(HOME).content.decode()
    assert "something new" not in browser.get("/learn/").content.decode()
    assert Notice.objects.get(kind="answer").seen_at is not None
    assert _without_tokens(desk.get("/teach/messages/").content) == _without_tokens(before)


def _without_tokens(page: bytes) -> list[bytes]:
    return [line for line in page.splitlines() if b"token" not in line]


def test_the_way_there_stands_on_her_home(enter, learner):
    places = enter(learner.user).get("/learn/").context["destinations"]
    wanted = NavigationLink(label="I need help", url=HOME, icon="people", hint="Write to your trainer.")
    assert wanted in places


def test_where_several_could_answer_she_says_to_whom(enter, learner):
    elsewhere = make_organisation("Ergasia")
    make_worker(Role.TRAINER, organisation=elsewhere, first_name="Nikos")
    add_membership(learner.user, elsewhere, Role.LEARNER)
    browser = enter(learner.user, pin=True)
    assert browser.post(HOME, {"body": SECRET}).status_code == 200
    sent = browser.post(HOME, {"body": SECRET, "organisation": str(elsewhere.uuid)})
    assert sent.status_code == 303
    assert Conversation.objects.get().organisation == elsewhere


def test_an_organisation_where_she_does_not_learn_cannot_be_chosen(enter, learner):
    elsewhere = make_organisation("Ergasia")
    make_worker(Role.TRAINER, organisation=elsewhere)
    enter(learner.user, pin=True).post(HOME, {"body": SECRET, "organisation": str(elsewhere.uuid)})
    assert Conversation.objects.get().organisation == make_organisation()


def test_where_nobody_could_answer_it_says_so_and_takes_nothing(enter, faces):
    learner = make_learner(organisation=make_organisation("Empty"))
    browser = enter(learner.user, pin=True)
    page = browser.get(HOME).content.decode()
    assert "Nobody can answer here at the moment." in page
    assert "<textarea" not in page
    assert browser.post(HOME, {"body": SECRET}).status_code == 303
    assert Message.objects.count() == 0


def test_after_she_left_an_organisation_she_still_reads_what_was_written(enter, learner):
    write(learner, SECRET)
    Membership.objects.filter(person=learner.user).update(ended_at=timezone.now())
    page = enter(learner.user, pin=True).get(HOME).content.decode()
    assert SECRET in page
    assert "<textarea" not in page


def test_another_learner_reads_nothing_of_it(enter, learner, marta):
    write(learner, SECRET)
    other = make_learner()
    assert SECRET not in enter(other.user, pin=True).get(HOME).content.decode()


def test_staff_and_visitors_meet_nothing_there(enter, client, marta, same_absence):
    assert client.get(HOME)["Location"] == reverse("accounts:enter")
    assert same_absence(enter(marta), HOME, "/learn/privacy/")


def test_a_closed_account_writes_and_reads_nothing(enter, learner):
    write(learner, SECRET)
    browser = enter(learner.user, pin=True)
    learner.user.is_active = False
    learner.user.save(update_fields=["is_active"])
    response = browser.get(HOME)
    assert (response.status_code, response["Location"]) == (302, reverse("accounts:enter"))


def test_it_is_there_in_every_language_and_turned_for_arabic(enter, learner, settings):
    browser = enter(learner.user, pin=True)
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            page = browser.get(reverse("messaging:home"))
        direction = "rtl" if code == "ar" else "ltr"
        assert f'lang="{code}" dir="{direction}"' in page.content.decode()


def test_s02_s05_it_can_be_left_and_is_kept_by_no_browser(enter, learner):
    page = enter(learner.user, pin=True).get(HOME)
    assert 'href="/leave/"' in page.content.decode()
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("count", [1, 3])
def test_her_page_costs_the_same_for_any_number_of_messages(enter, learner, marta, count_queries, count):
    for number in range(count):
        conversation = write(learner, f"Message {number}")
        answer(conversation, fresh(marta), body="Answer")
    browser = enter(learner.user, pin=True)
    browser.get(HOME)
    assert count_queries(browser.get, HOME) == QUERIES


@pytest.mark.parametrize("count", [1, 3])
def test_and_for_any_number_of_conversations(enter, learner, count_queries, count):
    write(learner)
    for number in range(1, count):
        place = make_organisation(f"House {number}")
        make_worker(Role.TRAINER, organisation=place)
        add_membership(learner.user, place, Role.LEARNER)
        ask_for_help(fresh(learner.user), place, body="Can I come at ten?")
    browser = enter(learner.user, pin=True)
    browser.get(HOME)
    assert Conversation.objects.count() == count
    assert count_queries(browser.get, HOME) == QUERIES
