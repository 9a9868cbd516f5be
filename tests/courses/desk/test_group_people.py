"""The page of a group: who asks, who waits, many at once, and the sheet that invites."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from courses.catalogue.models import Course
from courses.enrolments.invitations import invitation_of
from courses.enrolments.joining import ask_to_join
from courses.enrolments.models import Cohort, Enrolment, JoinRequest, JoinState
from lms.contracts.desk.needs import needs
from lms.desk.queries import needs_of
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.factories.sessions import make_group

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def course_id(shared_faces):
    return make.published_course(shared_faces.skills, lessons=1, steps=1).pk


@pytest.fixture
def course(course_id):
    return Course.objects.get(pk=course_id)


@pytest.fixture
def group(course):
    made = make_group(course)
    Cohort.objects.filter(pk=made.pk).update(is_open=True, seats=1, place="Kitchen 2")
    made.refresh_from_db()
    return made


@pytest.fixture
def trainer(group):
    return make_worker(Role.TRAINER, username="marta", first_name="Marta", last_name="Bianchi")


@pytest.fixture
def desk(trainer, enter):
    return enter(trainer)


@pytest.fixture
def learner():
    return make_learner(handle="River Maple 42")


def address(name, *ids):
    return reverse(f"teaching:{name}", args=[getattr(one, "uuid", one) for one in ids])


def asked_of(worker, learner):
    return [need.key for need, is_hers in needs_of(worker, learner.profile) if is_hers]


def page_of(desk, group):
    context = desk.get(address("group_people", group)).context
    return (
        [row.handle for row in context["asking"]],
        [row.handle for row in context["waiting"]],
        context["is_full"],
    )


def test_who_asks_is_on_the_desk_until_somebody_answers(desk, group, trainer, learner):
    asked = ask_to_join(learner.user, group)
    assert asked_of(trainer, learner) == ["asks_to_join", "without_course"]
    assert needs.get("asks_to_join").address(learner.profile) == address("group_people", group)
    assert page_of(desk, group) == (["River Maple 42"], [], False)
    answered = desk.post(address("group_answer", group, asked), {"reply": "wait"})
    assert (answered["Location"], page_of(desk, group)) == (
        address("group_people", group),
        ([], ["River Maple 42"], False),
    )
    assert asked_of(trainer, learner) == ["without_course"]
    desk.post(address("group_answer", group, asked), {"reply": "yes"})
    assert (page_of(desk, group), Enrolment.objects.get().cohort) == (([], [], True), group)
    assert desk.post(address("group_answer", group, asked), {"reply": "later"}).status_code == 404


def test_a_list_says_first_how_it_was_read(desk, group, learner):
    typed = "river maple 42\nNobody Here 11"
    page = desk.post(address("group_add", group), {"handles": typed, "do": "look"})
    assert (
        [line.typed for line in page.context["joining"]],
        [line.typed for line in page.context["unclear"]],
        Enrolment.objects.count(),
    ) == (["river maple 42"], ["Nobody Here 11"], 0)
    refused = desk.post(address("group_add", group), {"handles": typed, "do": "all", "key": KEY})
    assert (refused.status_code, Enrolment.objects.count()) == (200, 0)
    done = desk.post(address("group_add", group), {"handles": typed, "do": "found", "key": KEY})
    assert (done["Location"], Enrolment.objects.get().person) == (
        address("group_people", group),
        learner.user,
    )


KEY = "0b6a1d2e-3a4b-4c5d-8e6f-708192a3b4c5"


def test_the_learners_of_one_group_are_the_list_of_another(desk, group, trainer, learner):
    other = make_group(group.course)
    asked = ask_to_join(learner.user, group)
    desk.post(address("group_answer", group, asked), {"reply": "yes"})
    page = desk.get(f"{address('group_add', other)}?from={group.uuid}")
    assert page.context["form"]["handles"].value() == "River Maple 42"


def test_the_sheet_leads_to_the_group_and_names_nothing(desk, group):
    assert desk.get(address("group_invitation", group)).status_code == 404
    desk.post(address("group_invitation", group))
    told = desk.get(address("group_people", group)).context["invitation_address"]
    assert told.endswith(f"/join/{invitation_of(group).token}/")
    sheet = desk.get(f"{address('group_invitation', group)}?in=it")
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(sheet.content)).pages)
    assert ("Entra con la tua scheda." in words, told.removeprefix("http://") in words) == (True, True)
    assert [name for name in (group.name, group.course.title, "Officina", "Kitchen 2") if name in words] == []
    desk.post(address("group_invitation", group), {"end": "1"})
    assert desk.get(address("group_invitation", group)).status_code == 404


def test_s23_groups_of_elsewhere_are_not_there(desk, course, same_absence):
    theirs = make_group(course, organisation=make_organisation("Ergasia"))
    asked = ask_to_join_there(theirs)
    unknown = "5f0c1d2e-3a4b-4c5d-8e6f-708192a3b4c5"
    for name in ("group_people", "group_add", "group_invitation"):
        assert same_absence(desk, address(name, theirs), address(name, unknown))
    assert desk.post(address("group_answer", theirs, asked), {"reply": "yes"}).status_code == 404
    assert JoinRequest.objects.get().state == JoinState.ASKED


def ask_to_join_there(group):
    Cohort.objects.filter(pk=group.pk).update(is_open=True)
    group.refresh_from_db()
    return ask_to_join(make_learner(organisation=group.organisation).user, group)


def test_a_trainer_reads_groups_and_makes_none(desk, group):
    assert desk.get(address("groups")).context["makes_groups"] is False
    assert desk.get(address("group_new")).status_code == 404


def test_the_list_costs_the_same_for_one_and_for_three(desk, group, count_queries):
    once = count_queries(desk.get, address("groups"))
    for _one in range(2):
        make_group(group.course)
    assert (count_queries(desk.get, address("groups")), once) == (LIST, LIST)


#: The session and who asks, where she works, the rows, how many are in them, and how many ask.
LIST = 8
