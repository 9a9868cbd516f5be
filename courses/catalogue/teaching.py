"""Modules as what teaches a competence (lms.competences.teaching)."""

from collections.abc import Collection, Iterator

from django.db.models import Exists, OuterRef

from courses.catalogue.models import ModuleCompetence, PracticeTask
from lms.competences.teaching import Taught, register


def modules(competences: Collection[int] | None) -> Iterator[Taught]:
    rows = ModuleCompetence.objects.filter(module__retired_at=None, module__course__retired_at=None)
    if competences is not None:
        rows = rows.filter(competence__in=competences)
    tasks = PracticeTask.objects.filter(module=OuterRef("module"), competence=OuterRef("competence"))
    rows = rows.annotate(is_watched=Exists(tasks.filter(retired_at=None)))
    ordered = rows.select_related("module__course", "competence").order_by(
        "module__course__position", "module__course_id", "module__position", "module_id", "position"
    )
    for row in ordered:
        yield Taught(
            competence=row.competence_id,
            level=row.level_id,
            kind="module",
            uuid=row.module.uuid,
            seen_outside=(
                row.competence.visible_outside
                and row.module.visible_outside
                and row.module.course.visible_outside
            ),
            is_watched=row.is_watched,
        )


register("modules", modules)
