"""The side of those who answer: who waits longest first, every opening logged, nothing that is not theirs."""

import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.accounts.actions import suspend
from lms.audit.models import AccessEntry, AuditEntry
from lms.messaging.actions import answer
from lms.messaging.models import Conversation, Message, Notice, Participant
from lms.organisations.models import Membership, Role
from lms.privacy.erasure import erase
from tests.factories.messages import fresh, waits_since, waits_too_long, write
from tests.factories.people import make_learner, make_organisation, make_worker

INBOX = "/teach/messages/"
IN_LIST, IN_CONVERSATION = 7, 12
SECRET = "Somebody waits for me at the bus stop."


@pytest.fixture
def sofia(faces):
    return make_worker(Role.TRAINER, username="sofia", first_name="Sofia")


@pytest.fixture
def conversation(learner):
    return write(learner, SECRET)


def page_of(conversation) -> str:
    return reverse("messaging_desk:conversation", args=[conversation.uuid])


def openings(learner) -> list[tuple]:
    return list(
        AccessEntry.objects.filter(person=learner.user)
        .order_by("pk")
        .values_list("what", "reader__username", "role", "organisation__name", "thing")
    )


def test_the_list_tells_who_waits_and_nothing_of_what_was_written(enter, marta, conversation, learner):
    page = enter(marta).get(INBOX).content.decode()
    assert "River Maple 42" in page
    assert "Answer her" in page
    assert SECRET not in page
    assert openings(learner) == []


def test_who_waits_longest_comes_first_and_what_is_answered_last(enter, marta):
    now = timezone.now()
    conversations = [write(make_learner(handle=f"Amber Willow {number}")) for number in (61, 62, 63)]
    waits_since(conversations[0], now - datetime.timedelta(hours=1))
    waits_since(conversations[1], now - datetime.timedelta(hours=2))
    answer(conversations[2], fresh(marta), body="Yes.")
    rows = enter(marta).get(INBOX).context["listing"].page.object_list
    assert [row.about.profile.handle for row in rows] == [
        "Amber Willow 62",
        "Amber Willow 61",
        "Amber Willow 63",
    ]


def test_s24_every_opening_is_logged_and_she_reads_it(enter, marta, conversation, learner):
    desk = enter(marta)
    assert [desk.get(page_of(conversation)).status_code for _again in range(2)] == [200, 200]
    assert openings(learner) == [("messages", "marta", "trainer", "Officina", None)] * 2
    told = enter(learner.user, pin=True).get("/learn/privacy/").content.decode()
    assert "Marta, trainer at Officina, opened your messages on" in told


def test_an_answer_reaches_her_and_waits_for_nobody_any_more(enter, marta, conversation, learner):
    sent = enter(marta).post(page_of(conversation), {"body": "Come at ten."})
    assert (sent.status_code, sent["Location"]) == (303, INBOX)
    conversation.refresh_from_db()
    assert conversation.waiting_since is None
    assert list(conversation.messages.values_list("author__username", "body"))[1] == ("marta", "Come at ten.")
    assert list(Notice.objects.values_list("person", "kind")) == [(learner.user.pk, "answer")]
    assert set(Participant.objects.values_list("person", flat=True)) == {learner.user.pk, marta.pk}
    assert "Come at ten." in enter(learner.user, pin=True).get("/learn/messages/").content.decode()


def test_r02_the_same_answer_twice_is_one(enter, marta, conversation):
    desk, sent = enter(marta), {"body": "Come at ten.", "key": str(uuid.uuid4())}
    answers = [desk.post(page_of(conversation), sent) for _again in range(2)]
    assert [(a.status_code, a["Location"]) for a in answers] == [(303, INBOX)] * 2
    assert conversation.messages.count() == 2


def test_an_empty_answer_is_refused_and_the_page_shown_again_is_an_opening(
    enter, marta, conversation, learner
):
    page = enter(marta).post(page_of(conversation), {"body": " "})
    assert "Write something, or choose a file." in page.content.decode()
    assert (conversation.messages.count(), len(openings(learner))) == (1, 1)


def test_a_deputy_sees_it_only_while_it_has_waited_over_the_time(enter, sofia, conversation, same_absence):
    desk, made_up = enter(sofia), f"/teach/messages/{uuid.uuid4()}/"
    assert same_absence(desk, page_of(conversation), made_up)
    waits_too_long(conversation)
    assert [row.pk for row in desk.get(INBOX).context["listing"].page.object_list] == [conversation.pk]
    assert SECRET in desk.get(page_of(conversation)).content.decode()
    sent = {"body": "Marta is away. Come to me.", "key": str(uuid.uuid4())}
    assert [desk.post(page_of(conversation), sent).status_code for _again in range(2)] == [303, 303]
    assert conversation.messages.count() == 2
    assert list(desk.get(INBOX).context["listing"].page.object_list) == []
    assert same_absence(desk, page_of(conversation), made_up)


def test_a_deputy_who_changes_her_answer_and_sends_it_again_is_told_that_it_was_sent(
    enter, sofia, conversation
):
    """She went back: the conversation is answered, so it is not hers to see any more."""
    waits_too_long(conversation)
    desk, key = enter(sofia), str(uuid.uuid4())
    desk.post(page_of(conversation), {"body": "Come at ten.", "key": key})
    again = desk.post(page_of(conversation), {"body": "Come at eleven.", "key": key}, follow=True)
    assert again.redirect_chain == [(INBOX, 303)]
    assert "You sent this form before with different words." in again.content.decode()
    assert conversation.messages.count() == 2


def test_the_time_after_which_a_deputy_sees_it_is_the_sites(enter, sofia, conversation, settings):
    settings.LMS_REPLY_WORKING_DAYS = 10
    waits_too_long(conversation)
    assert enter(sofia).get(page_of(conversation)).status_code == 404


@pytest.mark.parametrize("role", [Role.TRAINER, Role.CASE_WORKER, Role.COORDINATOR])
def test_s23_of_a_learner_of_another_organisation_there_is_nothing(
    enter, conversation, learner, role, same_absence
):
    waits_too_long(conversation)
    other = make_worker(role, organisation=make_organisation("Ergasia"))
    desk = enter(other)
    assert same_absence(desk, page_of(conversation), f"/teach/messages/{uuid.uuid4()}/")
    assert desk.post(page_of(conversation), {"body": "x"}).status_code == 404
    assert list(desk.get(INBOX).context["listing"].page.object_list) == []
    assert (conversation.messages.count(), openings(learner)) == (1, [])


def test_s23_who_no_longer_works_there_finds_nothing_of_it(
    enter, marta, sofia, conversation, learner, same_absence
):
    """She works elsewhere now; what she had answered is no longer hers to read."""
    answer(conversation, fresh(marta), body="Come at ten.")
    Membership.objects.filter(person=marta).update(ended_at=timezone.now())
    elsewhere = make_organisation("Ergasia")
    Membership.objects.create(person=marta, organisation=elsewhere, role=Role.TRAINER)
    desk = enter(marta)
    assert same_absence(desk, page_of(conversation), f"/teach/messages/{uuid.uuid4()}/")
    assert list(desk.get(INBOX).context["listing"].page.object_list) == []
    assert openings(learner) == []


def test_s35_of_somebody_who_was_erased_there_is_nothing(enter, marta, conversation, learner, same_absence):
    address = page_of(conversation)
    erase(learner.user, keep_certificates=False)
    assert (Conversation.objects.count(), Message.objects.count(), Notice.objects.count()) == (0, 0, 0)
    assert same_absence(enter(marta), address, f"/teach/messages/{uuid.uuid4()}/")


def test_of_a_closed_account_it_says_so(enter, marta, conversation, learner):
    learner.profile.suspended_at = timezone.now()
    learner.profile.save(update_fields=["suspended_at"])
    assert "Her account is closed for now" in enter(marta).get(page_of(conversation)).content.decode()


def test_employers_and_learners_meet_nothing_there(enter, learner, conversation, same_absence):
    made_up = f"/teach/messages/{uuid.uuid4()}/"
    for person in (
        learner.user,
        make_worker(Role.EMPLOYER, organisation=make_organisation("Inn", "employer")),
    ):
        assert same_absence(enter(person), page_of(conversation), made_up)


def test_her_mark_goes_when_the_trainer_has_looked(enter, marta, conversation):
    desk = enter(marta)
    assert "Somebody is waiting for an answer." in desk.get("/teach/").content.decode()
    desk.get(page_of(conversation))
    assert "Somebody is waiting for an answer." not in desk.get("/teach/").content.decode()


def test_s36_the_audit_knows_that_and_not_what_was_written(enter, marta, conversation):
    enter(marta).post(page_of(conversation), {"body": "Come at ten."})
    entries = AuditEntry.objects.filter(action__startswith="message.")
    assert [(entry.action, entry.facts) for entry in entries] == [
        ("message.sent", {}),
        ("message.answered", {}),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_number(enter, marta, count_queries, count):
    for _number in range(count):
        write(make_learner())
    desk = enter(marta)
    desk.get(INBOX)
    assert count_queries(desk.get, INBOX) == IN_LIST


@pytest.mark.parametrize("count", [1, 3])
def test_a_conversation_costs_the_same_for_any_number_of_messages(
    enter, marta, learner, count_queries, count
):
    for _number in range(count):
        conversation = write(learner)
    desk = enter(marta)
    desk.get(page_of(conversation))
    assert count_queries(desk.get, page_of(conversation)) == IN_CONVERSATION


def test_while_her_account_is_closed_it_is_read_and_not_answered(enter, marta, conversation, learner):
    desk = enter(marta)
    suspend(learner.profile, by=marta)
    page = desk.get(page_of(conversation))
    assert SECRET in page.content.decode()
    assert 'name="body"' not in page.content.decode()
    refused = desk.post(page_of(conversation), {"key": str(uuid.uuid4()), "body": "Come at ten."})
    assert refused.context["form"].non_field_errors() == [
        "Her account is closed for now, so she cannot read an answer. Nothing was sent."
    ]
    assert "Come at ten." in refused.content.decode()  # what was typed is kept
    conversation.refresh_from_db()
    assert (Message.objects.count(), bool(conversation.waiting_since)) == (1, True)
