"""What is open to her, and what it still waits for, in words. Nothing closes for whoever has begun."""

import datetime
from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from courses.attempts.models import Answer, QuizAttempt
from courses.catalogue.models import Course, Module, ModuleCompetence, Step
from courses.catalogue.opens import COMPETENCE, COURSE, MODULE, After, Opens, opens_of
from courses.enrolments.models import Enrolment
from courses.progress.models import ModuleRecord, OpenedEarlier, StepRecord
from courses.progress.rules import may_open_earlier
from lms.audit.actions import record
from lms.competences.models import Attainment, Competence
from lms.core import days, written
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.core.texts import sentence, together

Titles = Mapping[After, str]


def closed_modules(enrolment: Enrolment, modules: Mapping[int, Opens]) -> dict[int, list[str]]:
    """Of these modules, by id, those that are not open to her yet, each with what it waits for. No query
    where nothing is asked for.
    """
    asking = {pk: opens for pk, opens in modules.items() if opens}
    if not asking:
        return {}
    begun = _begun(enrolment, asking)
    left = {pk: opens for pk, opens in asking.items() if pk not in begun}
    waits = _unmet(enrolment.person_id, left.values(), in_group=enrolment.cohort_id is not None)
    return {pk: words for pk, opens in left.items() if (words := waits(opens))}


def closed_module(enrolment: Enrolment, module: Module) -> list[str]:
    """What it still waits for; nothing once it is open to her."""
    opens = opens_of(module.opens, module.course.opens)
    return closed_modules(enrolment, {module.pk: opens}).get(module.pk, [])


def closed_courses(person: Person, courses: Iterable[Course]) -> dict[int, list[str]]:
    """The same of courses, by id, that she would begin by herself: in no group. One that she has taken before
    is open to her.
    """
    asking = {course.pk: opens for course in courses if (opens := opens_of(course.opens))}
    if not asking:
        return {}
    for taken in Enrolment.objects.filter(person=person, course__in=asking).values_list("course", flat=True):
        del asking[taken]
    waits = _unmet(person.pk, asking.values(), in_group=False)
    return {pk: words for pk, opens in asking.items() if (words := waits(opens))}


def opening_of(modules: Iterable[Module]) -> dict[int, str]:
    """What these modules of one course, by id, ask for, whoever she is; nothing of what nobody can meet any
    more.
    """
    asking = {row.pk: opens for row in modules if (opens := opens_of(row.opens, row.course.opens))}
    titles = _titles({after for opens in asking.values() for after in opens.after})
    said = {pk: _words(opens, titles, in_group=False, today=None) for pk, opens in asking.items()}
    return {pk: together(words) for pk, words in said.items() if words}


def said_of(opens: Opens) -> list[str]:
    """The same of what an author asks for, line by line."""
    return _words(opens, _titles(set(opens.after)), in_group=False, today=None)


@transaction.atomic
def open_earlier(enrolment: Enrolment, module: Module, *, why: str, by: Person) -> None:
    """Twice is once: what is open stays open, for the reason that was given first."""
    lock(enrolment)
    permit(may_open_earlier(by, enrolment.person))
    row, is_new = OpenedEarlier.objects.get_or_create(
        enrolment=enrolment, module=module, defaults={"why": why, "opened_by": by}
    )
    if is_new:
        record("module.opened_earlier", actor=by, subject=row, why=why)


def _begun(enrolment: Enrolment, modules: Collection[int]) -> set[int]:
    """Those of which she has done something, or that somebody opened for her."""
    own = Q(enrolment=enrolment)
    of_a_step = Q(step__lesson__module=OuterRef("pk"))
    found = Module.objects.filter(pk__in=modules).filter(
        Exists(StepRecord.objects.filter(own, of_a_step))
        | Exists(Answer.objects.filter(own, of_a_step))
        | Exists(QuizAttempt.objects.filter(own, quiz__module=OuterRef("pk")))
        | Exists(ModuleRecord.objects.filter(own, module=OuterRef("pk")))
        | Exists(OpenedEarlier.objects.filter(own, module=OuterRef("pk")))
        | Exists(Step.objects.filter(pk=enrolment.current_step_id, lesson__module=OuterRef("pk")))
    )
    return set(found.values_list("pk", flat=True))


class _Unmet:
    """Says of `Opens` what of it one person has not met yet."""

    def __init__(self, titles: Titles, *, in_group: bool) -> None:
        self.titles, self.in_group, self.today = titles, in_group, days.today()

    def __call__(self, opens: Opens) -> list[str]:
        return _words(opens, self.titles, in_group=self.in_group, today=self.today)


def _unmet(person: int, asked: Iterable[Opens], *, in_group: bool) -> _Unmet:
    wanted = {after for opens in asked for after in opens.after}
    met = _met(person, wanted)
    return _Unmet(_titles(wanted - met), in_group=in_group)


def _words(opens: Opens, titles: Titles, *, in_group: bool, today: datetime.date | None) -> list[str]:
    words = [sentence(SAID[after.kind](), title=titles[after]) for after in opens.after if after in titles]
    if opens.in_group and not in_group:
        words.append(_("Opens for those who learn in a group."))
    if opens.on and (today is None or opens.on > today):
        words.append(_("Opens on %(day)s.") % {"day": _day(opens.on)})
    return words


#: By kind, for whoever reads it: herself, her trainer, an author.
SAID = {
    MODULE: lambda: _("Opens after “%(title)s”."),
    COURSE: lambda: _("Opens after the course “%(title)s”."),
    COMPETENCE: lambda: _("Opens with the competence “%(title)s”."),
}


def _day(value: datetime.date) -> str:
    near = abs((value - days.today()).days) < 180
    return written.weekday_and_day(value) if near else written.day(value)


def _met(person: int, wanted: set[After]) -> set[After]:
    keys = _by_kind(wanted)
    found: set[After] = set()
    if modules := keys.get(MODULE):
        rows = ModuleRecord.objects.filter(enrolment__person=person, module__uuid__in=modules)
        found |= {After(MODULE, uuid) for uuid in rows.values_list("module__uuid", flat=True)}
    if courses := keys.get(COURSE):
        done = Enrolment.objects.filter(person=person, course__uuid__in=courses, completed_at__isnull=False)
        found |= {After(COURSE, uuid) for uuid in done.values_list("course__uuid", flat=True)}
    if competences := keys.get(COMPETENCE):
        hers = Attainment.objects.filter(person=person, competence__uuid__in=competences)
        found |= {After(COMPETENCE, uuid) for uuid in hers.values_list("competence__uuid", flat=True)}
    return found


def _titles(wanted: set[After]) -> Titles:
    """Of what somebody can still meet: what is taught now."""
    keys = _by_kind(wanted)
    taught = Module.objects.current().filter(course__retired_at=None)
    found: dict[After, str] = {}
    if modules := keys.get(MODULE):
        found |= {After(MODULE, row.uuid): row.title for row in taught.filter(uuid__in=modules)}
    if courses := keys.get(COURSE):
        rows = Course.objects.current().filter(uuid__in=courses)
        found |= {After(COURSE, row.uuid): row.title for row in rows}
    if competences := keys.get(COMPETENCE):
        teaching = ModuleCompetence.objects.filter(module__in=taught, competence=OuterRef("pk"))
        named = Competence.objects.filter(Exists(teaching), uuid__in=competences)
        found |= {After(COMPETENCE, row.uuid): row.label_in() for row in named}
    return found


def _by_kind(wanted: Iterable[After]) -> dict[str, list]:
    found: dict[str, list] = {}
    for after in wanted:
        found.setdefault(after.kind, []).append(after.uuid)
    return found
