"""Writing a list of skills and occupations beside what is there already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import models, transaction
from wagtail.search import index

from lms.competences.events import FrameworkChanged
from lms.competences.importing.rows import Listed, SkillList
from lms.competences.models import (
    Competence,
    CompetenceRelation,
    Framework,
    Occupation,
    OccupationCompetence,
)
from lms.contracts import event

#: Rows of one statement.
BATCH = 500


@dataclass(frozen=True)
class Put:
    """How many of each were new. What was there already counts nowhere, and keeps its words."""

    skills: int
    occupations: int
    relations: int
    asked: int


@transaction.atomic
def put(listed: SkillList, *, framework: Framework, visible_outside: bool) -> Put:
    """Adds what is missing and changes nothing that somebody wrote: a skill or occupation that is there, by
    its code or by its address in ESCO, gets the languages it has no words in yet.

    Twice is once. Relations and what an occupation asks for are added, never taken away.
    """
    skills = _put(Competence, listed.skills, framework, {"visible_outside": visible_outside})
    occupations = _put(Occupation, listed.occupations, framework, {})
    made = Put(
        skills=skills.new,
        occupations=occupations.new,
        relations=_add(
            CompetenceRelation,
            [
                CompetenceRelation(
                    competence_id=skills.ids[row.code], kind=row.kind, other_id=skills.ids[row.other]
                )
                for row in listed.relations
            ],
        ),
        asked=_add(
            OccupationCompetence,
            [
                OccupationCompetence(
                    occupation_id=occupations.ids[row.occupation],
                    competence_id=skills.ids[row.skill],
                    is_essential=row.is_essential,
                )
                for row in listed.asked
            ],
        ),
    )
    if made.relations:
        event.emit(FrameworkChanged(framework.pk))
    return made


@dataclass(frozen=True)
class _Rows:
    """The ids of what was listed, by the codes of the list."""

    ids: dict[str, int]
    new: int


def _put(
    model: type[models.Model], rows: Sequence[Listed], framework: Framework, more: dict[str, bool]
) -> _Rows:
    known = model._default_manager.select_for_update().order_by("pk")
    by_code = {row.code: row for row in known}
    by_address = {row.esco_uri: row for row in by_code.values() if row.esco_uri}
    ids: dict[str, int] = {}
    made, fuller = {}, []
    for row in rows:
        existing = by_code.get(row.code) or by_address.get(row.esco)
        if existing is None:
            made[row.code] = _new(model, row, framework, more)
            continue
        ids[row.code] = existing.pk
        if _fill(existing, row):
            fuller.append(existing)
    model._default_manager.bulk_update(fuller, ["labels", "descriptions"], batch_size=BATCH)
    new = model._default_manager.bulk_create(made.values(), batch_size=BATCH)
    for changed in (*new, *fuller):
        index.insert_or_update_object(changed)
    return _Rows(ids | {row.code: row.pk for row in new}, len(new))


def _new(model: type[models.Model], row: Listed, framework: Framework, more: dict[str, bool]) -> models.Model:
    facts = {"isco": row.isco} if row.isco else more
    return model(
        framework=framework,
        code=row.code,
        esco_uri=row.esco,
        labels=row.labels,
        descriptions=row.descriptions,
        **facts,
    )


def _fill(existing: models.Model, row: Listed) -> bool:
    """Whether it had no words in a language of the list."""
    labels, descriptions = row.labels | existing.labels, row.descriptions | existing.descriptions
    if (labels, descriptions) == (existing.labels, existing.descriptions):
        return False
    existing.labels, existing.descriptions = labels, descriptions
    return True


def _add(model: type[models.Model], rows: Iterable[models.Model]) -> int:
    before = model._default_manager.count()
    model._default_manager.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return model._default_manager.count() - before
