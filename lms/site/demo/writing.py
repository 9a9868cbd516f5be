"""Who wrote to whom in the demo, and what stands on the page where a learner asks for help."""

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from lms.accounts.models import Profile
from lms.core import days
from lms.core.people import Person
from lms.core.reviewing import MONTHS
from lms.messaging.actions import answer, ask_for_help, tell_deputies
from lms.messaging.guidance.models import LegalNote
from lms.messaging.models import Conversation, Message, Notice
from lms.organisations.models import Organisation
from lms.site.demo.content import DEMO, read

#: Nobody who knows the law has looked at these: the demo shows where such a text stands.
NOTES = DEMO / "content" / "legal-notes.toml"
NOTES_BY = "Written for the demo, by no lawyer"

#: (handle, [(who, hours ago, words)]); "" is the learner.
CONVERSATIONS: list[tuple[str, list[tuple[str, int, str]]]] = [
    (
        "River Maple 42",
        [
            ("", 75, "In the lesson about the boards I do not understand why the yellow one is apart."),
            (
                "marta",
                70,
                "Good question. Yellow is for cooked meat. If it touches the red board, what was cooked can"
                " become dangerous again. Look at the second picture once more.",
            ),
            ("", 2, "Thank you, now I understand. Can I try the practice on Thursday?"),
        ],
    ),
    (
        "Golden Pebble 46",
        [("", 120, "لا أستطيع سماع الصوت في الدرس الرابع. هل المشكلة في هاتفي؟")],
    ),
    (
        "Warm Harbour 12",
        [
            ("", 200, "Domani arrivo mezz'ora dopo, l'autobus non passa prima."),
            ("marta", 190, "Va bene, grazie di averlo scritto. Cominciamo con il ripasso."),
        ],
    ),
]


def write_guidance() -> None:
    """Notes on the law, as an administrator writes them in Wagtail."""
    today = days.today()
    for note in read(NOTES)["notes"]:
        LegalNote.objects.create(
            **note,
            reviewer=NOTES_BY,
            reviewed_on=today,
            expires_on=days.months_after(today, MONTHS),
        )


def write_messages() -> None:
    for handle, lines in CONVERSATIONS:
        _converse(handle, lines)
    tell_deputies()


def _converse(handle: str, lines: list[tuple[str, int, str]]) -> None:
    learner = Profile.objects.get(handle=handle).user
    place = Organisation.objects.get(memberships__person=learner)
    for number, (who, hours, words) in enumerate(lines):
        conversation = Conversation.objects.filter(about=learner).first()
        if who and conversation:
            message = answer(conversation, _named(who), body=words)
        else:
            message = ask_for_help(_again(learner), place, body=words)
        _put_back(message, hours, is_first=number == 0)


def _put_back(message: Message, hours: int, *, is_first: bool) -> None:
    moment = timezone.now() - datetime.timedelta(hours=hours)
    Message.objects.filter(pk=message.pk).update(sent_at=moment)
    conversation = Conversation.objects.get(pk=message.conversation_id)
    conversation.last_at = moment
    conversation.began_at = moment if is_first else conversation.began_at
    conversation.waiting_since = moment if conversation.waiting_since else None
    conversation.save(update_fields=["last_at", "began_at", "waiting_since"])
    Notice.objects.filter(conversation=conversation).update(made_at=moment)


def _named(username: str) -> Any:
    return get_user_model().objects.get(username=username)


def _again(person: Person) -> Any:
    return get_user_model().objects.get(pk=person.pk)
