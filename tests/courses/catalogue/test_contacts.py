"""A lesson names a contact: what it says is looked up on her screen, never kept with the lesson."""

import pytest
from django.utils import translation

from courses.catalogue.models import Course, Lesson, LessonText
from courses.enrolments.actions import enrol
from lms.contacts.models import Contact
from lms.core import days
from tests.factories import courses as make
from tests.factories.contacts import make_contact, make_emergency
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(faces):
    make_emergency()
    return make_contact("Desk in the yard", words={"ar": "مكتب"})


@pytest.fixture
def page(faces, contact):
    lesson = make.lesson_page(make.module_page(make.course_page(faces.skills)))
    lesson.body = make.lesson_body([[("contact", contact.pk), ("text", {"text": "<p>Then this.</p>"})]])
    lesson.save_revision().publish()
    return lesson


@pytest.fixture
def reading(page, enter):
    """What she reads in a language, as it is now."""
    learner = make_learner().user
    enrol(learner, Course.objects.get(), by=learner)
    step = Lesson.objects.get().steps.get(retired_at=None)
    browser = enter(learner)

    def read(language: str = "") -> str:
        with translation.override(language or "en"):
            return browser.get(f"{f'/{language}' if language else ''}/learn/{step.uuid}/").content.decode()

    return read


def test_the_lesson_keeps_its_name_alone(page, contact):
    (step,) = LessonText.objects.get().body
    assert [block["kind"] for block in step["blocks"]] == ["contact", "text"]
    assert {**step["blocks"][0], "id": ""} == {"kind": "contact", "id": "", "contact": str(contact.uuid)}


def test_she_reads_it_as_it_is_now_in_her_language(reading, contact):
    assert 'href="tel:+39800000000"' in reading()
    Contact.objects.filter(pk=contact.pk).update(number="+39 800 000 001")
    assert ['href="tel:+39800000001"' in reading(language) for language in ("", "ar")] == [True, True]
    assert ("مكتب" in reading("ar"), "Desk in the yard" in reading("ar")) == (True, False)


def test_a_number_nobody_checked_in_time_has_the_emergency_beside_it(reading, contact):
    Contact.objects.filter(pk=contact.pk).update(expires_on=days.in_days(-1), reviewed_on=days.in_days(-90))
    shown = reading()
    words = ['href="tel:+39800000000"', "Last checked on", "If a life is in danger", 'href="tel:112"']
    assert [word for word in words if word not in shown] == []


def test_of_a_help_line_nobody_checked_in_time_there_is_no_number(reading, contact):
    Contact.objects.filter(pk=contact.pk).update(
        kind="line", expires_on=days.in_days(-1), reviewed_on=days.in_days(-200)
    )
    shown = reading()
    assert ("tel:" in shown, "Ask your adviser for the one that is right." in shown) == (False, True)


def test_of_one_that_was_deleted_nothing_is_left(reading, contact):
    contact.delete()
    shown = reading()
    assert ("data-contact" in shown, "Then this." in shown) == (False, True)
