"""The pages on which an author takes a course along and brings one in."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from courses.interchange.models import CoursePackage, Origin
from courses.interchange.package import moving
from courses.pages import models as pages
from courses.questions.models import Question
from lms.jobs.actions import run
from lms.jobs.models import Job
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(faces, enter):
    call_command("make_roles")
    return enter(make_worker(Role.AUTHOR))


@pytest.fixture
def course(faces):
    return make.page_of(make.published_course(faces.skills, lessons=1, quiz=1))


def send(browser, address, **said) -> str:
    sent = browser.post(address, {"key": str(uuid.uuid4()), **said})
    assert sent.status_code == 303, sent.content.decode()
    return sent["Location"]


def taken(browser, course) -> bytes:
    made = send(browser, reverse("course_package_take", args=[course.pk]))
    work()
    assert "The package is ready." in browser.get(made).content.decode()
    return b"".join(browser.get(f"{made}file/").streaming_content)


def brought(browser, course, content: bytes) -> str:
    file = SimpleUploadedFile("kitchen.heal", content)
    home = str(course.get_parent().translation_key)
    return send(browser, reverse("course_package_bring"), file=file, home=home)


def work() -> None:
    for job in list(Job.objects.filter(state="waiting").order_by("pk")):
        run(job.uuid)


@pytest.mark.parametrize("is_large", [False, True], ids=["at once", "beside the pages"])
def test_a_course_that_is_here_comes_as_another_one_only_when_she_says_so(
    author, course, is_large, monkeypatch
):
    if is_large:
        monkeypatch.setattr(moving, "AT_ONCE", 10)
        monkeypatch.setattr(moving, "PAGES_AT_ONCE", 0)
    content = taken(author, course)
    address = brought(author, course, content)
    work()
    page = author.get(address).content.decode()
    assert ("Nothing in it is newer than what is here." in page, pages.CoursePage.objects.count()) == (
        True,
        1,
    )
    for _press in range(2):
        assert author.post(address, {"key": str(uuid.uuid4()), "as_new": "on"})["Location"] == address
        work()
    assert "The course is here as drafts." in author.get(address).content.decode()
    assert (pages.CoursePage.objects.count(), Question.objects.count(), Origin.objects.count()) == (2, 4, 0)


def test_what_is_wrong_stands_on_the_page_and_nothing_can_be_taken_over(author, course):
    page = author.get(brought(author, course, b"nothing")).content.decode()
    assert ("This is not a ZIP file." in page, "Bring the course in<" in page) == (True, False)
    assert pages.CoursePage.objects.count() == 1


def test_a_package_is_for_whoever_made_it_and_only_authors_find_the_way(author, course, enter, admin_user):
    made = send(author, reverse("course_package_take", args=[course.pk]))
    other = enter(admin_user)
    assert [other.get(address).status_code for address in (made, f"{made}file/")] == [404, 404]
    trainer = enter(make_worker(Role.TRAINER))
    ways = [reverse("course_package_bring"), reverse("course_package_take", args=[course.pk])]
    assert {trainer.get(address).status_code for address in ways} <= {302, 403, 404}
    assert reverse("course_package_bring") in author.get(reverse("courses_outline")).content.decode()


def test_a_package_goes_with_its_row(author, course, django_capture_on_commit_callbacks):
    send(author, reverse("course_package_take", args=[course.pk]))
    kept = CoursePackage.objects.get()
    storage, name = kept.file.storage, kept.file.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        kept.delete()
    assert not storage.exists(name)
