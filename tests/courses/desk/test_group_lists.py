"""A group as a table: made beside the pages, for its coordinator alone, gone with those it names."""

import csv
import io
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.catalogue.models import Course
from courses.desk import group_lists
from courses.desk.group_lists import ask_for_list
from courses.enrolments.actions import end_cohort, enrol, make_cohort
from courses.enrolments.models import Enrolment
from lms.audit.models import AuditEntry
from lms.jobs.actions import run
from lms.jobs.models import Job
from lms.organisations.actions import add_membership
from lms.organisations.models import Organisation, Role
from lms.privacy import erasure
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


@pytest.fixture
def coordinator():
    return make_worker("coordinator")


@pytest.fixture
def group(coordinator):
    course = Course.objects.create(uuid=uuid.uuid4(), texts={"en": {"title": "Kitchen work"}})
    cohort = make_cohort(
        Organisation.objects.get(), name="Spring", course=course, starts_on=None, by=coordinator
    )
    for _learner in range(3):
        learner = make_learner(worker=coordinator)
        enrol(learner.user, course, by=coordinator, cohort=cohort)
    return cohort


@pytest.fixture
def browser(enter, coordinator):
    return enter(coordinator)


def page(group) -> str:
    return reverse("teaching:group_list", args=[group.uuid])


def table(job: Job) -> list[list[str]]:
    return list(csv.reader(io.StringIO(bytes(job.result).decode("utf-8-sig"))))


def handles() -> list[str]:
    return [row.person.profile.handle for row in Enrolment.objects.order_by("pk")]


@pytest.mark.parametrize("batch", [1, 2, 3, 100])
def test_the_table_is_whole_however_many_batches_it_took(group, coordinator, monkeypatch, batch):
    monkeypatch.setattr(group_lists, "BATCH", batch)
    job = ask_for_list(group, by=coordinator)
    run(job.uuid)
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.result_name) == ("done", 3, 3, "group.csv")
    assert table(job) == [
        ["Handle", "Language", "Lessons done", "Lessons in all", "Last learned", "Finished on"],
        *([handle, "en", "0", "0", "", ""] for handle in handles()),
    ]


def test_she_asks_waits_and_takes_it_along(browser, group, coordinator):
    answer = browser.post(page(group))
    job = Job.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, reverse("desk:job", args=[job.uuid]))
    entry = AuditEntry.objects.get(action="group.listed")
    assert entry.actor.person == coordinator
    waiting = browser.get(answer["Location"])
    assert waiting.context["job"].words == "Waiting to begin"
    assert (
        '<progress class="work-bar" max="3" value="0" aria-label="Progress so far"></progress>'
        in waiting.content.decode()
    )
    file_url = reverse("desk:job_file", args=[job.uuid])
    assert browser.get(file_url).status_code == 404
    run(job.uuid)
    ready = browser.get(answer["Location"])
    assert (ready.context["job"].words, ready.context["file_url"]) == ("Ready", file_url)
    file = browser.get(file_url)
    assert file["Content-Disposition"] == 'attachment; filename="group.csv"'
    assert "no-store" in file["Cache-Control"]
    assert file.content.decode("utf-8-sig").splitlines()[1].startswith(f'"{handles()[0]}"')
    assert browser.get(page(group)).context["job"].words == "Ready"


def test_it_is_nobody_elses(browser, group, enter):
    browser.post(page(group))
    job = Job.objects.get()
    run(job.uuid)
    for other in (make_worker("coordinator"), make_worker("trainer")):
        hers = enter(other)
        assert [
            hers.get(reverse(name, args=[job.uuid])).status_code for name in ("desk:job", "desk:job_file")
        ] == [404, 404]
    elsewhere = enter(make_worker("coordinator", organisation=Organisation.objects.create(name="Other")))
    assert elsewhere.post(page(group)).status_code == 404
    assert Job.objects.count() == 1


def test_whoever_is_no_coordinator_any_more_gets_nothing(browser, group, coordinator):
    browser.post(page(group))
    coordinator.memberships.update(role="trainer")
    job = Job.objects.get()
    run(job.uuid)
    job.refresh_from_db()
    assert (job.state, bytes(job.result), job.message) == (
        "failed",
        b"",
        "This group has ended, or it is no longer yours.",
    )


def test_a_list_that_did_not_work_is_asked_for_again(browser, group, coordinator):
    browser.post(page(group))
    job = Job.objects.get()
    end_cohort(group, by=coordinator)
    run(job.uuid)
    address = reverse("desk:job", args=[job.uuid])
    assert "Try again" in browser.get(address).content.decode()
    type(group).objects.update(ended_at=None)
    assert browser.post(address).status_code == 303
    run(job.uuid)
    job.refresh_from_db()
    assert (job.state, len(table(job))) == ("done", 4)


def test_s35_a_list_that_names_her_goes_when_she_is_erased(group, coordinator):
    job = ask_for_list(group, by=coordinator)
    run(job.uuid)
    erasure.erase(Enrolment.objects.first().person, keep_certificates=False)
    assert Job.objects.count() == 0


def test_the_page_costs_the_same_for_1_and_for_3(browser, group, count_queries):
    browser.post(page(group))
    run(Job.objects.get().uuid)
    few = count_queries(browser.get, page(group))
    for _time in range(2):
        browser.post(page(group))
        run(Job.objects.get().uuid)
    assert count_queries(browser.get, page(group)) == few


def test_who_coordinates_elsewhere_now_takes_no_list_of_before(browser, group, coordinator):
    browser.post(page(group))
    job = Job.objects.get()
    run(job.uuid)
    file = reverse("desk:job_file", args=[job.uuid])
    assert browser.get(file).status_code == 200
    coordinator.memberships.update(ended_at=timezone.now())
    add_membership(coordinator, make_organisation("Ergasia"), Role.COORDINATOR, by=None)
    assert browser.get(file).status_code == 404
    assert browser.get(reverse("desk:job", args=[job.uuid])).context["file_url"] == ""
