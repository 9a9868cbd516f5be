"""A plan goes from one organisation to another: asked for, agreed to by her, received, over.

Each of them locks the plan first. Whoever comes second reads what the first did: a no that came a moment
earlier is a no, and a plan is received once.
"""

import datetime
import secrets
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.actions import add_membership, assign
from lms.organisations.models import Organisation, Role, SupportAssignment
from lms.organisations.team import end_place, end_support_assignment
from lms.pathways.circle.actions import bound, end_all
from lms.pathways.circle.models import Helper
from lms.pathways.circle.parts import in_order, parts_for
from lms.pathways.circle.rules import account_is_open
from lms.pathways.moving.models import HandOver
from lms.pathways.moving.rules import (
    OVERLAP_DAYS,
    is_agreed,
    is_hers,
    is_received,
    may_hand_over,
    may_receive,
    may_take_back,
    places_for,
    role_there,
)
from lms.pathways.moving.words import consent_text, why_received
from lms.pathways.plans.models import Pathway


@transaction.atomic
def ask(
    pathway: Pathway,
    *,
    worker: Person,
    to_organisation: Organisation,
    themes: Iterable[str],
    overlap_until: datetime.date,
) -> HandOver:
    """Ask her whether her plan goes to another organisation. Nothing of it is seen there before she agrees
    and somebody receives it.
    """
    lock(pathway)
    permit(may_hand_over(worker, pathway))
    _end_if_over(pathway)
    if HandOver.objects.filter(pathway=pathway, closed_at=None).exists():
        raise ValidationError(_("She has been asked already, or her plan is on its way."))
    check(pathway, to_organisation=to_organisation, themes=themes, overlap_until=overlap_until)
    hand_over = HandOver.objects.create(
        pathway=pathway,
        from_organisation=pathway.organisation,
        to_organisation=to_organisation,
        asked_by=worker,
        themes=in_order(themes),
        overlap_until=overlap_until,
        number=_new_number(),
    )
    record("plan_move.asked", actor=worker, subject=hand_over)
    return hand_over


def check(
    pathway: Pathway, *, to_organisation: Organisation, themes: Iterable[str], overlap_until: datetime.date
) -> None:
    """Only to a place that can receive it, at least one part, and both for a bounded time."""
    if not places_for(pathway).filter(pk=to_organisation.pk).exists():
        raise ValidationError({"to_organisation": _("Nobody there can receive a plan. Choose another one.")})
    if not in_order(themes):
        raise ValidationError({"themes": _("Choose at least one part.")})
    today = days.today()
    if not today < overlap_until <= today + datetime.timedelta(days=OVERLAP_DAYS):
        raise ValidationError(
            {
                "overlap_until": _("Choose a day from tomorrow until %(days)d days from now.")
                % {"days": OVERLAP_DAYS}
            }
        )


@transaction.atomic
def take_back(hand_over: HandOver, *, worker: Person) -> None:
    """The organisation that asked does not ask any more. Twice is once."""
    _lock(hand_over)
    permit(may_take_back(worker, hand_over))
    _close_unreceived(hand_over, by=worker, how="taken_back")


@transaction.atomic
def agree(hand_over: HandOver, *, person: Person, language: str) -> None:
    """She says yes, to the words she read in her language. Twice is once."""
    _lock(hand_over)
    permit(is_hers(person, hand_over))
    if hand_over.agreed_at is not None and hand_over.closed_at is None:
        return
    _check_goes_on(hand_over)
    with translation.override(language):
        hand_over.text = consent_text(hand_over)
    hand_over.language, hand_over.agreed_at = language, timezone.now()
    hand_over.save(update_fields=["text", "language", "agreed_at"])
    record("plan_move.agreed", actor=person, subject=hand_over)


@transaction.atomic
def say_no(hand_over: HandOver, *, person: Person) -> None:
    """No, or not any more: without a reason, until somebody has received it. Twice is once."""
    _lock(hand_over)
    permit(is_hers(person, hand_over))
    _close_unreceived(hand_over, by=person, how="refused")


@transaction.atomic
def decline(hand_over: HandOver, *, worker: Person) -> None:
    """The other organisation cannot take it: the plan stays where it is. Twice is once."""
    _lock(hand_over)
    permit(is_agreed(hand_over))
    permit(may_receive(worker, hand_over))
    _close_unreceived(hand_over, by=worker, how="declined")


@transaction.atomic
def receive(hand_over: HandOver, *, worker: Person) -> None:
    """The plan is accompanied there from now on, by who receives it; whoever helped before sees what she
    agreed to and no more, until the last day. A second receipt changes nothing.
    """
    _lock(hand_over)
    permit(is_agreed(hand_over))
    permit(may_receive(worker, hand_over))
    if hand_over.received_at is not None:
        return
    _check_goes_on(hand_over)
    pathway = hand_over.pathway
    permit(account_is_open(pathway))
    hand_over.received_by, hand_over.received_at = worker, timezone.now()
    hand_over.save(update_fields=["received_by", "received_at"])
    pathway.organisation = hand_over.to_organisation
    pathway.save(update_fields=["organisation"])
    _narrow_those_before(hand_over)
    _end_who_would_see_nothing(hand_over)
    add_membership(pathway.person, hand_over.to_organisation, Role.LEARNER, by=worker)
    assign(worker, pathway.person, hand_over.to_organisation, by=worker)
    _let_in(hand_over, worker)
    record("plan_move.received", actor=worker, subject=hand_over)


@transaction.atomic
def end_overlap(hand_over: HandOver, *, person: Person) -> None:
    """She does not want to wait for the last day: nobody of the first organisation sees anything from now
    on. Twice is once.
    """
    _lock(hand_over)
    permit(is_hers(person, hand_over))
    permit(is_received(hand_over))
    if hand_over.closed_at is None:
        _end(hand_over, by=person)


def end_overlaps() -> int:
    """Those whose last day has passed, each for itself: how many. What they saw ended with the day."""
    over = HandOver.objects.filter(closed_at=None, overlap_until__lt=days.today())
    return sum(_end_one(hand_over) for hand_over in over.order_by("pk"))


@transaction.atomic
def _end_one(hand_over: HandOver) -> int:
    _lock(hand_over)
    if hand_over.closed_at is not None:
        return 0
    _end(hand_over, by=None)
    return 1


def end_with_plan(pathway: Pathway, *, by: Person) -> None:
    """The plan came to its end, or the account is closed: what is on its way goes nowhere."""
    lock(pathway)
    for hand_over in HandOver.objects.filter(pathway=pathway, closed_at=None):
        _lock(hand_over)
        _end(hand_over, by=by)


@transaction.atomic
def end_unreceived(person: Person) -> None:
    """What she is asked or agreed to, and nobody received."""
    for hand_over in HandOver.objects.filter(pathway__person=person, closed_at=None, received_at=None):
        _lock(hand_over)
        if hand_over.received_at is None and hand_over.closed_at is None:
            _end(hand_over, by=None)


def _lock(hand_over: HandOver) -> None:
    """The plan first, as everywhere."""
    lock(hand_over.pathway)
    pathway = hand_over.pathway
    lock(hand_over)
    hand_over.pathway = pathway


def _check_goes_on(hand_over: HandOver) -> None:
    until = hand_over.overlap_until
    if hand_over.closed_at is not None or hand_over.pathway.closed_at is not None:
        raise ValidationError(_("This came to its end. Nothing was changed."))
    if until is None or until < days.today():
        raise ValidationError(_("The last day of it has passed. Nothing was changed. Ask once more."))


def _close_unreceived(hand_over: HandOver, *, by: Person, how: str) -> None:
    if hand_over.received_at is not None:
        raise ValidationError(_("The plan was received a moment ago. It can go back in the same way."))
    if hand_over.closed_at is None:
        hand_over.closed_at = timezone.now()
        hand_over.save(update_fields=["closed_at"])
        record("plan_move.ended", actor=by, subject=hand_over, how=how)


def _end(hand_over: HandOver, *, by: Person | None) -> None:
    """What was never received has nothing else to end."""
    hand_over.closed_at = timezone.now()
    hand_over.save(update_fields=["closed_at"])
    if hand_over.received_at is not None:
        pathway, place = hand_over.pathway, hand_over.from_organisation
        advisers = SupportAssignment.objects.filter(
            learner=pathway.person_id, organisation=place, ended_at=None
        )
        for assignment in advisers.filter(worker__in=_those_before(hand_over).values("person")):
            end_support_assignment(assignment, by=by)
        end_all(pathway, end=Helper.End.MOVED, by=by, organisation=place)
        end_place(pathway.person, place, by=by)
    record("plan_move.ended", actor=by, subject=hand_over, how="over")


def _end_if_over(pathway: Pathway) -> None:
    for hand_over in HandOver.objects.filter(pathway=pathway, closed_at=None, overlap_until__lt=days.today()):
        _end_one(hand_over)


def _those_before(hand_over: HandOver) -> QuerySet[Helper]:
    return Helper.objects.filter(
        pathway=hand_over.pathway_id, organisation=hand_over.from_organisation_id, ended_at=None
    )


def _narrow_those_before(hand_over: HandOver) -> None:
    """Whoever was only suggested there is not suggested any more, and who would see nothing does not stay."""
    place, now = hand_over.from_organisation, timezone.now()
    for helper in _those_before(hand_over):
        helper.themes = in_order(set(helper.themes) & set(hand_over.themes))
        if helper.since is None or not helper.themes:
            helper.ended_at, helper.end = now, Helper.End.MOVED
        helper.save(update_fields=["themes", "ended_at", "end"])
    if hand_over.overlap_until is not None:
        bound(hand_over.pathway, organisation=place, until=hand_over.overlap_until)


def _end_who_would_see_nothing(hand_over: HandOver) -> None:
    """Where she learns, an adviser sees something only while she accompanies her, and there one person does:
    whom she let in from there before stays in no row that opens nothing.
    """
    rows = Helper.objects.filter(
        pathway=hand_over.pathway_id,
        organisation=hand_over.to_organisation_id,
        role=Role.CASE_WORKER,
        ended_at=None,
    )
    accompanies = SupportAssignment.objects.filter(
        worker=OuterRef("person"),
        learner=hand_over.pathway.person_id,
        organisation=hand_over.to_organisation_id,
        ended_at=None,
    )
    rows.filter(~Exists(accompanies)).update(ended_at=timezone.now(), end=Helper.End.MOVED)


def _let_in(hand_over: HandOver, worker: Person) -> None:
    """Who receives it is let in by what she agreed to: these parts, in the words she read."""
    role = permit(role_there(worker, hand_over))
    Helper.objects.filter(pathway=hand_over.pathway_id, person=worker.pk, ended_at=None).update(
        ended_at=timezone.now(), end=Helper.End.MOVED
    )
    Helper.objects.create(
        pathway=hand_over.pathway,
        person=worker,
        organisation=hand_over.to_organisation,
        role=role,
        themes=in_order(parts_for(role, hand_over.themes)),
        why=why_received(hand_over),
        asked_by=hand_over.asked_by,
        asked_at=hand_over.asked_at,
        since=days.today(),
        ends_on=days.months_after(days.today(), 12),
    )


def _new_number() -> str:
    """She says it where she goes, and they find her plan by it. It stands on the receipt."""
    while True:
        number = f"{secrets.randbelow(10**8):08d}"
        if not HandOver.objects.filter(number=number).exists():
            return number
