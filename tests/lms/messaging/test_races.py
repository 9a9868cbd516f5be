"""R2, R6: both sides write in the same moment, or somebody is erased meanwhile; on both databases."""

import pytest

from lms.audit.queries import check_chain
from lms.messaging.actions import answer, tell_deputies
from lms.messaging.models import Conversation, Message, Notice
from lms.organisations.models import Role
from lms.privacy.erasure import erase
from tests.factories.messages import fresh, waits_too_long, write
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.racing import at_once, failures


@pytest.fixture
def trainers(own_database):
    make_organisation()
    return [make_worker(Role.TRAINER, username=name) for name in ("marta", "sofia")]


@pytest.fixture
def learner(trainers):
    return make_learner()


@pytest.mark.parametrize("again", range(3))
def test_r06_what_she_sends_at_once_is_one_conversation_and_every_message(learner, again):
    results = at_once(*[lambda number=number: write(learner, f"Message {number}") for number in range(6)])
    assert failures(results) == []
    conversation = Conversation.objects.get()
    sent = list(conversation.messages.all())
    assert sorted(message.body for message in sent) == [f"Message {number}" for number in range(6)]
    assert conversation.last_at == max(message.sent_at for message in sent)
    assert Notice.objects.count() == 2


@pytest.mark.parametrize("again", range(3))
def test_r06_an_answer_and_another_question_leave_no_message_unseen(trainers, learner, again):
    conversation = write(learner)
    results = at_once(
        lambda: answer(Conversation.objects.get(), fresh(trainers[0]), body="Yes."),
        lambda: write(learner, "And the third?"),
        lambda: answer(Conversation.objects.get(), fresh(trainers[1]), body="Come at ten."),
    )
    assert failures(results) == []
    conversation.refresh_from_db()
    waits = Notice.objects.filter(kind="waiting", seen_at=None).exists()
    assert (conversation.messages.count(), conversation.waiting_since is not None) == (4, waits)


@pytest.mark.parametrize("again", range(3))
def test_r06_deputies_are_told_once_by_two_that_run_at_once(trainers, learner, again):
    make_worker(Role.COORDINATOR)
    waits_too_long(write(learner))
    results = at_once(tell_deputies, times=3)
    assert failures(results) == []
    assert (sum(results), Notice.objects.count()) == (1, 3)


@pytest.mark.parametrize("again", range(3))
def test_s35_what_is_written_while_she_is_erased_goes_with_her(trainers, learner, again):
    write(learner)
    user = learner.user
    at_once(
        lambda: erase(fresh(user), keep_certificates=False),
        lambda: answer(Conversation.objects.get(), fresh(trainers[0]), body="Yes."),
        lambda: write(learner, "Still here?"),
    )
    assert (Conversation.objects.count(), Message.objects.count(), Notice.objects.count()) == (0, 0, 0)
    assert check_chain().broken_at is None
