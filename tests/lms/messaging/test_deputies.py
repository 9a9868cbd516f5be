"""The mark for a colleague when nobody answered in time. What she sees does not hang on it (test_rules)."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from lms.messaging.actions import answer, tell_deputies
from lms.messaging.models import Conversation, Notice
from lms.organisations.actions import assign
from lms.organisations.models import Role
from tests.factories.messages import fresh, waits_too_long, write
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def marta():
    return make_worker(Role.TRAINER, username="marta")


@pytest.fixture
def conversation(marta):
    make_worker(Role.TRAINER, username="sofia")
    make_worker(Role.COORDINATOR, username="anna")
    learner = make_learner()
    assign(marta, learner.user, make_organisation())
    return write(learner)


def told() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("person__username", flat=True))


def test_before_the_time_only_her_trainer_has_a_mark(conversation):
    assert (tell_deputies(), told()) == (0, ["marta"])


def test_after_it_her_colleagues_have_one_too_once(conversation):
    waits_too_long(conversation)
    assert [tell_deputies(), tell_deputies()] == [2, 0]
    assert told() == ["marta", "sofia", "anna"]


def test_who_has_looked_is_not_pressed_again(conversation):
    waits_too_long(conversation)
    tell_deputies()
    Notice.objects.update(seen_at=conversation.began_at)
    assert tell_deputies() == 0


def test_an_answer_takes_the_marks_away(conversation, marta):
    waits_too_long(conversation)
    tell_deputies()
    answer(conversation, fresh(marta), body="Yes.")
    assert [notice.kind for notice in Notice.objects.all()] == ["answer"]
    assert tell_deputies() == 0


def test_the_command_says_how_many(conversation):
    waits_too_long(conversation)
    said = StringIO()
    call_command("tell_deputies", stdout=said)
    assert said.getvalue() == "2 told.\n"


def test_another_kind_has_no_deputies_of_ours(conversation):
    waits_too_long(conversation)
    Conversation.objects.update(kind="contact")
    assert (tell_deputies(), told()) == (0, ["marta"])


def test_who_became_her_trainer_since_is_told_and_who_left_is_led_to_nothing(conversation, marta):
    waits_too_long(conversation)
    nadia = make_worker(Role.TRAINER, username="nadia")
    marta.memberships.update(ended_at=timezone.now())
    marta.support_assignments.update(ended_at=timezone.now())
    assign(nadia, conversation.about, make_organisation())
    tell_deputies()
    assert sorted(told()) == ["anna", "nadia", "sofia"]
