"""How questions do: over first answers, and of nobody in particular."""

import io
import uuid

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.analysis.counting import count_questions
from courses.analysis.hiding import LEAST, shown_groups
from courses.analysis.models import QuestionFigure
from courses.analysis.words import group_words
from courses.attempts.models import Answer, QuizAttempt
from courses.enrolments.models import Cohort, Enrolment
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.learning import version_of
from tests.factories.people import make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(faces):
    return make.published_course(faces.skills, lessons=1, steps=1, quiz=2)


@pytest.fixture
def module(course):
    return make.modules_of(course)[0]


def tried(course, module, count: int, *, right: int, cohort: Cohort | None = None) -> None:
    """So many learners handed their first test in: `right` of them knew both questions, the others none."""
    versions = [version_of(question) for question in _questions(module)]
    for number in range(count):
        person = get_user_model().objects.create(username=uuid.uuid4().hex)
        enrolment = Enrolment.objects.create(person=person, course=course, cohort=cohort)
        knows = number < right
        attempt = QuizAttempt.objects.create(
            enrolment=enrolment,
            quiz=module.quiz,
            idempotency_key=uuid.uuid4(),
            number=1,
            questions=[str(version.question) for version in versions],
            pass_percent=50,
            handed_in_at=timezone.now(),
            correct_count=2 if knows else 0,
        )
        Answer.objects.bulk_create(
            Answer(
                enrolment=enrolment,
                quiz_attempt=attempt,
                version=version,
                question=version.question,
                response=version.sample_response(right=knows),
                marking_state="correct" if knows else "not_yet",
                score=int(knows),
                max_score=1,
            )
            for version in versions
        )


def _questions(module) -> list:
    return list(dict.fromkeys(module.quiz.questions))


def told(course) -> set[tuple]:
    return set(QuestionFigure.objects.values_list("cohort", "answered", "right", "discrimination"))


def test_of_fewer_than_ten_nothing_is_said(course, module):
    tried(course, module, LEAST - 1, right=4)
    assert (count_questions(course), told(course)) == (0, set())


def test_difficulty_discrimination_and_what_was_chosen_instead(course, module):
    tried(course, module, 24, right=12)
    count_questions(course)
    assert told(course) == {(None, 20, 50, 100)}
    chosen = QuestionFigure.objects.first().chosen
    assert [row["share"] for row in chosen] == [50]


def test_a_group_is_told_of_only_where_the_others_are_nobody_or_ten(course, module):
    place = make_organisation()
    groups = {
        name: Cohort.objects.create(organisation=place, course=course, name=name) for name in ("a", "b", "c")
    }
    for name, count in (("a", 12), ("b", 15), ("c", 4)):
        tried(course, module, count, right=count, cohort=groups[name])
    count_questions(course)
    assert {cohort for cohort, *_rest in told(course)} == {None, groups["b"].pk}


@given(st.lists(st.integers(1, 40), max_size=6), st.integers(0, 30))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_whoever_is_left_over_is_nobody_or_ten(sizes, alone):
    counts = dict(enumerate(sizes))
    everybody = sum(counts.values()) + alone
    shown = shown_groups(counts, everybody=everybody)
    left = everybody - sum(counts[key] for key in shown)
    assert all(counts[key] >= LEAST for key in shown)
    assert not shown or left == 0 or left >= LEAST


def test_a_trainer_counts_reads_and_takes_along_what_stands_on_the_screen(enter, course, module):
    place = make_organisation()
    group = Cohort.objects.create(organisation=place, course=course, name="Morning")
    tried(course, module, 20, right=5, cohort=group)
    desk = enter(make_worker(Role.TRAINER, organisation=place))
    desk.post(reverse("teaching:questions_count"), {"course": course.uuid})
    of_her_group = desk.get(reverse("teaching:questions"), {"group": str(group.uuid)}).context["listing"]
    assert [row.cohort for row in of_her_group.found] == [group, group]
    asked = {"show": "hard", "course": str(course.uuid)}
    listing = desk.get(reverse("teaching:questions"), asked).context["listing"]
    screen = [[row.head.words, *(cell.words for _column, cell in row.cells)] for row in listing.rows]
    assert {tuple(row[2:5]) for row in screen} == {
        ("All groups", "20 learners or more", "25%"),
        ("Morning", "20 learners or more", "25%"),
    }
    file = desk.post(f"{reverse('teaching:questions_export')}?show=hard", {"format": "xlsx"})
    rows = list(openpyxl.load_workbook(io.BytesIO(file.content)).active.iter_rows(values_only=True))
    assert [[cell or "" for cell in row] for row in rows[1:]] == screen


def test_a_trainer_elsewhere_finds_nothing_and_counts_nothing(enter, course, module):
    tried(course, module, 20, right=5)
    count_questions(course)
    desk = enter(make_worker(Role.TRAINER, organisation=make_organisation("Scuola Ponte")))
    listing = desk.get(reverse("teaching:questions")).context["listing"]
    assert (listing.rows, list(listing.form.fields["course"].queryset)) == ([], [])
    assert desk.post(reverse("teaching:questions_count"), {"course": course.uuid}).status_code == 404


def test_an_author_reads_all_groups_together_and_each_without_its_name(enter, course, module, admin_user):
    place = make_organisation()
    group = Cohort.objects.create(organisation=place, course=course, name="Morning", language="it")
    tried(course, module, 20, right=20, cohort=group)
    tried(course, module, 10, right=0)
    count_questions(course)
    desk, address = enter(admin_user), reverse("courses_figures")
    assert {row.cohort for row in desk.get(address).context["object_list"]} == {None}
    page = desk.get(address, {"groups": "each"})
    assert {(group_words(row), row.right) for row in page.context["object_list"]} == {
        ("All groups", 65),
        ("One group, in Italian", 100),
    }
    file = desk.get(address, {"groups": "each", "export": "xlsx"}).getvalue()
    rows = openpyxl.load_workbook(io.BytesIO(file)).active.iter_rows(values_only=True)
    assert {row[2] for row in rows} == {"Group", "All groups", "One group, in Italian"}
    assert "Morning" not in page.content.decode()
