"""What there is to watch of a learner's practice, what was seen so far, and what was signed off before."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from courses.attempts.evidence import ObservedPractice
from courses.attempts.models import Observation, SeenTask
from courses.attempts.rules import is_young_enough
from courses.catalogue.models import Module, PracticeTask
from courses.enrolments.models import Enrolment
from courses.progress.queries import CourseState
from lms.competences.models import Attainment, Competence, Level
from lms.core import written
from lms.desk.frame import name_of


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task to watch for; `seen` says who saw it and when, "" before. `hers`: in her language, where whoever
    watches reads another one.
    """

    task: PracticeTask
    uuid: str
    seen: str
    hers: str = ""


@dataclass
class Checklist:
    """One competence with the tasks to watch for, what was seen so far, and whether somebody signed it off.

    `seen` is {uuid of a task: who saw it and when, in words}. `undoable` is the last sign-off, while it can
    be taken back. `language` is hers.
    """

    competence: Competence
    tasks: list[PracticeTask] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    signed_words: str = ""
    seen: dict[str, str] = field(default_factory=dict)
    undoable: Observation | None = None
    ticked: set[str] = field(default_factory=set)
    level: str = ""
    language: str = ""

    @property
    def prefix(self) -> str:
        return str(self.competence.uuid)

    @property
    def is_half_seen(self) -> bool:
        """Of what is ticked: some, and not all."""
        return 0 < len(self.ticked) < len(self.tasks)

    @property
    def rows(self) -> list[TaskRow]:
        return [
            TaskRow(task, str(task.uuid), self.seen.get(str(task.uuid), ""), self._in_hers(task))
            for task in self.tasks
        ]

    @property
    def called_by_her(self) -> str:
        hers = self.competence.label_in(self.language) if self.language else ""
        return hers if hers != self.competence.label_in() else ""

    def _in_hers(self, task: PracticeTask) -> str:
        hers = task.text_in("text", self.language) if self.language else ""
        return hers if hers != task.text_in("text") else ""


def checklists(enrolment: Enrolment, module: Module) -> list[Checklist]:
    tasks = (
        PracticeTask.objects.current()
        .filter(module=module)
        .select_related("competence")
        .order_by("position", "pk")
    )
    found: dict[int, Checklist] = {}
    language = enrolment.person.profile.language
    for task in tasks:
        row = found.setdefault(task.competence_id, Checklist(task.competence, language=language))
        row.tasks.append(task)
    levels = list(
        Level.objects.filter(framework__in={row.competence.framework_id for row in found.values()}).order_by(
            "rank", "pk"
        )
    )
    for row in found.values():
        row.levels = [level for level in levels if level.framework_id == row.competence.framework_id]
    _add_signed(enrolment, found)
    _add_seen(enrolment, found)
    return list(found.values())


def _add_signed(enrolment: Enrolment, found: dict[int, Checklist]) -> None:
    signed = Attainment.objects.filter(
        person=enrolment.person, source=ObservedPractice.key, competence__in=found
    ).select_related("level")
    for attainment in signed:
        found[attainment.competence_id].signed_words = _("Signed off: %(level)s") % {
            "level": attainment.level.label_in()
        }
    for observation in Observation.objects.filter(
        enrolment=enrolment, competence__in=found, undone_at=None
    ).order_by("signed_at", "pk"):
        if is_young_enough(observation.signed_at):
            found[observation.competence_id].undoable = observation


def _add_seen(enrolment: Enrolment, found: dict[int, Checklist]) -> None:
    rows = SeenTask.objects.filter(enrolment=enrolment, task__competence__in=found)
    for row in rows.select_related("task", "seen_by"):
        facts = {"date": written.day(row.seen_on), "name": name_of(row.seen_by) if row.seen_by else ""}
        words = _("Seen by %(name)s on %(date)s") if row.seen_by else _("Seen on %(date)s")
        found[row.task.competence_id].seen[str(row.task.uuid)] = words % facts


def practice_modules(enrolment: Enrolment, state: CourseState) -> list[Module]:
    """Modules with tasks to watch that she has begun: before that there is nothing to see."""
    begun = [row.module.pk for row in state.modules if row.is_begun]
    with_tasks = Module.objects.current().filter(
        pk__in=begun,
        course__retired_at=None,
        practice_tasks__retired_at=None,
        practice_tasks__isnull=False,
    )
    return list(with_tasks.distinct().order_by("position", "pk"))
