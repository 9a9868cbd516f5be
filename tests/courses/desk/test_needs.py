"""Who needs somebody: closed accounts are no work, a talk is an answer, everybody reads the same words."""

import datetime
import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from courses.catalogue.models import Course
from courses.certificates.actions import confirm_name
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from courses.enrolments.models import Cohort, Enrolment
from employers.portfolios.actions import Draft, share
from lms.accounts.actions import want_new_card
from lms.accounts.models import Profile
from lms.audit.models import AuditEntry
from lms.contracts import evidence
from lms.contracts.desk.needs import Urgency, everybody, needs
from lms.core import days
from lms.desk.actions import note_talk
from lms.desk.frame import account_is_closed
from lms.desk.models import Talk
from lms.desk.people import PeopleListing, desk_learners
from lms.organisations.actions import renew_card, suspend_account
from lms.organisations.models import Organisation, Role
from tests.factories import courses as make
from tests.factories.firms import ban
from tests.factories.learning import finish_lessons, pass_module, practice_task, take_quiz, unread_answer
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker
from tests.factories.portfolios import full as full_portfolio

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def course_id(shared_faces):
    return make.published_course(shared_faces.skills, lessons=1, steps=2, quiz=2).pk


@pytest.fixture
def course(course_id):
    return Course.objects.get(pk=course_id)


@pytest.fixture
def module(course):
    return make.modules_of(course)[0]


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER, username="marta", first_name="Marta", last_name="Bianchi")


@pytest.fixture
def learner(course):
    entered = make_learner(handle="River Maple 42")
    enrol(entered.user, course, by=entered.user)
    return entered


@pytest.fixture
def enrolment(learner):
    return Enrolment.objects.get(person=learner.user)


def listing(worker, query: str = "") -> PeopleListing:
    request = RequestFactory().get(f"/teach/{query}")
    request.user = worker
    return PeopleListing(request)


def next_words(worker) -> list[tuple[str, bool]]:
    cells = [{column.key: cell for column, cell in row.cells}["next"] for row in listing(worker).rows]
    return [(cell.words, bool(cell.url)) for cell in cells]


def page(enter, worker, learner):
    return enter(worker).get(reverse("desk:person", args=[learner.profile.uuid]))


def spoke(enter, worker, learner, need: str):
    return enter(worker).post(reverse("desk:talk", args=[learner.profile.uuid]), {"need": need}, follow=True)


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def fail_twice(enrolment, module) -> None:
    finish_lessons(enrolment, module)
    for _number in range(2):
        take_quiz(enrolment, module, right=0)


def withdrawn_course() -> Course:
    course = make.taught_module(title="Sewing").course
    course.retired_at = timezone.now()
    course.save()
    return course


# ── a closed account is no work ──────────────────────────────────────────────────────────────────────


@pytest.fixture
def every_need(course, module, trainer):
    """One learner for each need of any room; a room that adds one adds its learner here."""
    quiet = make_learner(handle="Quiet")
    enrol(quiet.user, course, by=trainer)
    Enrolment.objects.update(last_active_at=timezone.now() - datetime.timedelta(days=9))
    enrol(make_learner(handle="Course withdrawn").user, withdrawn_course(), by=trainer)
    make_learner(handle="Without course")
    want_new_card(make_learner(handle="Never entered", pin="").profile, wanted=True)
    stuck = make_learner(handle="Stuck")
    fail_twice(enrol(stuck.user, course, by=trainer), module)
    waits = make_learner(handle="Waits for name")
    practice_task(module)
    unread_answer(pass_module(enrol(waits.user, course, by=trainer), module))
    make_employer("Hotel Aurora")
    aurora = Organisation.objects.get(name="Hotel Aurora")
    shown = Draft(aurora, days.in_days(10), "Kitchen helper", items=evidence.shareable(waits.user))
    share(waits.user, shown, language="en")
    ban(make_worker(Role.COORDINATOR), names="Hotel Aurora", organisation=aurora)
    full_portfolio(quiet.user, may_read=True)


def test_nobody_waits_in_a_closed_account_whatever_the_need(every_need, trainer):
    held = {need.key for need in needs for learner in desk_learners(trainer) if getattr(learner, need.key)}
    assert held == {need.key for need in needs if not need.asks_who}  # those: tests/lms/pathways/desk
    for profile in Profile.objects.all():
        suspend_account(profile, worker=make_worker(Role.COORDINATOR))
    assert [
        need.key for need in needs for learner in desk_learners(trainer) if getattr(learner, need.key)
    ] == []
    assert listing(trainer).hands() == []
    counts = listing(trainer).counts
    assert (counts["waiting"], counts["quiet"], counts["closed"]) == (0, 0, 6)
    assert next_words(trainer) == [("Account closed for now", False)] * 6


def test_the_page_of_a_closed_account_says_so_and_offers_nothing(enter, trainer, learner, module, enrolment):
    practice_task(module)
    pass_module(enrolment, module)
    suspend_account(learner.profile, worker=make_worker(Role.COORDINATOR))
    shown = page(enter, trainer, learner)
    context = shown.context
    assert "While it is closed, nobody is asked to do anything for her." in shown.content.decode()
    assert (context["rows"], context["courses"][0].practice, context["form"]) == ([], [], None)
    (certificate,) = context["certificates"]
    assert [getattr(certificate, name) for name in ("name_url", "print_url", "reissue_url")] == ["", "", ""]


def test_nobody_has_spoken_with_her_in_a_closed_account(enter, trainer, learner, enrolment, module):
    fail_twice(enrolment, module)
    suspend_account(learner.profile, worker=make_worker(Role.COORDINATOR))
    assert told(spoke(enter, trainer, learner, "stuck_in_test")) == [account_is_closed()]
    assert Talk.objects.count() == 0


# ── a note that was a mistake, and a card she wants ─────────────────────────────────────────────────


def test_a_note_is_taken_back_for_a_day_by_whoever_made_it(enter, trainer, learner, enrolment, module):
    fail_twice(enrolment, module)
    spoke(enter, trainer, learner, "stuck_in_test")
    address = reverse("desk:talk_back", args=[learner.profile.uuid, Talk.objects.get().pk])
    other = make_worker(Role.TRAINER)
    assert b"/back/" not in page(enter, other, learner).content
    enter(other).post(address)
    assert (Talk.objects.count(), next_words(trainer)[0][0]) == (1, "Nothing: she is getting on well")
    assert address.encode() in page(enter, trainer, learner).content
    enter(trainer).post(address)
    assert (Talk.objects.count(), next_words(trainer)) == (0, [("Look at it together", True)])
    spoke(enter, trainer, learner, "stuck_in_test")
    Talk.objects.update(spoken_at=timezone.now() - datetime.timedelta(hours=25))
    late = reverse("desk:talk_back", args=[learner.profile.uuid, Talk.objects.get().pk])
    assert told(enter(trainer).post(late, follow=True)) == [
        "This note can no longer be taken back. Nothing was changed."
    ]
    assert b"/back/" not in page(enter, trainer, learner).content


def test_she_asks_for_a_new_card_until_somebody_makes_one(enter):
    giulia = make_worker(Role.CASE_WORKER)
    learner = make_learner(worker=giulia)
    hers, ask = enter(learner.user), reverse("accounts:card_want")
    told_then = []
    for sent in ({}, {"no": "1"}, {}, {}):
        hers.post(ask, sent)
        told_then.append([hand.words for hand in listing(giulia).hands()])
    assert told_then == [["She asks for a new card."], [], *[["She asks for a new card."]] * 2]
    renew_card(learner.profile, worker=giulia)
    assert listing(giulia).hands() == []


# ── the same words for all ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.TRAINER, ("Watch her practice", True)),
        (Role.COORDINATOR, ("Watch her practice (for her trainer)", False)),
    ],
)
def test_all_is_done_only_when_it_is_for_everybody(trainer, learner, enrolment, module, role, words):
    practice_task(module)
    pass_module(enrolment, module)
    confirm_name(Certificate.objects.get(), "Amina Diallo", by=trainer)
    assert next_words(make_worker(role)) == [words]


def test_each_need_that_is_not_for_everybody_says_who_does_it():
    assert [need.key for need in needs if need.is_for is not everybody and not need.by] == []


def test_what_a_need_leads_to_opens_for_who_is_asked(enter, every_need, trainer):
    opened = {}
    for learner in desk_learners(trainer):
        for need in needs:
            if need.address and need.is_for(trainer) and getattr(learner, need.key):
                opened[need.key] = enter(trainer).get(need.address(learner)).status_code
    assert opened == dict.fromkeys(
        (
            *("answer_waits", "course_withdrawn", "portfolio_words", "ready_for_practice"),
            *("stuck_in_test", "waits_for_name"),
        ),
        200,
    )


def test_a_course_she_has_left_asks_nobody_for_anything(every_need, trainer):
    Enrolment.objects.update(ended_at=timezone.now())
    learned = {"answer_waits", "ready_for_practice", "stuck_in_test", "is_quiet"}
    held = {key for key in learned for learner in desk_learners(trainer) if getattr(learner, key)}
    assert held == set()


def test_each_need_for_now_leads_to_what_to_do_or_is_done_by_talking():
    now = [need for need in needs if need.urgency is Urgency.NOW]
    assert [need.key for need in now if not (need.address or need.by_talking)] == []


# ── I spoke with her ─────────────────────────────────────────────────────────────────────────────────


def test_a_talk_is_noted_with_who_and_when_and_the_need_is_gone(enter, trainer, learner, enrolment, module):
    fail_twice(enrolment, module)
    (row,) = page(enter, trainer, learner).context["rows"]
    work = reverse("teaching:work", args=[learner.profile.uuid, module.course.uuid])
    assert (str(row.verb), row.url, row.by_talking) == ("Look at it together", work, True)
    response = spoke(enter, trainer, learner, "stuck_in_test")
    assert told(response) == ["Noted: you spoke with her. If it happens again, you will see it here again."]
    assert response.context["rows"] == []
    assert [talk.name for talk in response.context["talks"]] == ["Marta Bianchi"]
    assert next_words(trainer) == [("Nothing: she is getting on well", False)]
    assert AuditEntry.objects.filter(action="learner.spoken_with").count() == 1


def test_another_try_that_fails_is_a_new_need(trainer, learner, enrolment, module):
    fail_twice(enrolment, module)
    note_talk(trainer, learner.profile, "stuck_in_test")
    take_quiz(enrolment, module, right=0)
    assert next_words(trainer) == [("Look at it together", True)]


def test_who_was_spoken_with_is_quiet_again_after_another_week(trainer, learner):
    Enrolment.objects.update(last_active_at=timezone.now() - datetime.timedelta(days=9))
    note_talk(trainer, learner.profile, "is_quiet")
    seen = {}
    for passed in (6, 8):
        Talk.objects.update(spoken_at=timezone.now() - datetime.timedelta(days=passed))
        seen[passed] = next_words(trainer)
    assert seen == {
        6: [("Nothing: she is getting on well", False)],
        8: [("Say hello", True)],
    }


@pytest.mark.parametrize("need", ["stuck_in_test", "waits_for_name", "nonsense", ""])
def test_what_does_not_hold_or_is_not_done_by_talking_is_not_noted(enter, trainer, learner, need):
    response = spoke(enter, trainer, learner, need)
    assert told(response) == ["This has already been decided. Nothing was changed."]
    assert Talk.objects.count() == 0


def test_a_stranger_notes_nothing(learner, enrolment, module):
    fail_twice(enrolment, module)
    stranger = make_worker(Role.TRAINER, organisation=make_organisation("Ergasia", place="Athens"))
    with pytest.raises(PermissionDenied):
        note_talk(stranger, learner.profile, "stuck_in_test")


def test_a_second_one_is_told_that_it_is_settled(trainer, learner, enrolment, module):
    fail_twice(enrolment, module)
    note_talk(trainer, learner.profile, "stuck_in_test")
    with pytest.raises(ValidationError):
        note_talk(make_worker(Role.TRAINER), learner.profile, "stuck_in_test")


# ── numbers and days say what they stand beside ──────────────────────────────────────────────────────


def test_the_number_of_a_group_is_how_many_are_shown(trainer, course):
    group = Cohort.objects.create(organisation=make_organisation(), course=course, name="Autumn")
    for _number in range(2):
        enrol(make_learner().user, course, by=trainer, cohort=group)
    enrol(
        make_learner(organisation=make_organisation("Ergasia", place="Athens")).user,
        course,
        by=trainer,
        cohort=group,
    )
    shown = listing(trainer, f"?show={group.uuid}")
    (chip,) = [chip for chip in shown.shown_chips if chip.label == "Autumn"]
    assert (chip.count, len(shown.rows)) == (2, 2)


def test_the_day_of_a_card_is_the_day_it_was_made(enter, trainer):
    learner = make_learner(pin="")
    Profile.objects.update(created_at=datetime.datetime(2026, 11, 2, 12, tzinfo=datetime.UTC))
    learner.profile.cards.update(issued_at=datetime.datetime(2026, 11, 29, 12, tzinfo=datetime.UTC))
    (row,) = listing(trainer).rows
    last = {column.key: cell.words for column, cell in row.cells}["last"]
    facts = {str(fact.label): fact.value for fact in page(enter, trainer, learner).context["facts"]}
    assert [re.findall(r"\d+", words) for words in (last, facts["Last step"])] == [["29"], ["29"]]


def test_somebody_is_found_by_the_number_on_her_card(trainer):
    learner, _other = make_learner(handle="River Maple 42"), make_learner(handle="Lake Birch 17")
    found = listing(trainer, f"?q={learner.card.number}")
    assert [row.head.words for row in found.rows] == ["River Maple 42"]


# ── a course that is withdrawn ───────────────────────────────────────────────────────────────────────


def test_whoever_was_in_a_withdrawn_course_needs_another_until_she_has_one(enter, trainer, course):
    """Her home says nothing of it, and she does not know what became of it."""
    left = make_learner(handle="River Maple 42")
    enrolled = enrol(left.user, withdrawn_course(), by=trainer)
    chosen = f"{reverse('desk:person', args=[left.profile.uuid])}#courses"
    (row,) = page(enter, trainer, left).context["rows"]
    assert (str(row.words), str(row.verb), row.url) == (
        "The course she was taking is not given any more.",
        "Choose another course with her",
        chosen,
    )
    assert next_words(trainer) == [("Choose another course with her", True)]
    enrol(left.user, course, by=trainer)
    assert next_words(trainer) == [("Nothing: she is getting on well", False)]
    Enrolment.objects.exclude(pk=enrolled.pk).delete()
    Enrolment.objects.update(completed_at=timezone.now())
    assert "Choose another course with her" not in [words for words, _is_link in next_words(trainer)]
