"""Learners into a group from a list of handles: read first, then done, all or those that were found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from courses.enrolments.actions import check_goes_on, enrol
from courses.enrolments.joining import put_on_list
from courses.enrolments.models import Cohort, Enrolment
from courses.enrolments.queries import free_seats
from courses.enrolments.rules import may_lead
from lms.accounts.handles import handle_key
from lms.accounts.models import Profile
from lms.core.locking import lock, one_at_a_time
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.models import Membership, Role
from lms.organisations.queries import learners_for

#: More lines than a group has places are a slip.
MOST_LINES = 500
#: So many handles are offered for a line that says only the two words.
MOST_NEAR = 5
#: Of which the number of a handle is made; `handle_key` has written them so.
FIGURES = "0123456789"


class Line(Enum):
    """How one line of the list was understood."""

    JOINS = "joins"
    IS_IN = "is_in"
    TWICE = "twice"
    UNKNOWN = "unknown"
    SEVERAL = "several"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """`near` are handles that begin like it: never taken without being asked."""

    number: int
    typed: str
    state: Line
    learner: Profile | None = None
    near: Sequence[str] = ()

    @property
    def joins(self) -> bool:
        return self.state is Line.JOINS


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    joined: int
    waiting: int


def read_handles(typed: str, cohort: Cohort, *, by: Person) -> list[ReadLine]:
    """Every line that says something, in its place. Learners of elsewhere are as unknown as nobody.

    The same number of queries for one line and for five hundred.
    """
    said = [(number, line.strip()) for number, line in enumerate(typed.splitlines(), start=1)]
    lines = [(number, line, handle_key(line)) for number, line in said if line]
    there = Membership.objects.filter(organisation=cohort.organisation_id, role=Role.LEARNER, ended_at=None)
    own = learners_for(by).filter(user__in=there.values("person"))
    known = {
        profile.handle_key: profile for profile in own.filter(handle_key__in=[key for *_x, key in lines])
    }
    missing = {key for _n, _l, key in lines if key and key not in known}
    near = _near(own.values_list("handle_key", "handle"), missing) if missing else {}
    inside = set(Enrolment.objects.filter(cohort=cohort, ended_at=None).values_list("person", flat=True))
    read: list[ReadLine] = []
    seen: set[str] = set()
    for number, line, key in lines:
        profile = known.get(key)
        state = _state(profile, inside, near.get(key, []), is_twice=key in seen)
        seen.add(key)
        read.append(ReadLine(number=number, typed=line, state=state, learner=profile, near=near.get(key, ())))
    return read


def _near(known: Collection[tuple[str, str]], missing: set[str]) -> dict[str, list[str]]:
    """Only a line that holds no number: with one, another number is another learner."""
    words = {key for key in missing if key == key.rstrip(FIGURES)}
    found: dict[str, list[str]] = {}
    for own, handle in known:
        for key in words:
            if own.rstrip(FIGURES) == key and len(found.setdefault(key, [])) < MOST_NEAR:
                found[key].append(handle)
    return found


def _state(profile: Profile | None, inside: set[int], near: Sequence[str], *, is_twice: bool) -> Line:
    if profile is None:
        return Line.SEVERAL if near else Line.UNKNOWN
    if not profile.is_open:
        return Line.CLOSED
    if profile.user_id in inside:
        return Line.IS_IN
    return Line.TWICE if is_twice else Line.JOINS


@transaction.atomic
def add_many(typed: str, cohort: Cohort, *, anyway: bool, by: Person) -> Added:
    """All of them, or with `anyway` those that were found. Who comes after the last free place goes on the
    waiting list, in the order of the list.

    ValidationError when a line was not understood and `anyway` does not say that this is known.
    """
    lock(cohort)
    permit(may_lead(by, cohort))
    check_goes_on(cohort)
    read = read_handles(typed, cohort, by=by)
    if not anyway and any(line.state in {Line.UNKNOWN, Line.SEVERAL, Line.CLOSED} for line in read):
        raise ValidationError(_("Not every line was understood. Nothing was changed."))
    joining = [line.learner.user for line in read if line.joins and line.learner]
    one_at_a_time(Enrolment.objects.filter(person__in=joining, course=cohort.course_id))
    free = free_seats(cohort)
    places = len(joining) if free is None else free
    for person in joining[:places]:
        enrol(person, cohort.course, by=by, cohort=cohort)
    for person in joining[places:]:
        put_on_list(person, cohort, by=by)
    return Added(joined=len(joining[:places]), waiting=len(joining[places:]))
