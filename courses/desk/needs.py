"""What learning asks of those who accompany: conditions on learners, with what to do."""

import datetime
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.attempts.models import Observation, QuizAttempt
from courses.catalogue.models import PracticeTask
from courses.certificates.models import Certificate
from courses.enrolments.models import Enrolment
from lms.contracts.desk.needs import Need, Urgency, register
from lms.core.people import Person
from lms.organisations.models import Role
from lms.organisations.queries import roles_of

QUIET_DAYS = 7
#: Once finished is not all done: her course may have grown since.
FINISHED = Q(completed_at__isnull=False, lessons_done__gte=F("lessons_total"))
TRIES_BEFORE_HELP = 2


def _waits_for_name() -> Exists:
    return Exists(Certificate.objects.filter(person=OuterRef("user"), name_fingerprint="", withdrawn_at=None))


def _ready_for_practice() -> Exists:
    """She passed a module that has tasks to watch, and nobody has watched them yet."""
    seen = Observation.objects.filter(
        enrolment__person=OuterRef(OuterRef("user")), competence=OuterRef("competence")
    )
    return Exists(
        PracticeTask.objects.current()
        .filter(module__records__enrolment__person=OuterRef("user"))
        .exclude(Exists(seen))
    )


def _stuck_in_test() -> Exists:
    """She handed in a test twice or more and has not passed it."""
    passed = QuizAttempt.objects.filter(enrolment=OuterRef("enrolment"), quiz=OuterRef("quiz"), passed=True)
    tries = QuizAttempt.objects.filter(
        enrolment__person=OuterRef("user"), number__gte=TRIES_BEFORE_HELP, passed=False
    ).exclude(handed_in_at=None)
    return Exists(tries.exclude(Exists(passed)))


def quiet_since() -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=QUIET_DAYS)


def _quiet() -> Exists:
    """She began a course, has not finished it, and has not been in it for a week."""
    return Exists(
        Enrolment.objects.filter(
            person=OuterRef("user"), ended_at=None, completed_at=None, last_active_at__lt=quiet_since()
        )
    )


def _current() -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(person=OuterRef("user"), ended_at=None)


def finished() -> Exists:
    return Exists(_current().filter(FINISHED))


def _without_course() -> Any:
    return ExpressionWrapper(~Exists(_current()), output_field=BooleanField())


def _all_done() -> Any:
    """She finished every course she takes."""
    return ExpressionWrapper(
        Q(finished()) & ~Q(Exists(_current().exclude(FINISHED))), output_field=BooleanField()
    )


def assesses(worker: Person) -> bool:
    return Role.TRAINER in roles_of(worker)


register(
    Need(
        "waits_for_name",
        _waits_for_name,
        _("Confirm the name with her"),
        10,
        words=_("Her certificate waits for her name."),
        icon="pen",
    )
)
register(
    Need(
        "ready_for_practice",
        _ready_for_practice,
        _("Watch her practice"),
        20,
        words=_("She passed the test. Now watch her do it."),
        icon="eye",
        is_for=assesses,
    )
)
register(
    Need(
        "stuck_in_test",
        _stuck_in_test,
        _("Look at it together"),
        30,
        words=_("She has tried a test more than once."),
        icon="people",
    )
)
register(Need("is_quiet", _quiet, _("Say a short hello"), 90, words=_("Not seen for a week or more.")))
register(Need("without_course", _without_course, _("Choose a course with her"), 20, urgency=Urgency.LATER))
register(Need("all_done", _all_done, _("All done"), 10, urgency=Urgency.NOTHING))
