from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from lms.audit.actions import record
from lms.concerns.enums import Did
from lms.concerns.kinds import ConcernKind, Thing, kinds
from lms.concerns.models import LONGEST, Concern, ConcernSeat, ConcernStep
from lms.concerns.queries import ASKED, could_look, is_looked_into, is_stopped, kind_of, open_about
from lms.concerns.rules import can_decide, can_look, can_stop
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.models import Organisation

#: Of one thing, and of all together, so many are kept word by word in a day. Whoever sends more fills
#: nothing: it is counted that it was said again, without the words (decision 66).
MOST_OF_ONE = 20
MOST_A_DAY = 400


@dataclass(frozen=True, slots=True)
class Said:
    """`words_kept` is False when so much came on one day that only the count of it is kept."""

    concern: Concern
    words_kept: bool


@transaction.atomic
def say(
    what: str,
    *,
    face: str,
    words: str = "",
    about: tuple[ConcernKind, Thing] | None = None,
    known_to: Iterable[Organisation] = (),
) -> Said:
    """Somebody says that something is wrong. Who, is neither asked for nor kept, and nothing is recorded: an
    hour beside it would find her.
    """
    today, words = days.today(), words.strip()[:LONGEST]
    kind, thing = about if about else (None, None)
    same = {"kind": kind.key if kind else "", "thing": thing.uuid if thing else None}
    facts = {**same, "face": (kind.desk_face if kind else "") or face, "said_on": today}
    kept = not _is_full(facts)
    facts |= {"what": what, "words": words if kept else ""}
    said_before = Concern.objects.filter(**facts, closed_on=None)
    if said_before.update(times=F("times") + 1):
        return Said(said_before.get(), kept or not words)
    concern = Concern.objects.create(**facts)
    first = [*known_to, *(kind.known_to(thing.uuid) if kind and thing else ())]
    last = kind.too_near(thing.uuid) if kind and thing else ()
    _ask(concern, first=first, last=last)
    return Said(concern, kept or not words)


def _is_full(facts: dict) -> bool:
    said = Concern.objects.filter(said_on=facts["said_on"])
    of_it = said.filter(kind=facts["kind"], thing=facts["thing"])
    return of_it.count() >= MOST_OF_ONE or said.count() >= MOST_A_DAY


def _ask(concern: Concern, *, first: Iterable[Organisation], last: Iterable[Organisation]) -> None:
    known, near = {each.pk for each in first}, {each.pk for each in last}
    found = sorted(could_look(), key=lambda each: (each.pk in near, each.pk not in known))
    ConcernSeat.objects.bulk_create(ConcernSeat(concern=concern, organisation=each) for each in found[:ASKED])


@transaction.atomic
def stop(concern: Concern, *, by: Person, words: str) -> None:
    """One coordinator stops what it is about, at once."""
    lock(concern)
    if is_stopped(concern):
        raise ValidationError(_("This has already been decided. Nothing was changed."))
    own = permit(can_stop(by, concern))
    kinds[concern.kind].stop(concern.thing, by=by, reason=words.strip())
    _note(concern, str(Did.STOPPED), by=by, own=own, words=words)


@transaction.atomic
def look(concern: Concern, *, by: Person, words: str) -> None:
    """Somebody has looked into it, and says what she found. With the last who has to, it is closed, unless
    what was stopped still has to be decided.
    """
    lock(concern)
    own = permit(can_look(by, concern))
    _note(concern, str(Did.LOOKED), by=by, own=own, words=words)
    _close_if_done(concern, by=by)


@transaction.atomic
def open_again(concern: Concern, *, by: Person, words: str) -> None:
    """What was stopped is there again, when whatever else is said of it has been looked into too."""
    lock(concern)
    own = permit(can_decide(by, concern))
    others = open_about(concern.kind, concern.thing).exclude(pk=concern.pk)
    if not all(is_looked_into(other) for other in others):
        raise ValidationError(
            _("Something else is said about it that not everybody has looked into. Look at that first.")
        )
    kinds[concern.kind].open_again(concern.thing, by=by)
    _note(concern, str(Did.OPENED), by=by, own=own, words=words)
    _close_all(concern, by=by)


@transaction.atomic
def end(concern: Concern, *, by: Person, words: str) -> None:
    """What was stopped stays away."""
    lock(concern)
    own = permit(can_decide(by, concern))
    kinds[concern.kind].end(concern.thing, by=by)
    _note(concern, str(Did.ENDED), by=by, own=own, words=words)
    _close_all(concern, by=by)


def _note(concern: Concern, did: str, *, by: Person, own: Organisation, words: str) -> None:
    ConcernStep.objects.create(concern=concern, by=by, on_behalf_of=own, did=did, words=words.strip()[:300])
    record("concern.acted_on", actor=by, subject=concern.uuid, did=did)


def _close_if_done(concern: Concern, *, by: Person) -> None:
    kind = kind_of(concern)
    waits = kind is not None and not kind.opens_elsewhere and is_stopped(concern)
    if is_looked_into(concern) and not waits:
        Concern.objects.filter(pk=concern.pk).update(closed_on=days.today(), closed_by=by)


def _close_all(concern: Concern, *, by: Person) -> None:
    """With what was decided about the thing, all that is open about it and was looked into is closed."""
    for each in open_about(concern.kind, concern.thing):
        _close_if_done(each, by=by)
