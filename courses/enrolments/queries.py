import datetime
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from courses.catalogue.models import Course, Quiz
from courses.catalogue.queries import courses_to_begin
from courses.enrolments.models import OPEN_STATES, Cohort, Enrolment, JoinRequest, JoinState
from lms.accounts.models import Profile
from lms.core import days
from lms.core.people import Person
from lms.core.prepared import Prepared
from lms.organisations.models import Membership, Role
from lms.organisations.queries import is_in_reach, learners_for, reach_of


def enrolments_of(person: Person) -> QuerySet[Enrolment]:
    """The courses she takes now, the one she was in last first."""
    current = Enrolment.objects.filter(person=person, ended_at=None, course__retired_at=None)
    return last_active_first(current.select_related("course", "current_step"))


def courses_taken(person: Person) -> list[Enrolment]:
    """The same for her home."""
    return TAKEN.rows(person.pk)


TAKEN = Prepared(lambda person: enrolments_of(person).select_related(None).select_related("course"))


def last_active_first(enrolments: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """The one she was in last first; those she has never been in at the end, the newest of them first."""
    return enrolments.order_by(F("last_active_at").desc(nulls_last=True), "-started_at", "-pk")


def enrolment_for_quiz(person: Person, quiz: Quiz) -> Enrolment | None:
    return enrolment_in(person, quiz.module.course_id)


def enrolment_in(person: Person, course: int) -> Enrolment | None:
    """Hers in the course with this id, while it is withdrawn too: she is told so where she stood."""
    return Enrolment.objects.filter(person=person, ended_at=None, course=course).first()


def courses_to_join(person: Person) -> QuerySet[Course]:
    """What she may begin by herself. Every course of the skills face in which there is something
    to do is open to its learners.
    """
    taken = Enrolment.objects.filter(course=OuterRef("pk"), person=person, ended_at=None)
    return courses_to_begin().exclude(Exists(taken)).prefetch_related("modules")


def ended_enrolments_of(person: Person) -> QuerySet[Enrolment]:
    """The courses she took and takes no more, the last first; what she did in them is kept."""
    ended = Enrolment.objects.filter(person=person, ended_at__isnull=False, course__retired_at=None)
    return ended.select_related("course").order_by(F("ended_at").desc(nulls_last=True), "-pk")


def has_left(person: Person, course: int) -> bool:
    return Enrolment.objects.filter(person=person, course=course, ended_at__isnull=False).exists()


def cohorts_of(organisations: Collection[int], *, seen_by: Person | None = None) -> QuerySet[Cohort]:
    """The groups of these organisations that have not ended, with `people`: how many are in each, of those
    whom `seen_by` may see: a number beside a list says how many stand in it.
    """
    counted = Q(enrolments__ended_at=None)
    if seen_by is not None:
        counted &= Q(enrolments__person__in=learners_for(seen_by).order_by().values("user"))
    return current_cohorts(organisations).annotate(people=Count("enrolments", filter=counted))


def current_cohorts(organisations: Any) -> QuerySet[Cohort]:
    return Cohort.objects.filter(organisation__in=organisations, ended_at=None)


class Group(NamedTuple):
    """What a list says of a cohort."""

    pk: int
    uuid: UUID
    name: str


def first_groups(organisations: Collection[int], most: int | None) -> list[Group]:
    """The same, no more than `most` of them, by name."""
    if most not in FIRST:
        FIRST[most] = Prepared(
            lambda organisations: current_cohorts(organisations).values_list(*Group._fields)[:most]
        )
    return [Group(*row) for row in FIRST[most].rows(sorted(organisations))] if organisations else []


#: By how many are wanted, which lists say: few numbers.
FIRST: dict[int | None, Prepared] = {}


def people_in(cohorts: Iterable[Group], *, seen_by: Person) -> dict[int, int]:
    """How many are in each of these groups, by its id: of those whom `seen_by` may see."""
    counted = _counting(days.today())
    return dict(counted.rows(seen_by.pk, *reach_of(seen_by), [cohort.pk for cohort in cohorts]))


def _counted(person: int, wide: list[int], accompanying: list[int], cohorts: list[int]) -> QuerySet[Any]:
    seen = Profile.objects.filter(is_in_reach(person, wide, accompanying)).values("user")
    current = Enrolment.objects.filter(cohort__in=cohorts, ended_at=None, person__in=seen)
    return current.order_by().values_list("cohort").annotate(Count("pk"))


@lru_cache(2)
def _counting(day: datetime.date) -> Prepared:
    """For whom somebody stands in changes with the day."""
    return Prepared(_counted)


# ── places, and who would like one ───────────────────────────────────────────────────────────────────────


#: So long a no stands beside the group, with what can be done now.
ANSWER_SHOWN = datetime.timedelta(days=30)


def seats_taken(cohort: Cohort) -> int:
    """Whoever has finished the course keeps her place: the group still meets."""
    return Enrolment.objects.filter(cohort=cohort, ended_at=None).count()


def free_seats(cohort: Cohort) -> int | None:
    """None where there is no limit; never below 0."""
    return None if cohort.seats is None else max(0, cohort.seats - seats_taken(cohort))


def open_requests(cohort: Cohort) -> QuerySet[JoinRequest]:
    """Who asked and who waits, whoever asked first first. Nobody whose account is closed: she comes back to
    it as it was.
    """
    requests = JoinRequest.objects.filter(cohort=cohort, state__in=OPEN_STATES)
    return requests.filter(person__profile__suspended_at=None).select_related("person__profile")


def asks_to_join(whose: Any) -> QuerySet[JoinRequest]:
    """What she asked and nobody has answered, in groups that go on. `whose`: she, or where a query finds
    it.
    """
    return JoinRequest.objects.filter(person=whose, state=JoinState.ASKED, cohort__ended_at=None)


def groups_to_ask(person: Person) -> QuerySet[Cohort]:
    """Those of where she learns that may be asked for, and those of which she waits for an answer or has just
    had one, without those she is in.
    """
    hers = Membership.objects.filter(person=person, role=Role.LEARNER, ended_at=None).values("organisation")
    inside = Enrolment.objects.filter(person=person, cohort=OuterRef("pk"), ended_at=None)
    recent = Q(state__in=OPEN_STATES) | Q(answered_at__gt=timezone.now() - ANSWER_SHOWN)
    asked = JoinRequest.objects.filter(recent, person=person, cohort=OuterRef("pk"))
    found = current_cohorts(hers).filter(Q(is_open=True) | Q(Exists(asked))).exclude(Exists(inside))
    taught = found.filter(course__retired_at=None).select_related("course", "organisation")
    return taught.prefetch_related("trainers__person").order_by(F("starts_on").asc(nulls_last=True), "name")
