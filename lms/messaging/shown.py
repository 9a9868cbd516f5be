"""A conversation as a page shows it: plain data, for one reader."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.core.people import Person, called
from lms.messaging.models import Conversation, Message

FILE_WORDS = {
    "pdf": gettext_lazy("PDF"),
    **dict.fromkeys(("aac", "m4a", "mp3", "ogg", "wav"), gettext_lazy("Recording")),
}
PICTURE = gettext_lazy("Picture")


@dataclass(frozen=True)
class Line:
    """One message: `own` says whether the reader wrote it, `who` how its author is called."""

    own: bool
    who: str
    sent_at: datetime.datetime
    body: str
    file_words: str
    file_url: str


@dataclass(frozen=True)
class Thread:
    """`waits`: nobody has answered her last message yet. `delete_url`: for her whose it is."""

    organisation: str
    lines: list[Line]
    waits: bool
    delete_url: str = ""


def own_thread(conversation: Conversation, learner: Person) -> Thread:
    """For the learner it is hers."""
    return Thread(
        conversation.organisation.name,
        _lines(conversation.messages.all(), learner, learner=learner.pk, file_address="messaging:file"),
        conversation.waiting_since is not None,
        reverse("messaging:delete", args=[conversation.uuid]),
    )


def thread_for(conversation: Conversation, worker: Person) -> Thread:
    return Thread(
        conversation.organisation.name,
        _lines(
            conversation.messages.select_related("author"),
            worker,
            learner=conversation.about_id,
            file_address="messaging_desk:file",
        ),
        conversation.waiting_since is not None,
    )


def _lines(messages: Iterable[Message], reader: Person, *, learner: Person, file_address: str) -> list[Line]:
    return [
        Line(
            own=message.author_id == reader.pk,
            who=_who(message, reader, learner),
            sent_at=message.sent_at,
            body=message.body,
            file_words=str(FILE_WORDS.get(message.file_kind, PICTURE)) if message.file else "",
            file_url=reverse(file_address, args=[message.uuid]) if message.file else "",
        )
        for message in messages
    ]


def _who(message: Message, reader: Person, learner: Person) -> str:
    if message.author_id == reader.pk:
        return _("You")
    if message.author_id == learner:
        return _("She")
    author = message.author
    return called(author) if author else _("Somebody who works here")
