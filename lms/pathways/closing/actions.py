"""A plan rests for a while, or comes to its end: with what she takes along, and nobody around it any more."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.pathways.circle.actions import end_all
from lms.pathways.circle.models import Helper
from lms.pathways.circle.parts import in_order
from lms.pathways.circle.rules import is_hers
from lms.pathways.closing.rules import may_close, may_rest, taken_up_until
from lms.pathways.moving.actions import end_with_plan
from lms.pathways.plans.models import Pathway
from lms.pathways.reviews.models import Review


@dataclass(frozen=True)
class Farewell:
    """What the last review keeps: each line of `takes_along` is {language: text}, as both read it that day;
    `languages` are theirs, hers first.
    """

    languages: tuple[str, ...]
    takes_along: Sequence[dict[str, str]] = ()
    interpreter: str = ""
    agreed_by_her: bool = False


@transaction.atomic
def pause(pathway: Pathway, *, by: Person) -> None:
    """It rests: nobody is asked to do anything in it, and all of it stays as it is. Twice is once."""
    lock(pathway)
    permit(may_rest(by, pathway))
    if pathway.paused_at is None:
        pathway.paused_at = timezone.now()
        pathway.save(update_fields=["paused_at"])
        record("plan.paused", actor=by, subject=pathway)


@transaction.atomic
def resume(pathway: Pathway, *, by: Person) -> None:
    """It goes on where it was. Twice is once."""
    lock(pathway)
    permit(may_rest(by, pathway))
    if pathway.paused_at is not None:
        pathway.paused_at = None
        pathway.save(update_fields=["paused_at"])
        record("plan.resumed", actor=by, subject=pathway)


@transaction.atomic
def take_up_again(pathway: Pathway, *, by: Person) -> None:
    """A plan goes on that came to its end a few days ago: it ended on a screen of two, and only she can say
    that it was not she who ended it. Nobody is let in by it. Twice is once.
    """
    lock(by)
    lock(pathway)
    permit(is_hers(by, pathway))
    if pathway.closed_at is None:
        return
    if taken_up_until(pathway) is None:
        raise ValidationError(_("This plan can no longer be taken up. Nothing was changed."))
    pathway.closed_at = None
    pathway.save(update_fields=["closed_at"])
    Review.objects.filter(pathway=pathway, is_closing=True).update(is_closing=False, agreed_by_her=False)
    record("plan.taken_up_again", actor=by, subject=pathway)


@transaction.atomic
def close(pathway: Pathway, *, by: Person, farewell: Farewell) -> Review:
    """The last look at it. From now on nobody but herself opens it. A plan that ended has one such review:
    ValidationError for whoever comes second.

    With a worker beside her she says herself that it ends; alone she needs nobody.
    """
    lock(pathway)
    permit(may_close(by, pathway))
    hers = is_hers(by, pathway)
    if pathway.closed_at is not None:
        raise ValidationError(_("This plan came to its end already. Nothing was changed."))
    if not hers and not farewell.agreed_by_her:
        raise ValidationError({"agreed_by_her": _("A plan ends when she says so.")})
    review = Review.objects.create(
        pathway=pathway,
        held_on=days.today(),
        worker=None if hers else by,
        languages=list(farewell.languages),
        interpreter=farewell.interpreter,
        themes=in_order(pathway.stages.values_list("theme", flat=True)),
        agreed_by_her=True,
        agreed_by_worker=not hers,
        is_closing=True,
        takes_along=[dict(line) for line in farewell.takes_along if any(line.values())],
    )
    end_with_plan(pathway, by=by)
    end_all(pathway, end=Helper.End.CLOSED, by=by)
    pathway.closed_at, pathway.paused_at, pathway.next_review_on = timezone.now(), None, None
    pathway.next_review_at = None
    pathway.save(update_fields=["closed_at", "paused_at", "next_review_on", "next_review_at"])
    record("plan.closed", actor=by, subject=pathway)
    return review
