"""What waits for a worker: named conditions on learners, as annotations, so that a list of any length costs
the same.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courses.attempts.models import Observation, QuizAttempt
from courses.catalogue.models import PracticeTask
from courses.certificates.models import Certificate
from courses.enrolments.models import Enrolment

QUIET_DAYS = 7
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


def _finished() -> Exists:
    return Exists(Enrolment.objects.filter(person=OuterRef("user"), ended_at=None).exclude(completed_at=None))


#: Annotation → condition. Every one is true or false for one learner.
CONDITIONS: dict[str, Callable[[], Exists]] = {
    "waits_for_name": _waits_for_name,
    "ready_for_practice": _ready_for_practice,
    "stuck_in_test": _stuck_in_test,
    "is_quiet": _quiet,
    "has_finished": _finished,
}


@dataclass(frozen=True)
class Need:
    """Something a worker can do for a learner now.

    `words` say what happened, `verb` what to do; `icon` is of the stroke set.
    """

    condition: str
    words: str | Promise
    verb: str | Promise
    icon: str


#: In the order in which they are shown: what only a worker can do comes before what can wait.
NEEDS = [
    Need("waits_for_name", _("Her certificate waits for her name."), _("Confirm the name with her"), "pen"),
    Need(
        "ready_for_practice", _("She passed the test. Now watch her do it."), _("Watch her practice"), "eye"
    ),
    Need("stuck_in_test", _("She has tried a test more than once."), _("Look at it together"), "people"),
    Need("is_quiet", _("Not seen for a week or more."), _("Say a short hello"), "person"),
]


def annotate_needs(people: QuerySet) -> QuerySet:
    return people.annotate(**{name: make() for name, make in CONDITIONS.items()})


def needs_for(*, assesses: bool) -> list[Need]:
    """What a worker is asked to do. Only who assesses is asked to watch practice."""
    return [need for need in NEEDS if assesses or need.condition != "ready_for_practice"]


def waiting(*, assesses: bool) -> Q:
    """Learners of `annotate_needs` for whom this worker has something to do."""
    return Q(*((need.condition, True) for need in needs_for(assesses=assesses)), _connector=Q.OR)


def need_of(person: Any, *, assesses: bool) -> Need | None:
    """The first thing to do for a learner of `annotate_needs`."""
    return next((need for need in needs_for(assesses=assesses) if getattr(person, need.condition)), None)
