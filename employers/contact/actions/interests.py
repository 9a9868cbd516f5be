"""An interest until the employer knows of it: hers, her coach's, an employer's question."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.contact.enums import BEFORE_THEM, Began, Ended, Stage
from employers.contact.models import Enquiry, Interest
from employers.contact.queries.asking import people_to_ask
from employers.contact.rules import (
    can_answer_her,
    can_ask_her,
    can_be_asked,
    can_begin,
    can_enquire,
    can_say_yes,
    can_use_share,
)
from employers.contact.telling import tell_coaches, tell_employer, tell_her
from employers.contact.turns import ENQUIRY_DAYS, answer_by, employers_day
from employers.portfolios.models import Share
from employers.vacancies.models import Vacancy
from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock, lock_all
from lms.core.people import Person
from lms.core.permissions import permit


def move(interest: Interest, stage: str, **facts: Any) -> None:
    """To another stage, with the day of whoever's turn it is then. Under the interest's lock."""
    interest.stage, interest.stage_at, interest.reminded_at = stage, timezone.now(), None
    interest.answer_by = answer_by(stage, interest.vacancy.organisation.country)
    for name, value in facts.items():
        setattr(interest, name, value)
    interest.save(update_fields=["stage", "stage_at", "reminded_at", "answer_by", *facts])


def _make(person: Person, vacancy: Vacancy, began_by: str, stage: str, **facts: Any) -> Interest:
    return Interest.objects.create(
        person=person,
        vacancy=vacancy,
        began_by=began_by,
        stage=stage,
        answer_by=answer_by(stage, vacancy.organisation.country),
        **facts,
    )


@transaction.atomic
def show_interest(person: Person, vacancy: Vacancy) -> Interest:
    """She is interested: her coach reads it, and nobody at the employer. Twice is once, and a yes to being
    asked.
    """
    lock(person)
    existing = Interest.objects.filter(person=person, vacancy=vacancy, ended_at=None).first()
    if existing:
        if existing.stage == Stage.ASKED:
            say_yes(existing, by=person)
        return existing
    permit(can_begin(person, vacancy))
    made = _make(person, vacancy, Began(Began.LEARNER), Stage(Stage.INTERESTED))
    tell_coaches(made)
    record("interest.began", actor=person, subject=made)
    return made


@transaction.atomic
def ask_her(learner: Person, vacancy: Vacancy, *, by: Person, words: str = "") -> Interest:
    """Her coach asks whether she wants it. Yes and no cost nothing."""
    lock(learner)
    permit(can_ask_her(by, learner, vacancy))
    said = {"coach": by, "coach_words": words} if words else {}
    made = _make(learner, vacancy, Began(Began.COACH), Stage(Stage.ASKED), **said)
    tell_her(made)
    record("interest.asked", actor=by, subject=made)
    return made


@transaction.atomic
def enquire(vacancy: Vacancy, *, by: Person) -> Enquiry:
    """An employer asks whether somebody wants it. Everybody who agreed to be looked for and fits is asked at
    once, with her coach; how many there are, and whether any, the employer does not learn.
    """
    lock(vacancy)
    permit(can_enquire(by, vacancy))
    since = days.start_of(days.in_days(-ENQUIRY_DAYS))
    if vacancy.enquiries.filter(asked_at__gt=since).exists():
        raise ValidationError(_("You have asked about this vacancy already. We are looking."))
    made = Enquiry.objects.create(
        vacancy=vacancy, asked_by=by, answer_by=employers_day(vacancy.organisation.country)
    )
    for person in people_to_ask(vacancy):
        if can_be_asked(person, vacancy):
            interest = _make(person, vacancy, Began(Began.EMPLOYER), Stage(Stage.ASKED))
            tell_her(interest)
            tell_coaches(interest)
    record("vacancy.enquired", actor=by, subject=made)
    return made


@transaction.atomic
def say_yes(interest: Interest, *, by: Person) -> None:
    lock(interest)
    permit(can_say_yes(by, interest))
    move(interest, Stage(Stage.INTERESTED))
    tell_coaches(interest)
    record("interest.yes", actor=by, subject=interest)


@transaction.atomic
def answer_her(interest: Interest, *, by: Person, words: str, warns: bool = False) -> None:
    """Her coach has read it. A warning stands beside it and stops nothing: she decides."""
    lock(interest)
    permit(can_answer_her(by, interest))
    facts = {"coach": by, "coach_words": words, "coach_warns": warns}
    if interest.stage == Stage.INTERESTED:
        move(interest, Stage(Stage.READY), **facts)
    else:
        for name, value in facts.items():
            setattr(interest, name, value)
        interest.save(update_fields=list(facts))
    tell_her(interest)
    record("interest.answered", actor=by, subject=interest)


def follow_share(share: Share, *, replaced: Iterable[int] = ()) -> None:
    """She shows this employer something: what waited for that is with the employer from now on, and what
    stood on a share that this one takes the place of goes on.
    """
    of_it = Interest.objects.filter(person=share.person_id, vacancy__organisation=share.organisation_id)
    for interest in lock_all(of_it.filter(share__in=list(replaced))):
        if interest.ended_at is None or interest.ended_by == Ended.WITHDRAWN:
            _carry_on(interest, share)
    for interest in lock_all(of_it.filter(ended_at=None, stage=Stage.READY)):
        move(interest, Stage(Stage.SHARED), share=share, shared_at=timezone.now())
        tell_employer(interest)
        record("interest.shared", actor=share.person, subject=interest)


def _carry_on(interest: Interest, share: Share) -> None:
    interest.share = share
    if interest.ended_at is not None:
        interest.stage = interest.was
        interest.ended_at, interest.ended_by, interest.was = None, "", ""
    interest.save(update_fields=["share", "stage", "ended_at", "ended_by", "was"])


@transaction.atomic
def use_share(interest: Interest, *, by: Person) -> None:
    """What she shows this employer already is for this work too."""
    lock(interest)
    permit(can_use_share(by, interest))
    share = open_share_with(interest)
    if share is None:
        raise ValidationError(_("You do not show them anything now. Choose what they may see."))
    move(interest, Stage(Stage.SHARED), share=share, shared_at=timezone.now())
    tell_employer(interest)
    record("interest.shared", actor=by, subject=interest)


def open_share_with(interest: Interest) -> Share | None:
    return (
        Share.objects.open_now()
        .filter(person=interest.person_id, organisation=interest.vacancy.organisation_id)
        .first()
    )


@transaction.atomic
def pass_on(interest: Interest) -> None:
    """Her coach has not read it by the promised day: she goes on without."""
    lock(interest)
    if interest.ended_at is None and interest.stage == Stage.INTERESTED:
        move(interest, Stage(Stage.READY))
        tell_her(interest)


def goes_without_work(interest: Interest) -> bool:
    """Whether its vacancy is no longer there, before the employer knew of her."""
    gone = not Vacancy.objects.open_now().filter(pk=interest.vacancy_id).exists()
    return interest.stage in BEFORE_THEM and gone
