"""She deletes a conversation before its time: all of it goes, and whoever answers sees that it did."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from lms.audit.models import AuditEntry
from lms.core import days
from lms.intake.uploads import CleanFile
from lms.messaging.actions import answer, ask_for_help, delete_conversation
from lms.messaging.guidance.models import LegalNote
from lms.messaging.models import Conversation, Message, Notice, Participant
from tests.factories.messages import fresh, write
from tests.factories.people import make_learner, make_organisation

SECRET = "Somebody waits for me at the bus stop."
ANSWER = "Come to me at ten."


@pytest.fixture
def conversation(learner, marta):
    found = write(learner, SECRET, file=CleanFile(b"\x89PNG", name="drawing.png"))
    answer(found, marta, body=ANSWER)
    ask_for_help(fresh(learner.user), make_organisation(), body=SECRET)
    return Conversation.objects.get()


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_she_is_asked_once_more_and_reads_the_note_on_the_law_before(enter, learner, conversation):
    page = enter(learner.user, pin=True).get(reverse("messaging:delete", args=[conversation.uuid]))
    text = page.content.decode()
    assert text.index("Ask your adviser before you delete it.") < text.index(">Delete it<")
    assert (SECRET in text, Message.objects.count()) == (False, 3)


def test_the_note_of_her_country_stands_there_too(enter, learner, conversation):
    organisation = conversation.organisation
    organisation.country = "IT"
    organisation.save(update_fields=["country"])
    today = days.today()
    LegalNote.objects.create(
        country="IT",
        language="en",
        text="In Italy a judge may ask.",
        reviewer="Office",
        reviewed_on=today,
        expires_on=today,
    )
    page = enter(learner.user, pin=True).get(reverse("messaging:delete", args=[conversation.uuid]))
    assert "In Italy a judge may ask." in page.content.decode()


def test_everything_in_it_goes_with_the_files(
    enter, learner, conversation, settings, django_capture_on_commit_callbacks
):
    file = Message.objects.exclude(file="").get().file
    assert file.storage.exists(file.name)
    browser, address = enter(learner.user, pin=True), reverse("messaging:delete", args=[conversation.uuid])
    with django_capture_on_commit_callbacks(execute=True):
        page = browser.post(address, follow=True)
    assert (told(page), page.context["threads"]) == (["The conversation is deleted."], [])
    assert [model.objects.count() for model in (Message, Participant, Notice)] == [0, 0, 0]
    assert not file.storage.exists(file.name)
    conversation.refresh_from_db()
    assert (conversation.waiting_since, bool(conversation.deleted_at)) == (None, True)
    assert browser.get(address).status_code == 404
    assert browser.post(address).status_code == 303  # twice is once
    assert AuditEntry.objects.filter(action="conversation.deleted").count() == 1


def test_whoever_answers_sees_that_she_deleted_it_and_no_word_of_it(enter, learner, marta, conversation):
    delete_conversation(conversation, by=learner.user)
    desk = enter(marta)
    assert "She deleted this conversation" in desk.get("/teach/messages/").content.decode()
    page = desk.get(reverse("messaging_desk:conversation", args=[conversation.uuid])).content.decode()
    assert ("She deleted this conversation on" in page, SECRET in page, 'name="body"' in page) == (
        True,
        False,
        False,
    )


def test_an_answer_that_was_being_written_is_kept_and_not_sent(enter, learner, marta, conversation):
    desk = enter(marta)
    delete_conversation(conversation, by=learner.user)
    address = reverse("messaging_desk:conversation", args=[conversation.uuid])
    page = desk.post(address, {"key": str(uuid.uuid4()), "body": ANSWER})
    assert page.context["form"].non_field_errors() == [
        "She deleted this conversation in the meantime. Nothing was sent."
    ]
    assert (ANSWER in page.content.decode(), Message.objects.count()) == (True, 0)
    with pytest.raises(ValidationError):
        answer(conversation, marta, body=ANSWER)


def test_she_can_write_again(enter, learner, marta, conversation):
    delete_conversation(conversation, by=learner.user)
    ask_for_help(fresh(learner.user), make_organisation(), body="Another question.")
    conversation.refresh_from_db()
    assert (conversation.deleted_at, bool(conversation.waiting_since)) == (None, True)
    page = enter(marta).get(reverse("messaging_desk:conversation", args=[conversation.uuid]))
    assert [line.body for line in page.context["thread"].lines] == ["Another question."]


def test_nobody_else_deletes_it(enter, learner, marta, conversation):
    with pytest.raises(PermissionDenied):
        delete_conversation(conversation, by=marta)
    other = enter(make_learner().user, pin=True)
    assert other.post(reverse("messaging:delete", args=[conversation.uuid])).status_code == 404
    assert Message.objects.count() == 3
