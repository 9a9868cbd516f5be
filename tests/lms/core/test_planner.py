"""SQLite is told how many rows its tables have, so that no condition of a list goes through all of them."""

import random
import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from bench.course import CourseWriter
from bench.people import Crowd, Taught
from courses.attempts.models import Observation
from lms.accounts.models import Profile
from lms.contracts.desk.needs import needs
from lms.core.planner import count_for_the_planner
from lms.desk.people import desk_learners
from tests.factories.people import make_organisation, make_worker

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts by itself"),
]
#: What all learners have done: only what one of them did may be looked at for her.
OF_ONE = ("person_id=?", "enrolment_id=?", "learner_id=?", "profile_id=?", "quiz_attempt_id=?", "rowid=?")
GROWS = {"courses_observation", "courses_enrolment", "courses_quizattempt", "courses_modulerecord"}


@pytest.fixture
def learners(faces):
    course = CourseWriter(faces.skills, random.Random(1), modules=2, lessons=2).write()
    crowd = Crowd(Taught.read(course), make_organisation("Forty"), random.Random(1), timezone.now())
    crowd.make(40, progress=lambda number: 12)
    assert Observation.objects.count() > 20
    return Profile.objects.order_by("pk")


def goes_through_all(need, learner):
    """The lines of the plan in which what others have done is looked at too."""
    reader = [make_worker().pk] if need.asks_who else []
    rows = Profile.objects.filter(pk=learner.pk).annotate(asked=need.condition(*reader))
    sql, parameters = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        plan = [row[3] for row in cursor.fetchall()]
    named = re.findall(r'(?:FROM|JOIN) "(\w+)" (\w+)', sql)
    names = {alias for table, alias in named if table in GROWS}
    steps = [line for line in plan if line.startswith(("SCAN", "SEARCH")) and line.split()[1] in names]
    others = tuple(f"INDEX {table}_" for table, _alias in named if table not in GROWS)
    growing = [
        line for line in steps if not any(index in line for index in others)
    ]  # a short name may be two
    return [line for line in growing if not any(key in line for key in OF_ONE)]


def test_no_condition_about_one_learner_goes_through_what_all_have_done(learners):
    """Uncounted, SQLite takes every observation of a competence to see whether one of hers is among them."""
    count_for_the_planner()
    found = {need.key: goes_through_all(need, learners[0]) for need in needs}
    assert {key: lines for key, lines in found.items() if lines} == {}


def test_no_condition_of_the_list_is_planned_anew_each_time_it_is_asked():
    """SQLite reads a statement again whenever a pattern is filled into it, and the list's is a long one."""
    sql, _parameters = desk_learners(make_worker()).query.sql_with_params()
    assert "LIKE %s" not in sql


def test_the_nightly_run_counts(learners):
    call_command("apply_retention")
    with connection.cursor() as cursor:
        cursor.execute("SELECT idx FROM sqlite_stat1 WHERE tbl = 'courses_observation'")
        assert cursor.fetchall() != []


def test_nothing_of_a_row_is_kept(learners):
    """Only names of tables and indexes, and numbers."""
    count_for_the_planner()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_stat%'")
        assert cursor.fetchall() == [("sqlite_stat1",)]
        cursor.execute("SELECT stat FROM sqlite_stat1")
        words = {word for (stat,) in cursor.fetchall() for word in stat.split()}
    assert {word for word in words if not word.isdigit()} <= {"unordered", "noskipscan"}
