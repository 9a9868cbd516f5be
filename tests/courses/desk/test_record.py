"""One learner's whole record, what she likes to be called, and the list of numbers for the locked drawer."""

import io
import uuid

import pypdf
import pytest
from django.urls import reverse
from django.utils import translation

from courses.attempts.observations import keep_seen, sign_off, undo_sign_off
from courses.desk.work import course_work
from courses.enrolments.actions import enrol
from courses.enrolments.called import called, say_called
from courses.enrolments.models import CalledName
from courses.questions.models import Question
from courses.sessions.enums import Mark
from lms.accounts.models import CodeCard
from lms.audit.models import AccessEntry
from lms.core import days
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.courses import translate_question
from tests.factories.learning import finish_lesson, practice_task, take_quiz
from tests.factories.people import make_organisation, make_worker
from tests.factories.sessions import make_group, make_member, make_session, mark

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(faces):
    return make.published_course(faces.skills, lessons=2, steps=1, quiz=1)


@pytest.fixture
def module(course):
    return make.modules_of(course)[0]


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER, first_name="Marta", last_name="Bianchi")


@pytest.fixture
def group(course):
    return make_group(course)


@pytest.fixture
def enrolment(group):
    return make_member(group, handle="River Maple 42")


@pytest.fixture
def learner(enrolment):
    return enrolment.person


def address(name, learner) -> str:
    return reverse(f"teaching:{name}", args=[learner.profile.uuid])


def words_of(response) -> str:
    pages = pypdf.PdfReader(io.BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_all_of_a_learners_stands_on_one_page_and_every_opening_is_hers_to_read(
    enter, trainer, enrolment, learner, module, group
):
    finish_lesson(enrolment, module.lessons.order_by("position", "pk")[0])
    take_quiz(enrolment, module, right=0)
    whole, half = practice_task(module), practice_task(module, "Keeps raw and cooked food apart")
    taught = module.taught.get()
    observation = sign_off(
        enrolment,
        module,
        taught.competence,
        taught.level,
        tasks=[whole.uuid, half.uuid],
        assessor=trainer,
        place="Turin",
        observed_on=days.today(),
        idempotency_key=uuid.uuid4(),
    )
    undo_sign_off(observation, by=trainer, reason="other_level")
    keep_seen(enrolment, [whole], of=[whole, half], assessor=trainer, seen_on=days.today())
    mark(make_session(group), enrolment, Mark.LATE, 15, by=trainer)
    browser = enter(trainer)
    (told,) = browser.get(address("record", learner)).context["record"].courses
    assert (
        [(row.title, row.state) for row in told.thread],
        [row.words for row in told.modules[0].tries],
        [(row.by, row.taken_back) for row in told.practice],
        [(row.task, row.by) for row in told.half_seen],
        (told.hours, [(row.mark, row.late) for row in told.sessions], told.group),
    ) == (
        [(module.title, "now")],
        ["Not yet, 0 of 1 right"],
        [("Marta Bianchi", "Taken back by Marta Bianchi: I chose the wrong level")],
        [("Washes her hands before work", "Marta Bianchi")],
        ("2.5", [("Late", 15)], "Morning"),
    )
    again = browser.get(address("record", learner)).context["record"]
    assert [(row.what, row.by, row.role) for row in again.openings] == [
        ("everything she has done", "Marta Bianchi", "Trainer")
    ]


def test_on_paper_it_bears_no_name_and_is_logged_too(enter, trainer, enrolment, learner, module):
    say_called(learner, "Blessing")
    printed = enter(trainer).get(address("record_sheet", learner))
    words = words_of(printed)
    assert (printed["Content-Type"], "River Maple 42" in words, "Blessing" in words) == (
        "application/pdf",
        True,
        False,
    )
    assert list(AccessEntry.objects.values_list("what", flat=True)) == ["record"]


def test_what_another_organisation_does_with_her_is_told_there(enter, trainer, learner):
    there = make_organisation("Scuola Ponte")
    other = make_group(make_group(organisation=there).course, organisation=there)
    hers = enrol(learner, other.course, by=learner, cohort=other)
    mark(make_session(other), hers, by=make_worker(Role.TRAINER, organisation=there))
    told = enter(trainer).get(address("record", learner)).context["record"].courses
    assert {row.title: len(row.sessions) for row in told}[other.course.title] == 0


def test_a_coordinator_who_does_not_accompany_her_says_why_first(enter, learner):
    answer = enter(make_worker(Role.COORDINATOR)).get(address("record", learner))
    assert answer["Location"].startswith(reverse("desk:reason", args=[learner.profile.uuid]))
    assert not AccessEntry.objects.exists()


def test_questions_stand_in_both_languages_where_the_reader_reads_another_than_she_answered(
    enrolment, module
):
    attempt = take_quiz(enrolment, module, right=1)
    asked = Question.objects.get(translation_key=attempt.questions[0], locale__language_code="en")
    translate_question(asked, "it", "Quanto a lungo?")
    told = {}
    for language in ("en", "it"):
        with translation.override(language):
            (answer,) = course_work(enrolment).modules[0].tries[0].answers
            told[language] = (answer.question, answer.asked_here, bool(answer.answer_here))
    assert told == {"en": (asked.text, "", False), "it": (asked.text, "Quanto a lungo?", True)}


# ── what she is called ───────────────────────────────────────────────────────────────────────────────────


def test_what_she_is_called_is_hers_to_say_and_her_own_trainers_to_read(enter, trainer, learner):
    hers = enter(learner)
    page = reverse("player:called")
    assert hers.post(page, {"called": " Blessing "}).status_code == 303
    readers = {
        "trainer": trainer,
        "adviser": make_worker(Role.CASE_WORKER),
        "coordinator": make_worker(Role.COORDINATOR),
        "elsewhere": make_worker(Role.TRAINER, organisation=make_organisation("Scuola Ponte")),
    }
    assert {name: called(learner, reader=reader) for name, reader in readers.items()} == {
        "trainer": "Blessing",
        "adviser": "",
        "coordinator": "",
        "elsewhere": "",
    }
    assert "Blessing" not in CalledName.objects.get().sealed
    shown = enter(trainer).get(reverse("desk:person", args=[learner.profile.uuid]))
    assert ("Called here", "Blessing") in [(fact.label, fact.value) for fact in shown.context["facts"]]
    hers.post(page, {"called": ""})
    assert not CalledName.objects.exists()


# ── the locked drawer ────────────────────────────────────────────────────────────────────────────────────


def test_the_drawers_list_has_handles_and_numbers_and_is_told_to_everybody_on_it(
    enter, trainer, group, learner
):
    number = CodeCard.objects.get(profile=learner.profile, revoked_at=None).number
    other = make_member(group, handle="Amber Field 07").person
    say_called(other, "Blessing")
    words = words_of(enter(trainer).get(reverse("teaching:drawer", args=[group.uuid])))
    assert ("River Maple 42" in words, number in words, "Blessing" in words) == (True, True, False)
    assert set(AccessEntry.objects.values_list("person", "what")) == {
        (learner.pk, "drawer"),
        (other.pk, "drawer"),
    }


def test_another_organisations_drawer_is_not_there(enter, group, learner):
    stranger = make_worker(Role.TRAINER, organisation=make_organisation("Scuola Ponte"))
    assert enter(stranger).get(reverse("teaching:drawer", args=[group.uuid])).status_code == 404
