"""The benchmark measures the product with data the product could have made."""

import random
from functools import partial

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from bench import multitude
from bench.course import CourseWriter
from bench.people import Crowd, Taught
from courses.attempts.models import Answer
from courses.certificates.codes import is_well_formed
from courses.certificates.models import Certificate
from courses.enrolments.models import Enrolment
from courses.progress.models import ModuleRecord, StepRecord
from lms.accounts.models import Profile
from lms.competences.models import Attainment
from lms.core.planner import count_for_the_planner
from lms.listing import listing
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


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the benchmark is on SQLite")
def test_a_multitude_has_learned_what_its_patterns_have(taught, capsys, monkeypatch):
    """Everybody has a handle and keys of her own, and the counts agree."""
    monkeypatch.setattr(multitude, "PATTERNS", 30)
    monkeypatch.setattr(multitude, "beginner", lambda number: 7 if number % 3 == 0 else number % 5)
    multitude.make_multitude(crowd(taught, "Many"), 120)
    enrolments = Enrolment.objects.order_by("pk")
    done = list(enrolments.values_list("steps_done", flat=True))
    assert [len(done), done[:30] * 4] == [120, done]
    assert StepRecord.objects.count() == sum(done)
    assert [
        Profile.objects.values("handle").distinct().count(),
        enrolments.values("uuid", "person__profile__uuid").distinct().count(),
        enrolments.values("cohort").distinct().count(),
    ] == [120, 120, 4]
    assert Certificate.objects.count() == ModuleRecord.objects.count() > 0
    assert all(is_well_formed(code) for code in Certificate.objects.values_list("code", flat=True))
    call_command("check_progress")
    assert "All counts agree" in capsys.readouterr().out


def table_of(taught, enter, count):
    """Asks for the table of a trainer with so many learners, as it is when it was asked for before."""
    name = f"Of {count}"
    crowd(taught, name, seed=count).make(count)
    browser = enter(make_worker(Role.TRAINER, organisation=make_organisation(name)))
    count_for_the_planner()  # as make() ends
    for _time in range(2):
        assert browser.get("/teach/").context["total"] == count
    return partial(browser.get, "/teach/")


def test_the_cohort_table_takes_as_many_queries_for_3_learners_as_for_30(taught, enter, count_queries):
    assert count_queries(table_of(taught, enter, 3)) == count_queries(table_of(taught, enter, 30))


def test_a_long_table_takes_as_many_queries_however_long_it_is(taught, enter, count_queries, monkeypatch):
    """A few more than a short one: which learners stand on the page is asked first."""
    monkeypatch.setattr(listing, "FEW", 40)
    few, long, longer = (count_queries(table_of(taught, enter, count)) for count in (30, 60, 240))
    assert long == longer
    assert long - few <= 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts the steps of SQLite's own machine")
def test_no_statement_of_a_long_table_goes_through_the_group(taught, enter, monkeypatch):
    """What the database does for the page that is shown is the same for ten times as many."""
    monkeypatch.setattr(listing, "FEW", 40)

    def work(ask) -> int:
        ticks = []
        connection.connection.set_progress_handler(lambda: ticks.append(1) and None, 100)
        try:
            ask()
        finally:
            connection.connection.set_progress_handler(None, 0)
        return len(ticks)

    long = work(table_of(taught, enter, 60))
    assert work(table_of(taught, enter, 600)) < long * 1.3
