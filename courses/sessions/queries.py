import datetime
from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from courses.catalogue.models import Module
from courses.enrolments.models import Enrolment
from courses.sessions.enums import WAS_THERE
from courses.sessions.models import Attendance, Session
from courses.sessions.rules import teaching_organisation_ids
from lms.core.people import Person

#: The link of a remote session is shown from so long before it begins.
LINK_BEFORE = datetime.timedelta(hours=1)
#: A register that nobody kept is asked for so many days.
ASKED_FOR_DAYS = 14


def sessions_taught_by(person: Person) -> QuerySet[Session]:
    """Of the groups of her organisations, those that have ended among them."""
    hers = Session.objects.filter(cohort__organisation__in=teaching_organisation_ids(person))
    return hers.select_related("cohort__course", "cohort__organisation", "trainer")


def to_come(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """And those that go on just now."""
    return sessions.filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")


def past(sessions: QuerySet[Session]) -> QuerySet[Session]:
    return sessions.filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")


def without_register(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """That took place and of which nobody kept a register yet, the oldest first."""
    since = timezone.now() - datetime.timedelta(days=ASKED_FOR_DAYS)
    over = sessions.filter(ends_at__lte=timezone.now(), starts_at__gte=since)
    return over.filter(register_at=None, cancelled_at=None).order_by("starts_at", "pk")


def taking_part(session: Session) -> QuerySet[Enrolment]:
    """Who was in the group when it took place: whoever had begun by then, and had not stopped before."""
    then = Enrolment.objects.filter(cohort=session.cohort_id, started_at__lte=session.ends_at)
    return then.filter(Q(ended_at=None) | Q(ended_at__gt=session.starts_at)).select_related("person__profile")


# ── what she finds ───────────────────────────────────────────────────────────────────────────────────────


def sessions_of(person: Person) -> QuerySet[Session]:
    """Of the groups she learns in now."""
    hers = Enrolment.objects.filter(person=person, cohort=OuterRef("cohort"), ended_at=None)
    return Session.objects.filter(Exists(hers), cohort__ended_at=None)


def next_session(groups: Collection[int]) -> Session | None:
    """For her home. One that was cancelled too: she has to know that nobody waits for her."""
    if not groups:
        return None
    theirs = Session.objects.filter(cohort__in=groups, cohort__ended_at=None, ends_at__gt=timezone.now())
    return theirs.select_related("cohort", "trainer").order_by("starts_at", "pk").first()


def link_of(session: Session) -> str:
    """Where the group meets, from an hour before until the end; "" before and after."""
    now = timezone.now()
    if not session.is_remote or session.cancelled_at or not is_near(session, now):
        return ""
    link = getattr(session, "link", None)
    return link.address if link else ""


def is_near(session: Session, now: datetime.datetime) -> bool:
    return session.starts_at - LINK_BEFORE <= now < session.ends_at


# ── hours ────────────────────────────────────────────────────────────────────────────────────────────────


def minutes_attended(enrolments: Iterable[Enrolment]) -> dict[int, int]:
    """{enrolment's id: minutes she was there}, in one query; of nobody who was never there."""
    wanted = [enrolment.pk for enrolment in enrolments]
    sums = Attendance.objects.filter(enrolment__in=wanted).order_by().values_list("enrolment")
    return {enrolment: minutes for enrolment, minutes in sums.annotate(Sum("minutes")) if minutes}


def hours_of_practice(person: Person, module: Module) -> int:
    """Whole hours in sessions that were about this module, rounded down: on paper stands no more than was."""
    hers = Attendance.objects.filter(enrolment__person=person, session__counts_for=module)
    return (hers.aggregate(total=Sum("minutes"))["total"] or 0) // 60


def attendances_of(enrolments: Collection[Enrolment]) -> QuerySet[Attendance]:
    """The last first."""
    hers = Attendance.objects.filter(enrolment__in=[enrolment.pk for enrolment in enrolments])
    return hers.select_related("session__cohort", "session__trainer").order_by("-session__starts_at", "-pk")


def attended(people: Collection[int]) -> QuerySet[Attendance]:
    return Attendance.objects.filter(enrolment__person__in=people, mark__in=WAS_THERE)
