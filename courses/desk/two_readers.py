"""Answers that two people read, as a trainer sees them: who is asked, and what each of them said."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from courses.attempts.models import Answer
from courses.attempts.rules import assessed_by
from courses.attempts.two_readers import READERS, AnswerReading, standing_of, who_could_read
from courses.attempts.waiting import read_by_one
from courses.desk.marking import DeskFile, mark_url
from courses.enrolments.models import Enrolment
from lms.core.people import Person
from lms.core.texts import in_a_row, sentence
from lms.desk.frame import name_of

#: So many of those that wait for a second person stand on the page of the list.
MOST_BESIDE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """What she read, and whom it waits for: nobody, where `asked` is empty."""

    handle: str
    question: str
    asked: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReading:
    by: str
    date: datetime
    state: str
    levels: list[tuple[str, str, str]]
    comment: str
    gives_back: bool
    voice: DeskFile | None
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoReaders:
    """Of one answer, for whoever opens it. `step` is "first", "second", "wait" or "settle"; nothing of what
    the other said is in `readings` before she has said hers. `asked`: who else may read it, in words.
    """

    step: str
    asked: str
    readings: list[ShownReading]

    @property
    def reads(self) -> bool:
        """Whether she says how it is."""
        return self.step in {"first", "second"}

    @property
    def differ(self) -> bool:
        return len(self.readings) >= READERS

    @property
    def may_take_back(self) -> bool:
        return any(reading.is_own for reading in self.readings)


def two_readers(answer: Answer, worker: Person, *, learner: UUID) -> TwoReaders | None:
    """None where one person marks it."""
    standing = standing_of(answer)
    own = standing.own(worker)
    if not standing.two and own is None:
        return None
    has_a_part = own is not None or len(standing.readings) >= READERS
    step = "first" if not standing.readings else "second"
    if has_a_part:
        step = "settle" if standing.may_be_settled else "wait"
    others = [person for person in standing.asked if person.pk != worker.pk]
    return TwoReaders(
        step=step,
        asked=in_a_row(name_of(person) for person in others),
        readings=[_shown(row, answer, worker, learner) for row in standing.readings] if has_a_part else [],
    )


def _shown(reading: AnswerReading, answer: Answer, worker: Person, learner: UUID) -> ShownReading:
    voice = reading.voice
    file = (
        DeskFile(url=reverse("teaching:answer_file", args=[learner, voice.uuid]), look=voice.look)
        if voice
        else None
    )
    return ShownReading(
        by=name_of(reading.by) if reading.by else "",
        date=reading.read_at,
        state=reading.get_state_display(),
        levels=answer.looked_at(levels=reading.levels),
        comment=reading.comment,
        gives_back=reading.gives_back,
        voice=file,
        is_own=reading.by_id == worker.pk,
    )


def read_as_first(worker: Person) -> list[ReadRow]:
    """What she read and now waits for a second person, the oldest first."""
    rows = read_by_one(worker.pk).filter(enrolment__person__in=assessed_by(worker).values("user"))
    rows = rows.select_related("version", "enrolment__person__profile")
    return [
        ReadRow(
            handle=row.enrolment.person.profile.handle,
            question=row.version.said["text"],
            asked=in_a_row(name_of(person) for person in who_could_read(row, but=[worker.pk])),
            url=mark_url(row),
        )
        for row in rows[:MOST_BESIDE]
    ]


def said_by_two(enrolment: Enrolment) -> dict[int, list[str]]:
    """By answer that she has been told of: what each of two said, and why one was told. One query."""
    found: dict[int, list[str]] = defaultdict(list)
    told = AnswerReading.objects.filter(answer__enrolment=enrolment).exclude(answer__marked_at=None)
    for reading in told.select_related("by", "chosen_by"):
        who = name_of(reading.by) if reading.by else ""
        said = found[reading.answer_id]
        said.append(sentence("%(who)s: %(state)s", who=who, state=reading.get_state_display()))
        if reading.reason:
            by = name_of(reading.chosen_by) if reading.chosen_by else ""
            said.append(sentence(_("Settled by %(who)s: %(reason)s"), who=by, reason=reading.reason))
    return found
