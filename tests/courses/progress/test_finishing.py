"""What finishes a module: what its author asks for, met in any order, and never taken back."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from courses.attempts.actions import answer_step
from courses.attempts.observations import sign_off, undo_sign_off
from courses.catalogue.finishing import Duty, duties_of, finish_said
from courses.catalogue.models import Course, Module, Step
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.pages.actions import publish_one
from courses.pages.checks import findings
from courses.pages.models import ModulePage, ModulePracticeTask
from courses.pages.part_report import report_on_part
from courses.progress.models import ModuleRecord
from courses.progress.queries import course_state, differences
from lms.accounts.models import Profile
from lms.competences.models import Attainment
from lms.contracts.desk.needs import needs
from lms.organisations.models import Role
from tests.courses.attempts.test_hand_ins import asks
from tests.factories import courses as make
from tests.factories.learning import finish_lessons, take_quiz, version_of
from tests.factories.people import make_learner, make_worker
from tests.factories.sessions import DAY, make_group, make_member, make_session, mark

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def course_id(shared_faces) -> int:
    """A module of two lessons, a test and a task to watch; and one that nobody has begun."""
    course = make.published_course(shared_faces.skills, modules=2, lessons=2, steps=1, quiz=1)
    page = make.page_of(make.modules_of(course)[0])
    taught = page.competences.first().competence
    page.practice = [ModulePracticeTask(competence=taught, text="Washes her hands before work")]
    page.save_revision().publish()
    return course.pk


@pytest.fixture
def course(course_id) -> Course:
    return Course.objects.get(pk=course_id)


@pytest.fixture
def module(course) -> Module:
    return make.modules_of(course)[0]


@pytest.fixture
def enrolment(course) -> Enrolment:
    learner = make_learner().user
    return enrol(learner, course, by=learner)


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER)


def ask(module: Module, **said: object) -> None:
    """Written and published as an author does."""
    page = make.page_of(module)
    for name, value in said.items():
        setattr(page, name, value)
    page.save_revision()
    publish_one(ModulePage.objects.get(pk=page.pk), by=None)


def watch(enrolment: Enrolment, module: Module, trainer) -> object:
    taught = module.taught.get()
    return sign_off(
        enrolment,
        module,
        taught.competence,
        taught.level,
        tasks=[task.uuid for task in module.practice_tasks.current()],
        assessor=trainer,
        place="Turin",
        observed_on=timezone.localdate(),
        idempotency_key=uuid.uuid4(),
    )


def is_done(enrolment: Enrolment, module: Module) -> bool:
    enrolment.refresh_from_db()
    state = next(row for row in course_state(enrolment).modules if row.module.pk == module.pk)
    recorded = ModuleRecord.objects.filter(enrolment=enrolment, module=module).count() == 1
    assert (state.is_done, differences(enrolment)) == (recorded, {})
    return recorded


def wants_watching(enrolment: Enrolment) -> bool:
    need = needs["ready_for_practice"]
    found = Profile.objects.annotate(asked=need.condition()).get(user=enrolment.person)
    return bool(found.asked)


def test_practice_instead_of_the_test_and_the_test_gives_what_it_shows_whenever(
    course, module, enrolment, trainer
):
    ask(module, by_test="one", by_practice="one")
    finish_lessons(enrolment, module)
    assert is_done(enrolment, module) is False
    assert wants_watching(enrolment) is True
    observation = watch(enrolment, module, trainer)
    assert wants_watching(enrolment) is False
    assert is_done(enrolment, module) is True
    sources = Attainment.objects.filter(person=enrolment.person).values_list("source", flat=True)
    assert list(sources) == ["observed_practice"]
    take_quiz(enrolment, module)
    assert sorted(sources.all()) == ["observed_practice", "quiz"]
    assert is_done(enrolment, module) is True
    assert observation.undone_at is None


def test_what_is_taken_back_takes_no_module_with_it(course, module, enrolment, trainer):
    ask(module, by_lessons="not", by_test="not", by_practice="must", visible_outside=False)
    observation = watch(enrolment, module, trainer)
    undo_sign_off(observation, by=trainer, reason="too_early")
    assert is_done(enrolment, module) is True


def test_sessions_of_those_who_have_a_group(course, module, enrolment, trainer):
    ask(module, by_test="not", by_sessions="must", sessions_needed=2)
    group = make_group(course)
    member = make_member(group)
    teacher = make_worker(Role.TRAINER, organisation=group.organisation)
    for hers in (member, enrolment):
        finish_lessons(hers, module)
    assert (is_done(member, module), is_done(enrolment, module)) == (False, True)
    held = [make_session(group, begins=-number * DAY, counts_for=module) for number in (3, 2, 1)]
    for session, how, done in zip(held, ("present", "excused", "late"), (False, False, True), strict=True):
        mark(session, member, how, by=teacher)
        assert is_done(member, module) is done
    mark(held[0], member, "present", by=teacher)
    assert is_done(member, module) is True


def test_what_is_made_is_handed_in(course, module, enrolment):
    made = asks("hand_in", wants="photo")
    make.lesson_page(make.page_of(module), "Made by her", steps=1, asks=made)
    ask(module, by_lessons="not", by_test="not", by_hand_ins="must")
    step = Step.objects.get(activities__question=made.translation_key)
    assert is_done(enrolment, module) is False
    for _time in range(2):
        answer_step(
            enrolment,
            step,
            version_of(made.translation_key),
            response=version_of(made.translation_key).sample_response(),
            idempotency_key=uuid.uuid4(),
        )
        assert is_done(enrolment, module) is True


def test_an_author_may_ask_for_more_and_for_less_and_takes_nothing(course, module, enrolment, trainer):
    finish_lessons(enrolment, module)
    ask(module, by_test="not")  # less: what she did is enough now
    assert is_done(enrolment, module) is True
    ask(module, by_test="not", by_practice="must")
    assert is_done(enrolment, module) is True
    other = make_learner().user
    later = enrol(other, course, by=other)
    finish_lessons(later, module)
    assert is_done(later, module) is False
    watch(later, module, trainer)
    assert is_done(later, module) is True


def test_she_her_trainer_and_the_author_read_the_same_list(course, module, enrolment, trainer, enter):
    ask(module, by_test="one", by_practice="one", by_sessions="must")
    words = ["All 2 lessons, to their end", "1 session, for those who learn in a group"]
    group = make_group(course)
    enrol(enrolment.person, course, by=trainer, cohort=group)
    finish_lessons(enrolment, module)
    one = ["The test, with 70 % right", "1 task that a trainer has watched"]
    shown = enter(enrolment.person).get(reverse("player:map", args=[course.uuid])).context["modules"]
    hers = shown[0].duties
    assert [(row.words, row.is_met) for row in hers.must] == list(zip(words, (True, False), strict=True))
    assert [(row.words, row.is_met) for row in hers.one] == [(each, False) for each in one]
    assert shown[1].duties is None
    work = enter(trainer).get(reverse("teaching:work", args=[enrolment.person.profile.uuid, course.uuid]))
    assert work.context["work"].modules[0].duties == hers
    report = report_on_part(make.page_of(module))
    assert [duty.words for duty in report.duties.must] == words
    assert [duty.words for duty in report.duties.one] == one


def test_when_her_part_is_done_her_home_says_what_is_left(course, module, enrolment, enter):
    make.page_of(make.modules_of(course)[1]).unpublish()
    ask(module, by_practice="must")
    finish_lessons(enrolment, module)
    browser = enter(enrolment.person)
    assert browser.get("/learn/").context["now"].is_test is True
    take_quiz(enrolment, module)
    home = browser.get("/learn/").context
    assert (home["now"], home["all_done"], home["left"].module) == (None, False, "Module 1")
    assert [row.is_met for row in home["left"].duties.must] == [True, True, False]


def test_what_nobody_could_do_is_named_and_not_published(course):
    second = make.modules_of(course)[1]
    page = make.page_of(second)
    page.by_practice, page.by_hand_ins = "must", "one"
    page.save_revision()
    said = [found.words for found in findings(page) if found.is_refused]
    assert said == [
        "It asks for something to hand in, and none of its lessons does.",
        "It asks for observed practice, and there is no task to watch for.",
    ]
    with pytest.raises(ValidationError, match="no task to watch for"):
        publish_one(ModulePage.objects.get(pk=page.pk), by=None)


def test_what_is_not_there_finishes_nothing(course, enrolment):
    """Published all the same, and everything can be finished."""
    second = make.modules_of(course)[1]
    page = make.page_of(second)
    page.by_lessons, page.by_test, page.by_practice = "not", "not", "must"
    page.save_revision().publish()
    assert is_done(enrolment, second) is False
    finish_lessons(enrolment, second)
    take_quiz(enrolment, second)
    assert is_done(enrolment, second) is True


def test_one_of_one_is_all_of_it():
    finish = finish_said({"test": "one"}, 1)
    duties = duties_of(finish, {"lessons": 2, "test": 70})
    assert duties.must == (Duty("lessons", 2), Duty("test", 70))
