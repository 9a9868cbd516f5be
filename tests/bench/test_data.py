"""The benchmark measures the product with data the product could have made."""

import random

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.course import CourseWriter
from bench.people import Crowd, Taught
from courses.attempts.models import Answer
from courses.certificates.models import Certificate
from courses.enrolments.models import Enrolment
from courses.progress.models import ModuleRecord
from lms.competences.models import Attainment
from lms.organisations.models import Role
from tests.factories.people import make_organisation, make_worker

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def taught(faces):
    return Taught.read(CourseWriter(faces.skills, random.Random(1), modules=2, lessons=2).write())


def crowd(taught, name, seed=1):
    return Crowd(taught, make_organisation(name), random.Random(seed), NOW)


def test_learners_made_in_bulk_agree_with_their_records(taught, capsys):
    crowd(taught, "Thirty").make(30)
    call_command("check_progress")
    assert "All counts agree" in capsys.readouterr().out


def test_who_passed_a_module_has_its_competence_and_certificate(taught):
    crowd(taught, "Thirty").make(4, progress=lambda number: 12)
    passed = ModuleRecord.objects.count()
    assert passed > 0
    assert Attainment.objects.filter(source="quiz").count() == passed
    assert Certificate.objects.count() == passed
    assert Answer.objects.exclude(step=None).count() == 4 * 4


def test_progress_can_be_said(taught):
    made = crowd(taught, "Thirty").make(3, progress=lambda number: number * 3)
    assert list(Enrolment.objects.order_by("pk").values_list("steps_done", "lessons_done")) == [
        (0, 0),
        (3, 1),
        (6, 2),
    ]
    assert [enrolment.current_step for enrolment in made] == [None, taught.steps[2], taught.steps[5]]


def test_the_same_seed_gives_the_same_learners(taught):
    facts = []
    for _time in range(2):
        with transaction.atomic():
            made = crowd(taught, "Thirty").make(10)
            facts.append(
                [
                    (
                        enrolment.uuid,
                        enrolment.person.profile.handle,
                        enrolment.steps_done,
                        enrolment.last_active_at,
                    )
                    for enrolment in made
                ]
            )
            transaction.set_rollback(True)
    assert facts[0] == facts[1]


def test_the_cohort_table_takes_as_many_queries_for_3_learners_as_for_300(taught, enter):
    queries = []
    for name, count in (("Three", 3), ("Three hundred", 300)):
        crowd(taught, name, seed=count).make(count)
        browser = enter(make_worker(Role.TRAINER, organisation=make_organisation(name)))
        browser.get("/teach/")
        with CaptureQueriesContext(connection) as captured:
            response = browser.get("/teach/")
        assert response.context["total"] == count
        queries.append(len(captured))
    assert queries[0] == queries[1]
