"""The desk says who is there, how far, and what to do next.

And costs the same for three people and for three hundred.
"""

import datetime
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from courses.attempts.observations import sign_off
from courses.catalogue.models import Course
from courses.certificates.actions import confirm_name
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from courses.enrolments.models import Cohort, Enrolment
from lms.accounts.models import Profile
from lms.desk.people import PeopleListing
from lms.organisations.models import Membership, Role
from tests.factories import courses as make
from tests.factories.learning import finish_lessons, pass_module, practice_task, take_quiz
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER, username="marta", first_name="Marta")


@pytest.fixture(scope="module")
def course_id(shared_faces):
    """One module of two lessons with a test of two questions."""
    return make.published_course(shared_faces.skills, lessons=2, steps=2, quiz=2).pk


@pytest.fixture
def course(course_id):
    return Course.objects.get(pk=course_id)


@pytest.fixture
def learner(course):
    entered = make_learner(handle="River Maple 42")
    enrol(entered.user, course, by=entered.user)
    return entered


def enrolment_of(learner) -> Enrolment:
    return Enrolment.objects.get(person=learner.user)


def listing(worker) -> PeopleListing:
    request = RequestFactory().get("/teach/")
    request.user = worker
    return PeopleListing(request)


def rows(worker) -> list[dict]:
    """Column → cell, for each row."""
    return [{column.key: cell for column, cell in row.cells} for row in listing(worker).rows]


def handles(page) -> list[str]:
    return [row.head.words for row in page.context["listing"].rows]


def next_words(worker):
    """What to do next, and whether it leads anywhere."""
    return [(row["next"].words, bool(row["next"].url)) for row in rows(worker)]


def test_somebody_on_her_way_needs_nothing(trainer, learner):
    assert next_words(trainer) == [("Nothing: she is getting on well", False)]
    assert listing(trainer).hands() == []


def test_a_row_says_how_far_she_is_and_what_she_did_last(trainer, learner, course):
    finish_lessons(enrolment_of(learner))
    (row,) = rows(trainer)
    assert [shown.head.words for shown in listing(trainer).rows] == ["River Maple 42"]
    assert (row["progress"].words, row["last"].words, row["quiet"].words) == (
        "Finished, all 2 lessons",
        "Lesson: Lesson 1.2",
        "Today",
    )


def test_a_new_card_waits_for_its_first_use(trainer, course):
    make_learner(pin="")
    assert next_words(trainer) == [("Show her how to enter", True)]


def test_somebody_without_a_course_is_helped_to_choose(trainer):
    make_learner()
    assert next_words(trainer) == [("Choose a course with her", True)]


def test_a_certificate_waits_for_a_name_first_of_all(trainer, learner, course):
    module = make.modules_of(course)[0]
    practice_task(module)
    pass_module(enrolment_of(learner), module)
    assert next_words(trainer) == [("Confirm the name with her", True)]
    confirm_name(Certificate.objects.get(), "Amina Diallo", by=trainer)
    assert next_words(trainer) == [("Watch her practice", True)]


def test_only_who_assesses_is_asked_to_watch(trainer, learner, course):
    module = make.modules_of(course)[0]
    practice_task(module)
    pass_module(enrolment_of(learner), module)
    confirm_name(Certificate.objects.get(), "Amina Diallo", by=trainer)
    coordinator = make_worker(Role.COORDINATOR)
    assert next_words(coordinator) == [("Watch her practice (for her trainer)", False)]
    assert listing(coordinator).hands() == []
    assert [chip.count for chip in listing(coordinator).shown_chips] == [1, 0, 0, 1, 0]


def test_watched_practice_waits_no_longer(trainer, learner, course):
    module = make.modules_of(course)[0]
    task = practice_task(module)
    taught = module.taught.get()
    pass_module(enrolment_of(learner), module)
    confirm_name(Certificate.objects.get(), "Amina Diallo", by=trainer)
    facts = {
        "tasks": [task.uuid],
        "assessor": trainer,
        "place": "Turin",
        "observed_on": timezone.localdate(),
        "idempotency_key": uuid.uuid4(),
    }
    sign_off(enrolment_of(learner), module, taught.competence, taught.level, **facts)
    assert next_words(trainer) == [("All done", False)]


def test_two_tries_at_a_test_ask_for_company(trainer, learner, course):
    module = make.modules_of(course)[0]
    finish_lessons(enrolment_of(learner), module)
    take_quiz(enrolment_of(learner), module, right=0)
    assert next_words(trainer) == [("Nothing: she is getting on well", False)]
    take_quiz(enrolment_of(learner), module, right=0)
    assert next_words(trainer) == [("Look at it together", True)]


def test_a_quiet_week_asks_for_a_hello(trainer, learner):
    Enrolment.objects.update(last_active_at=timezone.now() - datetime.timedelta(days=9))
    (row,) = rows(trainer)
    assert (row["next"].words, row["quiet"].words, row["quiet"].tone) == (
        "Say hello",
        "9 days ago",
        "attention",
    )
    assert [(hand.handle, hand.words) for hand in listing(trainer).hands()] == [
        ("River Maple 42", "Not seen for a week or more.")
    ]


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ("", 2),
        ("waiting", 1),
        ("quiet", 1),
        ("finished", 0),
        ("nonsense", 2),
        ("0b6b1a52-8c0e-4d44-9d1c-6d1a4a1f7a10", 0),
    ],
)
def test_the_chips_show_what_they_say(enter, trainer, learner, course, shown, found):
    enrol(make_learner().user, course, by=trainer)
    Enrolment.objects.filter(person=learner.user).update(
        last_active_at=timezone.now() - datetime.timedelta(days=9)
    )
    assert len(handles(enter(trainer).get(f"/teach/?show={shown}"))) == found


def test_a_cohort_is_a_chip(enter, trainer, course):
    cohort = Cohort.objects.create(organisation=make_organisation(), course=course, name="Kitchen, autumn")
    enrol(make_learner(handle="Amber Field 11").user, course, by=trainer, cohort=cohort)
    make_learner()
    page = enter(trainer).get(f"/teach/?show={cohort.uuid}")
    assert handles(page) == ["Amber Field 11"]
    assert [(chip.label, chip.count, chip.is_current) for chip in page.context["listing"].shown_chips][
        -1
    ] == (
        "Kitchen, autumn",
        1,
        True,
    )


def test_a_case_worker_sees_those_she_accompanies(enter, course):
    worker, other = make_worker(Role.CASE_WORKER), make_worker(Role.CASE_WORKER)
    mine = make_learner(worker=worker)
    make_learner(worker=other)
    assert handles(enter(worker).get("/teach/")) == [mine.profile.handle]


def test_nobody_of_another_organisation(enter, course):
    make_learner(organisation=make_organisation("Ergasia", place="Athens"))
    trainer = make_worker(Role.TRAINER)
    assert handles(enter(trainer).get("/teach/")) == []


def test_another_organisations_learner_is_nobody(enter, trainer, course):
    stranger = make_learner(organisation=make_organisation("Ergasia", place="Athens"))
    assert enter(trainer).get(f"/teach/people/{stranger.profile.uuid}/").status_code == 404


def queries_for(browser, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert browser.get(address).status_code == 200
    return len(seen)


def test_the_table_asks_the_same_for_three_and_for_more_than_a_page(enter, trainer, course):
    browser = enter(trainer)
    for _number in range(3):
        enrol(make_learner().user, course, by=trainer)
    browser.get("/teach/")  # reads the faces, which are kept
    few = queries_for(browser, "/teach/")
    for _number in range(60):
        enrol(make_learner().user, course, by=trainer)
    browser.get("/teach/")  # notes that she is here, when the sixty took long
    assert queries_for(browser, "/teach/") == few
    assert few <= 13  # one of them asks whether it is a learner, for the idle lock


def many_learners(course, count: int) -> None:
    """As many as a large organisation has, without the doors."""
    place, model = make_organisation(), get_user_model()
    users = model.objects.bulk_create([model(username=f"many-{uuid.uuid4()}") for _number in range(count)])
    Profile.objects.bulk_create(
        Profile(user=user, handle=f"Many {user.pk}", handle_key=f"many{user.pk}", pin_hash="x")
        for user in users
    )
    Membership.objects.bulk_create(
        Membership(person=user, organisation=place, role=Role.LEARNER) for user in users
    )
    Enrolment.objects.bulk_create(Enrolment(person=user, course=course) for user in users)


@pytest.mark.slow
def test_the_list_asks_the_same_for_one_for_three_and_for_ten_thousand(enter, trainer, course, count_queries):
    """Searched, sorted and filtered, with all chips counted. Of a long list one more: how many are found. Who
    needs a hand, whom the page need not show, is read with those who stand on it.
    """
    browser, address = enter(trainer), "/teach/?q=many&show=waiting&sort=-quiet"
    browser.get(address)
    counts = []
    for more in (1, 2, 9_997):
        many_learners(course, more)
        Enrolment.objects.update(last_active_at=timezone.now() - datetime.timedelta(days=9))
        browser.get(f"{address}&q=nobody")  # notes that she is here, which is not written twice a minute
        counts.append(count_queries(browser.get, address))
    assert counts == [counts[0], counts[0], counts[0] + 1]
    page = browser.get(address).context["listing"]
    assert (page.page.paginator.count, len(page.rows), page.counts["waiting"]) == (10_000, 50, 10_000)


def test_the_page_of_a_learner_names_what_she_can_do_and_why(enter, trainer, learner, course):
    module = make.modules_of(course)[0]
    pass_module(enrolment_of(learner), module)
    context = enter(trainer).get(f"/teach/people/{learner.profile.uuid}/").context
    assert [
        (row.label, row.level, row.rank, [entry.words for entry in row.evidence])
        for row in context["competences"]
    ] == [(module.taught.get().competence.label_in("en"), "Basic", 1, ["Test: 2 of 2 questions right"])]
    assert [(row.title, row.state, row.words) for row in context["courses"][0].modules] == [
        ("Module 1", "done", "2 lessons, done")
    ]


def test_a_file_says_days_where_the_page_says_how_long_ago_and_calls_them_so(enter, trainer, learner):
    answer = enter(trainer).post(reverse("desk:people_export"), {"format": "csv"})
    names = answer.content.decode("utf-8-sig").splitlines()[0]
    assert ("Day last seen" in names, "Last seen" in names.split(",")) == (True, False)
