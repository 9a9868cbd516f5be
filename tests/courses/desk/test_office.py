"""What is done for a learner who sits in the office: another course, her certificate on paper."""

import uuid

import pytest
from django.urls import reverse

from courses.catalogue.models import Course
from courses.certificates.actions import confirm_name
from courses.certificates.models import Certificate
from courses.certificates.sheets import languages_offered
from courses.enrolments.actions import end_enrolment, enrol
from courses.enrolments.models import Enrolment
from lms.audit.models import AccessEntry, AuditEntry
from lms.core.slots import NoSlot
from lms.desk.frame import account_is_closed
from lms.organisations.actions import suspend_account
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.learning import pass_module
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db
NAME = "Amina Diallo"


@pytest.fixture(scope="module")
def course_id(shared_faces):
    return make.published_course(shared_faces.skills, lessons=1, steps=1, quiz=2).pk


@pytest.fixture
def course(course_id):
    return Course.objects.get(pk=course_id)


@pytest.fixture
def worker():
    return make_worker(Role.CASE_WORKER, first_name="Giulia")


@pytest.fixture
def learner(worker, course):
    return make_learner(worker=worker, handle="River Maple 42")


@pytest.fixture
def certificate(learner, course, worker):
    pass_module(enrol(learner.user, course, by=worker), make.modules_of(course)[0])
    return Certificate.objects.get()


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def begin(browser, learner, course):
    address = reverse("teaching:enrol", args=[learner.profile.uuid])
    return browser.post(address, {"key": str(uuid.uuid4()), "course-course": course.pk}, follow=True)


def test_she_begins_another_course_from_her_page(enter, worker, learner, course):
    response = begin(enter(worker), learner, course)
    assert told(response) == ["She is taking this course now. It is on her home page."]
    assert [row.title for row in response.context["courses"]] == [course.title]
    assert told(begin(enter(worker), learner, course)) == ["Choose a course that she is not taking yet."]
    assert Enrolment.objects.count() == 1


def test_nobody_begins_a_course_for_a_stranger_or_in_a_closed_account(enter, worker, learner, course):
    stranger = make_worker(Role.CASE_WORKER, organisation=make_organisation("Ergasia", place="Athens"))
    assert begin(enter(stranger), learner, course).status_code == 404
    suspend_account(learner.profile, worker=worker)
    assert told(begin(enter(worker), learner, course)) == [account_is_closed()]
    assert Enrolment.objects.count() == 0


def print_address(certificate) -> str:
    return reverse("teaching:certificate_print", args=[certificate.uuid])


def test_after_the_name_is_confirmed_it_is_said_and_she_can_print(enter, worker, certificate):
    address = reverse("teaching:certificate_name", args=[certificate.uuid])
    form = {"key": str(uuid.uuid4()), "name": NAME, "name_again": NAME}
    response = enter(worker).post(address, form, follow=True)
    assert told(response) == ["The name is confirmed. The certificate can be printed now."]
    (row,) = response.context["certificates"]
    assert (row.print_url, row.name_url) == (print_address(certificate), "")


def test_it_is_printed_with_the_name_she_says_and_nothing_is_kept(enter, worker, certificate):
    confirm_name(certificate, NAME, by=worker)
    desk = enter(worker)
    assert desk.get(print_address(certificate)).status_code == 200
    sheet = desk.post(print_address(certificate), {"name": NAME, "first": "en", "second": ""})
    assert (sheet["Content-Type"], sheet["Cache-Control"]) == ("application/pdf", "no-store")
    certificate.refresh_from_db()
    assert certificate.name == ""
    assert AuditEntry.objects.filter(action="certificate.printed").count() == 1
    assert set(AccessEntry.objects.values_list("what", "reader")) == {("certificate", worker.pk)}


def test_it_is_said_in_the_office_too_which_languages_are_not_whole(enter, worker, certificate):
    confirm_name(certificate, NAME, by=worker)
    texts = certificate.snapshot["texts"]
    texts["es"] = {**texts["en"], "title": "Módulo 1", "in": {"course": "en"}}
    certificate.save(update_fields=["snapshot"])
    form = enter(worker).get(print_address(certificate)).context["form"]
    offered = [(code, str(words)) for code, words in form.fields["first"].choices]
    assert offered == [(row.code, row.words) for row in languages_offered(certificate)]
    assert ("es", "Español, partly in English") in offered


def test_another_name_is_refused_in_words(enter, worker, certificate):
    confirm_name(certificate, NAME, by=worker)
    page = enter(worker).post(print_address(certificate), {"name": "Amina Sow", "first": "en", "second": ""})
    assert page.context["form"].errors == {
        "name": ["This is not the name that was confirmed. Ask her how it is written."]
    }
    assert AuditEntry.objects.filter(action="certificate.printed").count() == 0


def test_without_a_name_or_in_a_closed_account_there_is_nothing_to_print(enter, worker, learner, certificate):
    desk = enter(worker)
    assert desk.get(print_address(certificate)).status_code == 404
    confirm_name(certificate, NAME, by=worker)
    suspend_account(learner.profile, worker=worker)
    assert told(desk.get(print_address(certificate), follow=True)) == [account_is_closed()]


def test_a_stranger_prints_nothing(enter, worker, certificate):
    confirm_name(certificate, NAME, by=worker)
    stranger = make_worker(Role.TRAINER, organisation=make_organisation("Ergasia", place="Athens"))
    assert enter(stranger).get(print_address(certificate)).status_code == 404


def test_what_was_not_shown_or_printed_was_not_opened(enter, worker, certificate, monkeypatch):
    assert enter(worker).get(print_address(certificate)).status_code == 404  # no name is confirmed yet
    confirm_name(certificate, NAME, by=worker)

    def busy(*args, **kwargs):
        raise NoSlot

    monkeypatch.setattr("courses.desk.views.certificates.certificate_pdf", busy)
    sheet = enter(worker).post(print_address(certificate), {"name": NAME, "first": "en", "second": ""})
    assert sheet.status_code == 503
    assert AccessEntry.objects.count() == 0
    assert AuditEntry.objects.filter(action="certificate.printed").count() == 0


def end_address(learner, course) -> str:
    return reverse("teaching:enrolment_end", args=[learner.profile.uuid, course.uuid])


def test_she_takes_a_course_no_more_and_can_take_it_again(enter, worker, learner, course):
    desk = enter(worker)
    begin(desk, learner, course)
    page = desk.post(end_address(learner, course), {"key": str(uuid.uuid4())}, follow=True)
    assert told(page) == ["She no longer takes this course. What she has done is kept."]
    assert (page.context["courses"], [row.title for row in page.context["ended"]]) == ([], [course.title])
    again = begin(desk, learner, course)
    assert [row.title for row in again.context["courses"]] == [course.title]
    assert again.context["ended"] == []


def test_a_course_she_takes_no_more_says_so_where_she_was(enter, worker, learner, course):
    enrolment = enrol(learner.user, course, by=worker)
    module = make.modules_of(course)[0]
    pass_module(enrolment, module)
    end_enrolment(enrolment, by=worker)
    browser = enter(learner.user)
    words = "or you do not take this course now. Everything you have done is kept."
    for address in (
        reverse("player:lesson", args=[make.lessons_of(course)[0].uuid]),
        reverse("player:quiz", args=[module.quiz.uuid]),
    ):
        page = browser.get(address)
        assert (page.status_code, words in page.content.decode()) == (410, True)
    assert course.title in browser.get(reverse("player:courses")).content.decode()


def test_only_whoever_may_let_her_take_it_ends_it(enter, worker, learner, course):
    enrol(learner.user, course, by=worker)
    stranger = make_worker(Role.CASE_WORKER, organisation=make_organisation("Ergasia", place="Athens"))
    assert enter(stranger).post(end_address(learner, course)).status_code == 404
    suspend_account(learner.profile, worker=worker)
    assert told(enter(worker).post(end_address(learner, course), follow=True)) == [account_is_closed()]
    assert Enrolment.objects.get().ended_at is None
