"""An interest as a page shows it: plain data, for one reader."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from employers.contact.enums import KIND_WORDS, KNOWN, Ended, Stage
from employers.contact.models import Interest
from employers.contact.queries.conversing import conversation_of
from lms.core import written
from lms.core.people import Person, called
from lms.core.texts import Text, in_a_row, sentence
from lms.messaging.models import Message
from lms.messaging.shown import FILE_WORDS, PICTURE
from lms.organisations.models import Membership, Role


class Reader(Enum):
    """For whom a conversation is shown, and the name of the address of a file in it."""

    HER = "messaging:file"
    COACH = "messaging_desk:file"
    EMPLOYER = "employers_contact:file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One message: who wrote it, from where, and why."""

    own: bool
    who: str
    why: str
    when: str
    body: str
    file_words: str
    file_url: str


@dataclass(frozen=True, slots=True)
class Step:
    """One knot of the thread that says who knows of it."""

    state: str
    title: str
    words: str
    url: str = ""


def title_of(interest: Interest) -> Text:
    return Text(interest.vacancy.title, interest.vacancy.language)


def lines_of(interest: Interest, reader: Person, side: Reader) -> list[Line]:
    """What was written, the oldest first. An employer finds what was written since she shows it something:
    what stood on an earlier share is not its any more.
    """
    conversation = conversation_of(interest)
    if conversation is None:
        return []
    messages = conversation.messages.select_related("author")
    if side is Reader.EMPLOYER:
        messages = messages.filter(sent_at__gte=interest.shared_at)
    members = _members_of(interest)
    return [_line(message, interest, reader, side, members) for message in messages]


def _members_of(interest: Interest) -> set[Any]:
    """Who is, or was, of the employer: what they wrote stays theirs."""
    there = Membership.objects.filter(organisation=interest.vacancy.organisation_id, role=Role.EMPLOYER)
    return set(there.values_list("person", flat=True))


def _line(
    message: Message, interest: Interest, reader: Person, side: Reader, members: Collection[Any]
) -> Line:
    return Line(
        own=message.author_id == reader.pk,
        who=_who(message, interest, reader, side, members),
        why=sentence(_("About: %(title)s"), title=title_of(interest)),
        when=_when(message, side),
        body=message.body,
        file_words=str(FILE_WORDS.get(message.file_kind, PICTURE)) if message.file else "",
        file_url=reverse(side.value, args=[message.uuid]) if message.file else "",
    )


def _when(message: Message, side: Reader) -> str:
    """An employer reads the day: two who compare the minutes of two conversations could find one woman."""
    if side is Reader.EMPLOYER:
        return written.day(message.sent_at)
    return written.day_and_clock(message.sent_at)


def _who(message: Message, interest: Interest, reader: Person, side: Reader, members: Collection[Any]) -> str:
    author = message.author
    if message.author_id == reader.pk:
        return _("You")
    if message.author_id == interest.person_id:
        if side is Reader.EMPLOYER and interest.share:
            return interest.share.reference
        return _("She")
    if message.author_id in members or author is None:
        name = called(author) if author else _("Somebody")
        return in_a_row([name, interest.vacancy.organisation.name])
    if side is Reader.EMPLOYER:
        return _("Her adviser")
    return sentence(_("%(name)s, adviser"), name=called(author))


def steps_of(interest: Interest | None) -> list[Step]:
    """What the employer sees, now and later: the same thread before and after her yes."""
    stage = interest.stage if interest and not interest.ended_at else Stage.ASKED
    now = {Stage.INTERESTED: 1, Stage.READY: 1}.get(stage, 2 if stage in KNOWN else 0)
    told = [
        (_("Now: nothing"), _("Nobody there knows that you read this.")),
        (_("If you are interested: your adviser alone"), _("She reads it first. You decide together.")),
        (
            _("If you show something: what you chose"),
            _("And a number that they alone have. No name, no phone."),
        ),
    ]
    states = ["done" if place < now else "now" if place == now else "later" for place in range(len(told))]
    return [Step(state, title, words) for state, (title, words) in zip(states, told, strict=True)]


def state_in_words(interest: Interest) -> str | Promise:
    """To her."""
    if interest.ended_at:
        return Ended(interest.ended_by).label
    if interest.stage == Stage.INTERESTED and interest.answer_by:
        return sentence(
            _("Your adviser answers by %(day)s"), day=written.day_without_year(interest.answer_by)
        )
    if interest.stage == Stage.SHARED and interest.answer_by:
        return sentence(_("They answer by %(day)s"), day=written.day_without_year(interest.answer_by))
    return Stage(interest.stage).label


def kind_words(interest: Interest) -> str:
    """What she reads of the end: theirs when they wrote some, else ours in her language."""
    if interest.ended_by == Ended.EMPLOYER:
        return interest.words or str(KIND_WORDS.get(interest.reason, KIND_WORDS["other"]))
    words: dict[Any, str] = {
        Ended.SILENT: _("They did not answer in time. It is not about you: we ask them why."),
        Ended.QUIET: _("You did not choose, and that is fine. You can be interested again at any time."),
        Ended.GONE: _("This work is no longer there. It is not about you."),
        Ended.WITHDRAWN: _("You no longer show them anything, so this is closed."),
        Ended.ELSEWHERE: _("Closed because you have other work. If that ends, this opens again."),
        Ended.RETRACTED: _("The offer was taken back. What was closed because of it is open again."),
        Ended.LEARNER: _("You said no. It costs you nothing."),
    }
    return words[interest.ended_by]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    title: str
    organisation: str
    words: str
    url: str
    waits: bool


def rows_of(interests: Iterable[Interest]) -> list[Row]:
    """Her list: what waits for her first."""
    rows = [
        Row(
            title=title_of(each),
            organisation=each.vacancy.organisation.name,
            words=str(state_in_words(each)),
            url=reverse("contact:interest", args=[each.uuid]),
            waits=not each.ended_at and each.stage in {Stage.ASKED, Stage.READY},
        )
        for each in interests
    ]
    return sorted(rows, key=lambda row: not row.waits)
