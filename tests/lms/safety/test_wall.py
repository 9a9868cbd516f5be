"""The wall: what is not marked as *may be seen outside* is seen by learners and staff alone."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.catalogue.models import Course
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from employers.portfolios.forms import ShareForm
from employers.portfolios.models import Share
from lms.competences.models import Attainment, Competence
from lms.contracts import evidence
from lms.privacy.actions import give_consent
from tests.factories.courses import (
    course_page,
    lesson_page,
    module_page,
    modules_of,
    page_of,
    published_course,
)
from tests.factories.learning import pass_module
from tests.factories.people import make_employer, make_learner

pytestmark = pytest.mark.django_db
INSIDE = "Feeling safe again"


@pytest.fixture
def inside(faces) -> Course:
    """A course that stays inside, with a sample lesson somebody marked by mistake.

    Its competence stays inside too.
    """
    page = course_page(faces.skills, INSIDE, visible_outside=False)
    module = module_page(page, f"{INSIDE}: module", quiz=2, visible_outside=False)
    lesson = lesson_page(module, f"{INSIDE}: lesson")
    lesson.sample = True
    lesson.save_revision().publish()
    Competence.objects.update(visible_outside=False, labels={"en": f"{INSIDE}: competence"})
    return Course.objects.get(uuid=page.translation_key)


@pytest.fixture
def learner(inside):
    """She has passed it."""
    person = make_learner().user
    pass_module(enrol(person, inside, by=person), modules_of(inside)[0])
    assert Attainment.objects.filter(person=person).count() == 1
    return person


def test_visitors_see_only_courses_that_may_be_seen(faces, inside, client):
    published_course(faces.skills)
    home = client.get("/").content.decode()
    assert "Kitchen work" in home
    assert INSIDE not in home
    lesson = modules_of(inside)[0].lessons.get()
    for row in (inside, modules_of(inside)[0], lesson):
        assert client.get(page_of(row).get_url()).status_code == 404


def test_a_module_of_a_visible_course_can_stay_inside(faces, client):
    course = published_course(faces.skills, modules=2)
    module_page_inside = page_of(modules_of(course)[1])
    module_page_inside.visible_outside = False
    module_page_inside.save_revision().publish()
    page = client.get(page_of(course).get_url()).content.decode()
    assert "Module 1" in page
    assert "Module 2" not in page


def test_passing_inside_gives_no_certificate(learner):
    assert Certificate.objects.count() == 0


def test_nothing_of_it_can_go_into_a_portfolio(learner):
    assert evidence.shareable(learner) == []
    assert (
        evidence.describe([("attainment", Attainment.objects.get(person=learner).uuid)], language="en") == []
    )
    assert INSIDE not in str(ShareForm(person=learner))


def test_an_item_smuggled_into_a_share_is_not_shown(learner, enter):
    employer = make_employer()
    organisation = employer.memberships.get().organisation
    item = f"attainment:{Attainment.objects.get(person=learner).uuid}"
    until = timezone.now() + datetime.timedelta(days=30)
    receipt = give_consent(
        learner,
        organisation,
        purpose="portfolio",
        items=[item],
        text="x",
        text_version="share-1",
        language="en",
        expires_at=until,
    )
    share = Share.objects.create(
        person=learner, organisation=organisation, consent=receipt, headline="Kitchen assistant"
    )
    page = enter(employer).get(reverse("employers:portfolio", args=[share.uuid]))
    assert page.status_code == 200
    assert INSIDE not in page.content.decode()
