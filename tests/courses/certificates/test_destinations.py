"""A certificate as a thing to lead to: it counts while one is valid."""

import datetime

import pytest

from courses.certificates.actions import reissue, withdraw
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from lms.contracts import destination
from lms.core import days
from tests.factories.courses import modules_of, published_course
from tests.factories.learning import pass_module
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def certified(faces):
    worker = make_worker()
    learner = make_learner(worker=worker)
    course = published_course(faces.skills, lessons=1, steps=1, quiz=1)
    pass_module(enrol(learner.user, course, by=worker), modules_of(course)[0])
    certificate = Certificate.objects.get(person=learner.user)
    ten_days_ago = days.noon_of(days.in_days(-10))
    Certificate.objects.filter(pk=certificate.pk).update(issued_at=ten_days_ago)
    certificate.refresh_from_db()
    return certificate, worker


def reached(certificate) -> list[datetime.date]:
    return list(destination.reached([certificate.person_id], [("certificate", certificate.about)]).values())


def test_a_withdrawn_one_counts_no_more(certified):
    certificate, worker = certified
    assert reached(certificate) == [days.in_days(-10)]
    withdraw(certificate, by=worker)
    assert reached(certificate) == []


def test_one_in_its_place_keeps_the_first_day(certified):
    certificate, worker = certified
    new = reissue(certificate, by=worker)
    Certificate.objects.filter(pk=new.pk).update(issued_at=days.noon_of(days.today()))
    assert reached(certificate) == [days.in_days(-10)]


def test_it_is_called_after_what_it_certifies_and_leads_to_hers(certified):
    certificate, _worker = certified
    name = ("certificate", certificate.about)
    told = destination.told([name], language="en", person=certificate.person)
    assert (told[name].title, told[name].url) == ("Module 1", "/learn/certificates/")


def test_what_gives_no_certificate_is_no_choice(faces):
    published_course(faces.skills, quiz=1, visible_outside=False)
    kind = next(kind for kind in destination.kinds() if kind.key == "certificate")
    assert [choice.title for choice in kind.choices(language="en") if choice.under] == []
