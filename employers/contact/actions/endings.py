"""How an interest ends, and how it is opened again. A no costs nothing, whoever says it."""

from django.db import transaction
from django.utils import timezone

from employers.contact.actions.interests import move
from employers.contact.enums import BEFORE_THEM, WITH_THEM, Ended, Stage
from employers.contact.models import Interest
from employers.contact.rules import (
    can_be_hired,
    can_end,
    can_say_it_is_gone,
    is_of_employer,
    is_own,
)
from employers.contact.telling import tell_coaches, tell_employer, tell_her
from employers.vacancies.models import Vacancy
from lms.audit.actions import record
from lms.core.locking import lock, lock_all
from lms.core.people import Person
from lms.core.permissions import permit
from lms.privacy.actions import withdraw_consent


def end(
    interest: Interest,
    how: str,
    *,
    reason: str = "",
    words: str = "",
    note: str = "",
    because_of: Interest | None = None,
) -> None:
    """Under the interest's lock. What she showed for it alone is closed with it."""
    interest.was, interest.ended_at, interest.ended_by = interest.stage, timezone.now(), how
    interest.reason, interest.words, interest.note = reason, words, note
    interest.because_of, interest.answer_by = because_of, None
    interest.save(
        update_fields=[
            "was", "ended_at", "ended_by", "reason", "words", "note", "because_of", "answer_by",
        ]
    )  # fmt: skip
    _close_share(interest)


def _close_share(interest: Interest) -> None:
    """Unless other work at this employer goes on with it, or she showed it before this began."""
    share = interest.share
    if share is None or share.created_at < interest.began_at:
        return
    if not Interest.objects.filter(share=share, ended_at=None).exists():
        withdraw_consent(share.consent)


@transaction.atomic
def refuse(interest: Interest, *, by: Person, reason: str = "", words: str = "", note: str = "") -> None:
    """She does not want it, or no longer. An employer that knows of her reads her sentence for a while, if
    she writes one; without one it finds nothing any more, as if she had never been there.
    """
    lock(interest)
    permit(can_end(by, interest))
    end(interest, Ended(Ended.LEARNER), reason=reason, words=words, note=note)
    tell_coaches(interest)
    record("interest.refused", actor=by, subject=interest)


@transaction.atomic
def tell_why(interest: Interest, *, by: Person, reason: str, note: str) -> None:
    """Afterwards, if she wants to: a reason for the count, a line for her coach."""
    lock(interest)
    permit(is_own(by, interest))
    if interest.ended_by == Ended.LEARNER:
        interest.reason, interest.note = reason, note
        interest.save(update_fields=["reason", "note"])


@transaction.atomic
def decline(interest: Interest, *, by: Person, reason: str, words: str = "", note: str = "") -> None:
    """Somebody of the employer says no. She reads a kind sentence, theirs or ours."""
    lock(interest)
    permit(is_of_employer(by, interest))
    end(interest, Ended(Ended.EMPLOYER), reason=reason, words=words, note=note)
    if interest.answered_at is None:
        interest.answered_at = interest.ended_at
        interest.save(update_fields=["answered_at"])
    tell_her(interest)
    tell_coaches(interest)
    record("interest.declined", actor=by, subject=interest)


@transaction.atomic
def close_by_clock(interest: Interest, how: str) -> None:
    """Nobody chose or answered in time, or the work is no longer there."""
    lock(interest)
    if interest.ended_at is None:
        end(interest, how)
        tell_her(interest)
        tell_coaches(interest)
        record("interest.closed", actor=None, subject=interest)


@transaction.atomic
def hired(interest: Interest, *, by: Person) -> None:
    """She has this work: everything else that is open for her is closed."""
    lock(interest)
    permit(can_be_hired(by, interest))
    move(interest, Stage(Stage.HIRED))
    others = Interest.objects.filter(person=interest.person_id, ended_at=None).exclude(pk=interest.pk)
    for other in lock_all(others):
        end(other, Ended(Ended.ELSEWHERE), because_of=interest)
    tell_coaches(interest)
    tell_employer(interest)
    record("interest.hired", actor=by, subject=interest)


@transaction.atomic
def offer_gone(interest: Interest, *, by: Person) -> None:
    """The offer was taken back: this one ends, and what was closed because of it is open again."""
    lock(interest)
    permit(can_say_it_is_gone(by, interest))
    end(interest, Ended(Ended.RETRACTED))
    for other in lock_all(Interest.objects.filter(because_of=interest, ended_by=Ended.ELSEWHERE)):
        _open_again(other)
    tell_coaches(interest)
    record("interest.retracted", actor=by, subject=interest)


def _open_again(interest: Interest) -> None:
    """Where it was; of what an employer saw, she chooses anew whether to show it. Not what is no longer
    there, nor what she began anew meanwhile.
    """
    stage = interest.was if interest.was in BEFORE_THEM else Stage(Stage.READY)
    is_there = Vacancy.objects.open_now().filter(pk=interest.vacancy_id).exists()
    again = Interest.objects.filter(
        person=interest.person_id, vacancy=interest.vacancy_id, ended_at=None
    ).exists()
    if not is_there or again:
        return
    interest.ended_at, interest.ended_by, interest.was, interest.because_of = None, "", "", None
    interest.save(update_fields=["ended_at", "ended_by", "was", "because_of"])
    move(interest, stage, share=None, shared_at=None)


def end_with_share(share_ids: list[int], *, how: str = Ended(Ended.WITHDRAWN)) -> None:
    """What stood on a share that no longer holds. The employer finds nothing of it any more."""
    for interest in lock_all(
        Interest.objects.filter(share__in=share_ids, ended_at=None, stage__in=WITH_THEM)
    ):
        end(interest, how)
        tell_coaches(interest)


def end_with_employer(organisation_id: int) -> None:
    """The employer takes part no longer."""
    open_there = Interest.objects.filter(vacancy__organisation=organisation_id, ended_at=None)
    for interest in lock_all(open_there.exclude(stage=Stage.HIRED)):
        end(interest, Ended(Ended.GONE))
        tell_her(interest)
        tell_coaches(interest)
