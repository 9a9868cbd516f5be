"""A learner who wrote to her trainer, in the same ways as in real life."""

import datetime
from typing import Any

from django.utils import timezone

from lms.messaging.actions import ask_for_help
from lms.messaging.models import Conversation
from lms.organisations.models import Membership, Organisation, Role
from tests.factories.people import Entered
from tests.remembered import remembered


@remembered
def write(learner: Entered, body: str = "I do not understand the second step.", **more: Any) -> Conversation:
    """To the one organisation where she learns."""
    organisation = Organisation.objects.get(
        memberships__in=Membership.objects.filter(person=learner.user, role=Role.LEARNER, ended_at=None)
    )
    return ask_for_help(fresh(learner.user), organisation, body=body, **more).conversation


def fresh(person: Any) -> Any:
    """As another request would see her: her memberships are kept on the row that was read."""
    return type(person)._default_manager.get(pk=person.pk)


def waits_since(conversation: Conversation, moment: datetime.datetime) -> None:
    Conversation.objects.filter(pk=conversation.pk).update(waiting_since=moment, last_at=moment)


def waits_too_long(conversation: Conversation) -> None:
    waits_since(conversation, timezone.now() - datetime.timedelta(days=8))
