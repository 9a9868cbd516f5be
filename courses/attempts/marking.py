"""Answers that wait for a person: who reads them, and what she says."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.activities.contract import MarkingState
from courses.attempts.events import QuizHandedIn
from courses.attempts.handed_in import AnswerFile, keep_said, keep_unsaid, say, unsay
from courses.attempts.models import Answer, QuizAttempt
from courses.attempts.rules import may_mark, needed_right
from courses.attempts.two_readers import READERS, AnswerReading, asks_two, readings_of, standing_of
from courses.attempts.waiting import later_ones
from courses.enrolments.models import Enrolment
from lms.audit.actions import record
from lms.contracts import event
from lms.core.locking import lock, one_at_a_time
from lms.core.people import Person
from lms.core.permissions import permit

SHARES = {
    MarkingState.CORRECT: Decimal(1),
    MarkingState.PARTLY: Decimal("0.5"),
    MarkingState.NOT_YET: Decimal(0),
}
#: The columns that a mark writes.
MARKED = ["marking_state", "score", "levels", "given_back", "comment", "marker", "marked_at"]
#: So long a mark that was a mistake can be taken back by who made it.
UNDO_FOR = datetime.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a person says of an answer.

    `levels` are the states of what is looked at, one by one; `state` of the whole is "" where it follows from
    them. `voice` is a recording of ours. `gives_back`: she is asked to try once more.
    """

    state: str = ""
    levels: Sequence[str] = ()
    comment: str = ""
    voice: Any = None
    gives_back: bool = False


def whole_of(levels: Collection[str]) -> str:
    """What follows for the whole: right or not yet where each of them is, else partly."""
    found = set(levels)
    return found.pop() if len(found) == 1 else MarkingState.PARTLY.value


def criteria_of(answer: Answer) -> list[str]:
    """What is looked at, one by one, in the version she answered."""
    kind = answer.version.activity_type
    return kind.criteria(body=answer.version.said) if kind else []


@transaction.atomic
def mark_answer(answer: Answer, said: Said, *, by: Person) -> Answer:
    """What a person says of it stands: whoever comes second is told so. Where two read it, it stands when
    both say the same, in the words of the first.

    A test may be passed by it, and is never lost by it.
    """
    _begin(answer, by)
    if answer.marking_state != MarkingState.WAITING:
        raise ValidationError(_("Somebody has read this answer already. Nothing was changed."))
    state = _state_of(answer, said)
    if asks_two(answer.enrolment_id):
        return _read_as_one_of_two(answer, said, state, by=by)
    if said.voice:
        keep_said(answer, said.voice)
    return _tell(answer, said, state, by=by)


def _begin(answer: Answer, by: Person) -> None:
    one_at_a_time(Enrolment.objects.filter(pk=answer.enrolment_id))
    lock(answer)
    permit(may_mark(by, answer.enrolment.person))


def _tell(answer: Answer, said: Said, state: MarkingState, *, by: Person) -> Answer:
    answer.marking_state = state.value
    answer.score = SHARES[state] * answer.max_score
    answer.levels, answer.given_back = list(said.levels), said.gives_back
    answer.comment, answer.marker, answer.marked_at = said.comment.strip(), by, timezone.now()
    answer.save(update_fields=MARKED)
    record("answer.marked", actor=by, subject=answer.enrolment, state=answer.marking_state)
    if answer.quiz_attempt_id:
        _count_again(QuizAttempt.objects.get(pk=answer.quiz_attempt_id))
    return answer


# ── two people read it ───────────────────────────────────────────────────────────────────────────────────


def _read_as_one_of_two(answer: Answer, said: Said, state: MarkingState, *, by: Person) -> Answer:
    before = readings_of(answer)
    if len(before) >= READERS:
        raise ValidationError(_("Two people have read this answer already. Nothing was changed."))
    if any(reading.by_id == by.pk for reading in before):
        raise ValidationError(_("You have read this answer. Now a second person reads it."))
    own = AnswerReading.objects.create(
        answer=answer,
        by=by,
        state=state.value,
        levels=list(said.levels),
        comment=said.comment.strip(),
        gives_back=said.gives_back,
        voice=keep_unsaid(answer, said.voice) if said.voice else None,
    )
    record("answer.read", actor=by, subject=answer.enrolment)
    if before and before[0].says_the_same(own):
        has_words = before[0].comment or before[0].voice_id
        return _tell_reading(answer, before[0] if has_words else own, by=by)
    return answer


def _tell_reading(answer: Answer, reading: AnswerReading, *, by: Person) -> Answer:
    if reading.voice:
        say(reading.voice)
    said = Said(levels=reading.levels, comment=reading.comment, gives_back=reading.gives_back)
    return _tell(answer, said, MarkingState(reading.state), by=by)


@transaction.atomic
def settle(answer: Answer, reading: AnswerReading, *, reason: str, by: Person) -> Answer:
    """One of what two said is told, because somebody who assesses her says why. With nobody else there to
    read it, what the one said.
    """
    _begin(answer, by)
    standing = standing_of(answer)
    if answer.marking_state != MarkingState.WAITING or not standing.may_be_settled:
        raise ValidationError(_("This can no longer be settled. Nothing was changed."))
    found = next(row for row in standing.readings if row.pk == reading.pk)
    lock(found)
    found.chosen_by, found.reason = by, reason.strip()
    if not found.reason:
        raise ValidationError({"reason": _("Say why.")})
    found.save(update_fields=["chosen_by", "reason"])
    record("answer.settled", actor=by, subject=answer.enrolment)
    return _tell_reading(answer, found, by=by)


@transaction.atomic
def take_reading_back(answer: Answer, *, by: Person) -> None:
    """What one of two said, while nobody has told it: she reads it anew."""
    _begin(answer, by)
    own = AnswerReading.objects.filter(answer=answer, by=by).first()
    if own is None or answer.marking_state != MarkingState.WAITING:
        raise ValidationError(_("This mark can no longer be taken back. Nothing was changed."))
    _drop(own)


def _drop(reading: AnswerReading) -> None:
    if reading.voice:
        reading.voice.delete()
    reading.delete()


def _unsettle(answer: Answer, by: Person) -> None:
    """After it was told: what was settled is open again, and else what she said as the second goes."""
    readings = readings_of(answer)
    for reading in readings:
        if reading.voice:
            unsay(reading.voice)
    settled = [reading for reading in readings if reading.reason]
    for reading in settled:
        reading.chosen_by, reading.reason = None, ""
        reading.save(update_fields=["chosen_by", "reason"])
    if not settled:
        for reading in readings:
            if reading.by_id == by.pk:
                _drop(reading)


# ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _state_of(answer: Answer, said: Said) -> MarkingState:
    """Raises ValidationError for a mark that leaves something out, or gives back what cannot be."""
    expected = len(criteria_of(answer))
    if any(level not in SHARES for level in said.levels) or len(said.levels) not in {0, expected}:
        raise ValidationError({"levels": _("Choose one for each.")})
    state = said.state or (whole_of(said.levels) if said.levels else "")
    if state not in SHARES:
        raise ValidationError({"state": _("Choose one.")})
    if said.gives_back and (answer.quiz_attempt_id or state == MarkingState.CORRECT):
        raise ValidationError(_("Only what is not right yet is given back, and nothing of a test."))
    return MarkingState(state)


@transaction.atomic
def take_mark_back(answer: Answer, *, by: Person) -> Answer:
    """It waits again, as if nobody had read it. What she has done or passed meanwhile stays."""
    one_at_a_time(Enrolment.objects.filter(pk=answer.enrolment_id))
    lock(answer)
    permit(may_mark(by, answer.enrolment.person))
    if not marked_lately(by).filter(pk=answer.pk).exists():
        raise ValidationError(_("This mark can no longer be taken back. Nothing was changed."))
    answer.marking_state, answer.score = MarkingState.WAITING.value, None
    answer.levels, answer.given_back = [], False
    answer.comment, answer.marker, answer.marked_at = "", None, None
    answer.save(update_fields=MARKED)
    _unsettle(answer, by)
    AnswerFile.objects.filter(answer=answer, part=AnswerFile.Part.SAID).delete()
    record("answer.unmarked", actor=by, subject=answer.enrolment)
    if answer.quiz_attempt_id:
        _count_again(QuizAttempt.objects.get(pk=answer.quiz_attempt_id))
    return answer


def marked_lately(by: Person) -> QuerySet[Answer]:
    """What she marked and may take back, the last first: within a day, as long as the learner has not
    answered anew and no test is passed by it.
    """
    since = timezone.now() - UNDO_FOR
    return (
        Answer.objects.filter(marker=by, marked_at__gt=since, enrolment__ended_at=None)
        .exclude(quiz_attempt__passed=True)
        .exclude(Exists(later_ones()))
        .order_by(F("marked_at").desc(nulls_last=True), "-pk")
    )


def _count_again(attempt: QuizAttempt) -> None:
    lock(attempt)
    attempt.correct_count = attempt.answers.filter(marking_state=MarkingState.CORRECT.value).count()
    passes = attempt.correct_count >= needed_right(len(attempt.questions), attempt.pass_percent)
    newly, attempt.passed = passes and not attempt.passed, passes or attempt.passed
    attempt.save(update_fields=["correct_count", "passed"])
    if newly:
        event.emit(QuizHandedIn(attempt))
