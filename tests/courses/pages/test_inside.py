"""Whoever unpublishes, moves or deletes a page reads how many learners are inside, before she does it."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission

from courses.enrolments.models import Enrolment
from courses.pages.models import CoursePage, LessonPage, ModulePage
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(faces):
    """A course with two learners in it, one who has left, and a course with nobody."""
    call_command("make_roles")
    course = make.published_course(faces.skills, lessons=1, steps=1)
    make.published_course(faces.skills, lessons=1, steps=1)
    for number in range(3):
        learner = make_learner(handle=f"River Maple {number + 20}")
        Enrolment.objects.create(
            person=learner.user, course=course, ended_at=timezone.now() if number == 2 else None
        )
    page = CoursePage.objects.get(translation_key=course.uuid)
    module = ModulePage.objects.child_of(page).get()
    lesson = LessonPage.objects.child_of(module).get()
    other = CoursePage.objects.exclude(pk=page.pk).get()
    return {"course": page, "module": module, "lesson": lesson, "home": faces.skills, "other": other}


def told(page):
    found = re.search(r'data-inside="(\d+)"', page.content.decode())
    return found and int(found[1])


@pytest.fixture
def reviewer(pages, enter):
    """She also deletes what has pages below it, which only an administrator lets her do."""
    person = make_worker(Role.REVIEWER)
    right = Permission.objects.get(codename="bulk_delete_page")
    GroupPagePermission.objects.create(
        group=person.groups.get(), page=pages["home"].page_ptr, permission=right
    )
    return enter(person)


@pytest.mark.parametrize(("name", "number"), [("course", 2), ("module", 2), ("lesson", 2), ("other", 0)])
@pytest.mark.parametrize("action", ["unpublish", "delete", "move_confirm"])
def test_every_page_of_a_course_says_how_many_are_inside(pages, reviewer, action, name, number):
    page = pages[name]
    destination = (
        pages["other"] if name == "module" else ModulePage.objects.exclude(pk=page.get_parent().pk).first()
    )
    if action == "move_confirm" and name in {"course", "other"}:
        destination = pages["home"]
    ids = [page.pk, destination.pk] if action == "move_confirm" else [page.pk]
    assert told(reviewer.get(reverse(f"wagtailadmin_pages:{action}", args=ids))) == number


@pytest.mark.parametrize("action", ["unpublish", "delete", "move"])
def test_bulk_actions_count_each_learner_once(pages, reviewer, action):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    ids = [pages["course"].pk, pages["other"].pk]
    assert told(reviewer.get(address, {"id": ids})) == 2
    assert told(reviewer.get(address, {"id": ids[1:]})) == 0


def test_a_page_that_holds_nobody_says_nothing(faces, enter):
    admin = make_worker(Role.ADMINISTRATOR)
    admin.is_superuser = True
    admin.save()
    browser = enter(admin)
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    session = browser.session
    session["face"] = "programme"
    session.save()
    page = browser.get(reverse("wagtailadmin_pages:delete", args=[faces.programme.pk]))
    assert (page.status_code, told(page)) == (200, None)


def test_no_name_stands_there(pages, reviewer):
    page = reviewer.get(reverse("wagtailadmin_pages:delete", args=[pages["course"].pk])).content.decode()
    assert "River Maple" not in page
