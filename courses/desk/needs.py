"""What learning asks of those who accompany: conditions on learners, with what to do."""

import datetime
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, StrIndex
from django.db.models.lookups import GreaterThan
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.activities.contract import MarkingState
from courses.attempts.models import Answer, Observation, QuizAttempt
from courses.attempts.waiting import asked_besides, not_read_yet, waiting_answers
from courses.catalogue.finishing import PRACTICE
from courses.catalogue.models import PracticeTask
from courses.certificates.models import Certificate
from courses.enrolments.models import Enrolment, MoreTime
from courses.enrolments.queries import asks_to_join
from courses.enrolments.timing import WAITS
from courses.progress.models import LessonRecord
from courses.sessions.rules import teaches
from lms.accounts.models import Profile
from lms.contracts.desk.needs import Need, Urgency, register
from lms.core.people import Person
from lms.desk.queries import spoken_about
from lms.organisations.models import Role
from lms.organisations.queries import effective_memberships, roles_of

QUIET_DAYS = 7
#: Once finished is not all done: her course may have grown since.
FINISHED = Q(completed_at__isnull=False, lessons_done__gte=F("lessons_total"))
TRIES_BEFORE_HELP = 2
STUCK = "stuck_in_test"


def _waits_for_name() -> Exists:
    return Exists(Certificate.objects.filter(person=OuterRef("user"), name_fingerprint="", withdrawn_at=None))


def _ready_for_practice() -> Any:
    """She passed a module that has tasks to watch, or has done a lesson of one that they finish, and nobody
    has watched them yet.
    """
    hers = OuterRef("user")
    found = Q(Exists(_tasks_to_watch(hers))) | Q(Exists(_tasks_that_finish(hers)))
    return ExpressionWrapper(found, output_field=BooleanField())


def _failed_tries(whose: Any) -> QuerySet[QuizAttempt]:
    """Of tests handed in twice or more and not passed, in a course she takes: the tries after which nobody
    spoke with her.
    """
    passed = QuizAttempt.objects.filter(enrolment=OuterRef("enrolment"), quiz=OuterRef("quiz"), passed=True)
    tries = QuizAttempt.objects.filter(
        enrolment__person=whose,
        enrolment__ended_at=None,
        enrolment__course__retired_at=None,
        number__gte=TRIES_BEFORE_HELP,
        passed=False,
    ).exclude(handed_in_at=None)
    talked = spoken_about(STUCK, OuterRef("enrolment__person"), since=OuterRef("handed_in_at"))
    unread = Answer.objects.filter(quiz_attempt=OuterRef("pk"), marking_state=MarkingState.WAITING.value)
    return tries.exclude(Exists(passed)).exclude(talked).exclude(Exists(unread))


def _stuck_in_test() -> Exists:
    return Exists(_failed_tries(OuterRef("user")))


def _waits_to_be_read() -> Exists:
    return Exists(not_read_yet().filter(enrolment__person=OuterRef("user")))


def _waits_for_another(reader: int) -> Exists:
    """An answer that two people read, and of which the reader is asked."""
    return Exists(asked_besides(reader).filter(enrolment__person=OuterRef("user")))


def quiet_since() -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=QUIET_DAYS)


def _quiet() -> Exists:
    """She began a course, has not finished it, and has not been in it for a week.

    A talk is a sign of her too: from then on it takes another week.
    """
    since = quiet_since()
    quiet = Enrolment.objects.filter(
        person=OuterRef("user"), ended_at=None, completed_at=None, last_active_at__lt=since
    )
    return Exists(quiet.exclude(spoken_about("is_quiet", OuterRef("person"), since=since)))


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


def _course_withdrawn() -> Any:
    """What she was in the middle of is not taught any more, and she takes nothing else."""
    withdrawn = _current().filter(completed_at=None).exclude(course__retired_at=None)
    return ExpressionWrapper(
        Q(Exists(withdrawn)) & ~Q(Exists(_current().filter(course__retired_at=None))),
        output_field=BooleanField(),
    )


def _inside(whose: Any) -> Any:
    """`whose` as a query in the query finds it."""
    return OuterRef(whose) if isinstance(whose, OuterRef) else whose


def _signed_off(whose: Any) -> Exists:
    """Whether somebody has seen the competence of a task. `whose`: her id, or where a query finds it."""
    hers = {"enrolment__person": _inside(whose), "competence": OuterRef("competence")}
    return Exists(Observation.objects.filter(undone_at=None, **hers))


def _tasks_to_watch(whose: Any) -> QuerySet[PracticeTask]:
    """Of modules somebody passed in a course she takes, and of competences that nobody has signed off."""
    passed = PracticeTask.objects.current().filter(
        module__retired_at=None,
        module__course__retired_at=None,
        module__records__enrolment__person=whose,
        module__records__enrolment__ended_at=None,
    )
    return passed.exclude(_signed_off(whose))


def _tasks_that_finish(whose: Any) -> QuerySet[PracticeTask]:
    """The same of modules that practice finishes, of which she has done a lesson."""
    done = LessonRecord.objects.filter(
        lesson__module=OuterRef("module"), enrolment__person=_inside(whose), enrolment__ended_at=None
    )
    # Few modules ask, and only of those is looked at what she did. Not by LIKE: SQLite plans a statement anew
    # each time a pattern is filled in.
    asked = GreaterThan(StrIndex(Cast("module__finish", TextField()), Value(f'"{PRACTICE}"')), 0)
    of_those = Case(
        When(asked, then=Q(Exists(done)) & ~Q(_signed_off(whose))),
        default=Value(False),
        output_field=BooleanField(),
    )
    return PracticeTask.objects.current().filter(of_those)


def _taught_by(reader: int) -> QuerySet:
    """The organisations where the reader teaches."""
    roles = (Role.TRAINER, Role.COORDINATOR)
    return effective_memberships().filter(person=reader, role__in=roles).values("organisation")


def _asks_to_join(reader: int) -> Exists:
    """Of a group where the reader teaches."""
    return Exists(asks_to_join(OuterRef("user")).filter(cohort__organisation__in=_taught_by(reader)))


def group_to_answer(learner: Profile) -> str:
    asked = asks_to_join(learner.user).select_related("cohort").order_by("asked_at", "pk").first()
    return reverse("teaching:group_people", args=[asked.cohort.uuid]) if asked else ""


def _asked_time(whose: Any) -> QuerySet[MoreTime]:
    """What waits for an answer, of the person or the column that names her."""
    return MoreTime.objects.filter(
        WAITS, enrolment__person=whose, enrolment__ended_at=None, enrolment__cohort__ended_at=None
    )


def _asks_for_time(reader: int) -> Exists:
    """In a group where the reader teaches."""
    asks = _asked_time(OuterRef("user"))
    return Exists(asks.filter(enrolment__cohort__organisation__in=_taught_by(reader)))


def time_to_answer(learner: Profile) -> str:
    first = _asked_time(learner.user_id).select_related("enrolment__cohort").order_by("pk").first()
    cohort = first.enrolment.cohort if first else None
    return reverse("teaching:group_days", args=[cohort.uuid]) if cohort else ""


def assesses(worker: Person) -> bool:
    return Role.TRAINER in roles_of(worker)


def name_to_confirm(learner: Profile) -> str:
    waiting = Certificate.objects.filter(person=learner.user_id, name_fingerprint="", withdrawn_at=None)
    first = waiting.order_by("issued_at", "pk").first()
    return reverse("teaching:certificate_name", args=[first.uuid]) if first else ""


def practice_to_watch(learner: Profile) -> str:
    found = (_tasks_to_watch(learner.user_id), _tasks_that_finish(learner.user_id))
    first = (rows.select_related("module").order_by("module", "position", "pk").first() for rows in found)
    task = next(filter(None, first), None)
    return reverse("teaching:practice", args=[learner.uuid, task.module.uuid]) if task else ""


def answer_to_read(learner: Profile) -> str:
    return _address_of(not_read_yet().filter(enrolment__person=learner.user_id).first(), learner)


def answer_to_read_too(learner: Profile) -> str:
    begun = waiting_answers().filter(enrolment__person=learner.user_id, readings__isnull=False)
    return _address_of(begun.first(), learner)


def _address_of(answer: Answer | None, learner: Profile) -> str:
    return reverse("teaching:mark", args=[learner.uuid, answer.pk]) if answer else ""


def courses_to_choose(learner: Profile) -> str:
    return f"{reverse('desk:person', args=[learner.uuid])}#courses"


def test_to_look_at(learner: Profile) -> str:
    stuck = _failed_tries(learner.user_id).select_related("enrolment__course").order_by("-pk").first()
    return reverse("teaching:work", args=[learner.uuid, stuck.enrolment.course.uuid]) if stuck else ""


register(
    Need(
        "waits_for_name",
        _waits_for_name,
        _("Confirm the name with her"),
        10,
        words=_("Her certificate needs her name."),
        icon="pen",
        address=name_to_confirm,
    )
)
register(
    Need(
        "ready_for_practice",
        _ready_for_practice,
        _("Watch her practice"),
        20,
        words=_("She is ready to show it. Watch her do it."),
        icon="eye",
        is_for=assesses,
        by=_("for her trainer"),
        address=practice_to_watch,
    )
)
register(
    Need(
        "answer_waits",
        _waits_to_be_read,
        _("Read her answer"),
        25,
        words=_("She wrote an answer that nobody has read yet."),
        icon="pen",
        is_for=assesses,
        by=_("for her trainer"),
        address=answer_to_read,
    )
)
register(
    Need(
        "second_reader",
        _waits_for_another,
        _("Read it too"),
        26,
        words=_("Two people mark her answer. She has not been told anything yet."),
        icon="people",
        is_for=assesses,
        by=_("for her trainer"),
        address=answer_to_read_too,
        asks_who=True,
    )
)
register(
    Need(
        STUCK,
        _stuck_in_test,
        _("Look at it together"),
        30,
        words=_("She has tried a test more than once."),
        icon="people",
        address=test_to_look_at,
        by_talking=True,
        told=_("a test you tried more than once"),
    )
)
register(
    Need(
        "course_withdrawn",
        _course_withdrawn,
        _("Choose another course with her"),
        40,
        words=_("The course she was taking is not given any more."),
        icon="book",
        address=courses_to_choose,
    )
)
register(
    Need(
        "is_quiet",
        _quiet,
        _("Say hello"),
        90,
        words=_("Not seen for a week or more."),
        by_talking=True,
        told=_("how you are getting on, after some days without learning"),
    )
)
register(
    Need(
        "asks_to_join",
        _asks_to_join,
        _("Answer her"),
        22,
        words=_("She asks to join a group."),
        icon="people",
        is_for=teaches,
        by=_("for her trainer"),
        address=group_to_answer,
        asks_who=True,
    )
)
register(
    Need(
        "asks_for_time",
        _asks_for_time,
        _("Answer her"),
        24,
        words=_("She asks for more time."),
        icon="calendar",
        is_for=teaches,
        by=_("for her trainer"),
        address=time_to_answer,
        asks_who=True,
    )
)
register(Need("without_course", _without_course, _("Choose a course with her"), 20, urgency=Urgency.LATER))
register(Need("all_done", _all_done, _("All done"), 10, urgency=Urgency.NOTHING))
