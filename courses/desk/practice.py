"""What there is to watch of a learner's practice, and what was signed off before."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from courses.attempts.evidence import ObservedPractice
from courses.catalogue.models import Module, PracticeTask
from courses.enrolments.models import Enrolment
from lms.competences.models import Attainment, Competence, Level


@dataclass
class Checklist:
    """One competence with the tasks to watch for, and whether somebody signed it off before."""

    competence: Competence
    tasks: list[PracticeTask] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    signed_words: str = ""
    ticked: set[str] = field(default_factory=set)
    level: str = ""

    @property
    def prefix(self) -> str:
        return str(self.competence.uuid)


def checklists(enrolment: Enrolment, module: Module) -> list[Checklist]:
    tasks = (
        PracticeTask.objects.current()
        .filter(module=module)
        .select_related("competence")
        .order_by("position", "pk")
    )
    found: dict[int, Checklist] = {}
    for task in tasks:
        found.setdefault(task.competence_id, Checklist(task.competence)).tasks.append(task)
    levels = list(
        Level.objects.filter(framework__in={row.competence.framework_id for row in found.values()}).order_by(
            "rank", "pk"
        )
    )
    signed = Attainment.objects.filter(
        person=enrolment.person, source=ObservedPractice.key, competence__in=found
    ).select_related("level")
    by_competence = {attainment.competence_id: attainment for attainment in signed}
    for key, row in found.items():
        row.levels = [level for level in levels if level.framework_id == row.competence.framework_id]
        if key in by_competence:
            row.signed_words = _("Signed off: %(level)s") % {"level": by_competence[key].level.label_in()}
    return list(found.values())


def practice_modules(enrolment: Enrolment) -> list[Module]:
    return list(
        Module.objects.current()
        .filter(
            course=enrolment.course_id,
            course__retired_at=None,
            practice_tasks__retired_at=None,
            practice_tasks__isnull=False,
        )
        .distinct()
        .order_by("position", "pk")
    )
