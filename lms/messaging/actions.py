"""Writing, answering, looking: every change of a conversation.

The learner's row is not locked: who erases her holds it, and what is written meanwhile either comes first or
finds her gone.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.accounts.models import Profile
from lms.audit.actions import log_access, record
from lms.core.locking import Gone, lock
from lms.core.patience import noting
from lms.core.people import Person
from lms.core.permissions import permit
from lms.intake import stored
from lms.intake.uploads import CleanFile
from lms.messaging.access_kinds import MESSAGES
from lms.messaging.models import Conversation, Message, Notice, Participant
from lms.messaging.queries import conversations_for, overdue_conversations
from lms.messaging.rules import HELP, answerers_for, answerers_in, can_delete
from lms.organisations.models import DESK_ROLES, Organisation
from lms.organisations.queries import current_memberships

ANSWER, WAITING = "answer", "waiting"


@transaction.atomic
def ask_for_help(
    learner: Person, organisation: Organisation, *, body: str, file: CleanFile | None = None
) -> Message:
    """She writes to her trainer in this organisation. It waits from now on, or goes on waiting."""
    asked = permit(answerers_for(learner, organisation))
    conversation, _is_new = Conversation.objects.get_or_create(
        kind=HELP, about=learner, organisation=organisation
    )
    lock(conversation)
    message = write(conversation, learner, body, file)
    conversation.last_at = message.sent_at
    conversation.waiting_since = conversation.waiting_since or message.sent_at
    conversation.deleted_at = None
    conversation.save(update_fields=["last_at", "waiting_since", "deleted_at"])
    tell(asked.first, WAITING, conversation)
    record("message.sent", actor=learner, subject=conversation)
    return message


@transaction.atomic
def answer(
    conversation: Conversation, worker: Person, *, body: str, file: CleanFile | None = None
) -> Message:
    """Somebody who may read it answers. It waits for nobody any more, and she finds a mark.

    Gone when it is not hers to answer: a colleague was faster, or she no longer works there. ValidationError
    while the learner's account is closed, and when she deleted the conversation.
    """
    lock(conversation)
    if not conversations_for(worker).filter(pk=conversation.pk).exists():
        raise Gone
    if conversation.deleted_at:
        raise ValidationError(_("She deleted this conversation in the meantime. Nothing was sent."))
    if not Profile.objects.filter(user=conversation.about_id, suspended_at=None).exists():
        raise ValidationError(
            _("Her account is closed for now, so she cannot read an answer. Nothing was sent.")
        )
    message = write(conversation, worker, body, file)
    conversation.last_at = message.sent_at
    conversation.waiting_since = None
    conversation.save(update_fields=["last_at", "waiting_since"])
    conversation.notices.filter(kind=WAITING).delete()
    tell([conversation.about], ANSWER, conversation)
    record("message.answered", actor=worker, subject=conversation)
    return message


@transaction.atomic
def delete_conversation(conversation: Conversation, *, by: Person) -> None:
    """All that was written in it goes at once, with the files: hers, and what she was answered.

    Twice is once. Whoever answers sees that she deleted it, and waits for nothing.
    """
    lock(conversation)
    permit(can_delete(by, conversation))
    if conversation.deleted_at:
        return
    for rows in (conversation.messages, conversation.participants, conversation.notices):
        rows.all().delete()
    conversation.waiting_since, conversation.deleted_at = None, timezone.now()
    conversation.save(update_fields=["waiting_since", "deleted_at"])
    record("conversation.deleted", actor=by, subject=conversation)


def write(conversation: Conversation, author: Person | None, body: str, file: CleanFile | None) -> Message:
    """For whoever holds the conversation's lock, and has asked whether its author may.

    A file is written before its row; the request's end takes it away when the row never came.
    """
    if not body and file is None:
        raise ValidationError({"body": _("Write something, or choose a file.")})
    message = Message(conversation=conversation, author=author, body=body)
    if file is not None:
        message.file = file
        message.__dict__[stored.CLEAN] = file
        stored.remember(message, "file")
    message.save(force_insert=True)
    Participant.objects.get_or_create(conversation=conversation, person=author)
    return message


def tell(people: Iterable[Person], kind: str, conversation: Conversation | None) -> None:
    """A mark that there is something new, once until it is seen."""
    for person in people:
        Notice.objects.get_or_create(person=person, kind=kind, conversation=conversation, seen_at=None)


def see_notices(person: Person, kind: str, conversation: Conversation | None = None) -> None:
    """What they marked is on the screen now.

    Writes nothing when nothing is new, and when the database is away.
    """
    unseen = Notice.objects.filter(person=person, kind=kind, seen_at=None)
    if conversation is not None:
        unseen = unseen.filter(conversation=conversation)
    if unseen.exists():
        with noting("notices"):
            unseen.update(seen_at=timezone.now())


def open_conversation(conversation: Conversation, worker: Person, *, thing: Any = None) -> None:
    """Log that somebody who works here reads it now, or a file of it. She is told who and when."""
    acting = next(
        (
            membership
            for membership in current_memberships(worker)
            if membership.organisation_id == conversation.organisation_id and membership.role in DESK_ROLES
        ),
        None,
    )
    log_access(
        conversation.about,
        reader=worker,
        kind=MESSAGES,
        role=acting.role if acting else "",
        organisation=conversation.organisation,
        thing=thing,
    )


def tell_deputies() -> int:
    """A mark for each deputy of what has waited over the time, and for whoever became her trainer since.
    Once for each time she waits.

    They see it without: this only makes them look.
    """
    told = 0
    for conversation in overdue_conversations():
        told += _tell_deputies_of(conversation)
    return told


@transaction.atomic
def _tell_deputies_of(conversation: Conversation) -> int:
    try:
        lock(conversation)
    except Gone:
        return 0
    if conversation.waiting_since is None:  # answered since the list was read
        return 0
    organisation = conversation.organisation
    asked = answerers_in(conversation.about, [organisation])[organisation]
    people = [*asked.first, *asked.deputies]  # whoever became the first since she wrote has no mark yet
    marks = conversation.notices.filter(kind=WAITING)
    marks.exclude(person__in=people).delete()  # who left, or sees it no more, is led to nothing
    known = set(marks.filter(made_at__gte=conversation.waiting_since).values_list("person", flat=True))
    new = [person for person in people if person.pk not in known]
    tell(new, WAITING, conversation)
    return len(new)
