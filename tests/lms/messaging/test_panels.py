"""Her page on the desk says whether she waits for an answer, to whoever may give it, and nothing of what was
written.
"""

from django.urls import reverse

from lms.audit.models import AccessEntry
from lms.messaging.actions import answer
from lms.messaging.panels import ConversationRow
from lms.organisations.actions import add_membership, assign
from lms.organisations.models import Role
from tests.factories.messages import write
from tests.factories.people import make_organisation, make_worker

SECRET = "Somebody waits for me at the bus stop."


def page_of(learner) -> str:
    return reverse("desk:person", args=[learner.profile.uuid])


def shown(page) -> list[ConversationRow]:
    found = [context for template, context in page.context["aside"] if template == "lms/messaging/panel.html"]
    return found[0]["conversations"] if found else []


def test_it_says_since_when_she_waits_and_leads_to_the_answer(enter, marta, learner):
    conversation = write(learner, SECRET)
    page = enter(marta).get(page_of(learner))
    address = reverse("messaging_desk:conversation", args=[conversation.uuid])
    assert shown(page) == [
        ConversationRow(
            organisation=conversation.organisation.name,
            since=conversation.waiting_since,
            last_at=conversation.last_at,
            url=address,
        )
    ]
    assert ("She has been waiting since" in page.content.decode(), SECRET in page.content.decode()) == (
        True,
        False,
    )
    assert "messages" not in AccessEntry.objects.filter(person=learner.user).values_list("what", flat=True)


def test_what_is_answered_waits_no_more(enter, marta, learner):
    conversation = write(learner, SECRET)
    answer(conversation, marta, body="I am here.")
    page = enter(marta).get(page_of(learner))
    assert [row.since for row in shown(page)] == [None]
    assert "Answered. Last message" in page.content.decode()


def test_without_a_conversation_there_is_no_panel(enter, marta, learner):
    assert shown(enter(marta).get(page_of(learner))) == []


def test_whoever_may_not_answer_reads_nothing_of_it(enter, learner):
    """Neither a colleague before it has waited too long, nor anybody of another organisation that
    accompanies her.
    """
    write(learner, SECRET)
    colleague = make_worker(Role.CASE_WORKER, username="anna")
    assign(colleague, learner.user, make_organisation())
    elsewhere = make_organisation("Ergasia")
    other = make_worker(Role.TRAINER, organisation=elsewhere, username="elena")
    add_membership(learner.user, elsewhere, Role.LEARNER)
    assign(other, learner.user, elsewhere)
    for worker in (colleague, other):
        page = enter(worker).get(page_of(learner))
        assert (page.status_code, shown(page), "waiting since" in page.content.decode()) == (200, [], False)
