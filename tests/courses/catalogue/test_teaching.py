"""What modules teach, for whoever knows no course."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.catalogue.models import Module, ModuleCompetence, PracticeTask
from lms.competences.teaching import Taught, taught
from tests.factories.courses import competence, published_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def module(faces) -> Module:
    published_course(faces.skills, quiz=2)
    return Module.objects.get()


@pytest.fixture
def row(module) -> ModuleCompetence:
    return module.taught.first() or ModuleCompetence.objects.create(
        module=module, **dict(zip(("competence", "level"), competence(), strict=True))
    )


def told(row: ModuleCompetence, **more) -> Taught:
    facts = {
        "competence": row.competence_id,
        "level": row.level_id,
        "kind": "module",
        "uuid": row.module.uuid,
        "seen_outside": True,
        "is_watched": row.module.practice_tasks.filter(competence=row.competence).exists(),
    }
    return Taught(**{**facts, **more})


def test_a_module_is_named_with_what_it_teaches(row):
    assert taught() == [told(row)]
    assert taught([row.competence_id]) == taught(outside=True) == [told(row)]
    assert taught([]) == []


def test_a_task_to_watch_is_told_as_long_as_it_is_asked_for(row):
    task = PracticeTask.objects.create(
        uuid=row.module.uuid, module=row.module, competence=row.competence, texts={"en": {"text": "Lifts"}}
    )
    assert [each.is_watched for each in taught()] == [True]
    PracticeTask.objects.filter(pk=task.pk).update(retired_at=timezone.now())
    row.module.practice_tasks.exclude(pk=task.pk).delete()
    assert [each.is_watched for each in taught()] == [False]


@pytest.mark.parametrize("of", ["module", "course", "competence"])
def test_what_may_not_be_seen_outside_is_told_inside_alone(row, of):
    hidden = row.module.course if of == "course" else getattr(row, of)
    hidden.visible_outside = False
    hidden.save()
    assert taught(outside=True) == []
    assert [each.seen_outside for each in taught()] == [False]


@pytest.mark.parametrize("of", ["module", "course"])
def test_what_was_withdrawn_teaches_nothing(row, of):
    gone = row.module if of == "module" else row.module.course
    type(gone).objects.filter(pk=gone.pk).update(retired_at=timezone.now())
    assert taught() == []


@pytest.mark.parametrize("more", [0, 2])
def test_asking_costs_one_query(row, more):
    for _each in range(more):
        able, level = competence()
        ModuleCompetence.objects.create(module=row.module, competence=able, level=level)
    with CaptureQueriesContext(connection) as asked:
        assert len(taught()) == 1 + more
    assert len(asked) == 1
