"""Answers that wait for a person: who reads them, and what she says."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.activities.contract import MarkingState
from courses.attempts.events import QuizHandedIn
from courses.attempts.models import Answer, QuizAttempt
from courses.attempts.rules import may_mark, needed_right
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


def waiting_answers() -> QuerySet[Answer]:
    """Those that somebody has to read, the oldest first: what she wrote last, in a course she takes. Of a
    test, once she has handed it in.
    """
    later = Answer.objects.filter(
        enrolment=OuterRef("enrolment"),
        step=OuterRef("step"),
        question=OuterRef("question"),
        pk__gt=OuterRef("pk"),
    )
    return (
        Answer.objects.filter(marking_state=MarkingState.WAITING.value, enrolment__ended_at=None)
        .filter(Q(quiz_attempt=None) | Q(quiz_attempt__handed_in_at__isnull=False))
        .exclude(Exists(later))
        .order_by("pk")
    )


@transaction.atomic
def mark_answer(answer: Answer, *, by: Person, state: str, comment: str) -> Answer:
    """What a person says of it stands: whoever comes second is told so.

    A test may be passed by it, and is never lost by it.
    """
    one_at_a_time(Enrolment.objects.filter(pk=answer.enrolment_id))
    lock(answer)
    permit(may_mark(by, answer.enrolment.person))
    if answer.marking_state != MarkingState.WAITING:
        raise ValidationError(_("Somebody has read this answer already. Nothing was changed."))
    if state not in SHARES:
        raise ValidationError({"state": _("Choose one.")})
    answer.marking_state = MarkingState(state).value
    answer.score = SHARES[MarkingState(state)] * answer.max_score
    answer.comment, answer.marker, answer.marked_at = comment.strip(), by, timezone.now()
    answer.save(update_fields=["marking_state", "score", "comment", "marker", "marked_at"])
    record("answer.marked", actor=by, subject=answer.enrolment, state=answer.marking_state)
    if answer.quiz_attempt_id:
        _count_again(QuizAttempt.objects.get(pk=answer.quiz_attempt_id))
    return answer


def _count_again(attempt: QuizAttempt) -> None:
    lock(attempt)
    attempt.correct_count = attempt.answers.filter(marking_state=MarkingState.CORRECT.value).count()
    passes = attempt.correct_count >= needed_right(len(attempt.questions), attempt.pass_percent)
    newly, attempt.passed = passes and not attempt.passed, passes or attempt.passed
    attempt.save(update_fields=["correct_count", "passed"])
    if newly:
        event.emit(QuizHandedIn(attempt))
