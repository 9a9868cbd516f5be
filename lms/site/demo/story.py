"""What has happened in the demo so far, done through the same actions as in real life."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from courses.catalogue.models import Course
from courses.certificates.actions import confirm_name
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from courses.enrolments.models import Cohort
from employers.matching.counts import count_this_month
from lms.accounts.actions import create_learner, issue_card, set_pin
from lms.accounts.factors.actions import add_app
from lms.accounts.factors.queries import has_factor
from lms.accounts.models import Profile
from lms.core import days
from lms.core.people import Person
from lms.organisations.actions import add_membership, assign, vet
from lms.organisations.models import Organisation, Role
from lms.organisations.writers import make_writers
from lms.safety.faces.models import Face
from lms.site.demo import besides, portfolios, showing, times, way
from lms.site.demo.groups import describe_groups
from lms.site.demo.people import (
    COHORT,
    LEARNERS,
    ORGANISATIONS,
    RESPONSIBLE,
    TURIN,
    WORKERS,
    Learner,
)
from lms.site.demo.reports import make_reports
from lms.site.demo.sessions import make_everyday_sessions, make_sessions


def make_organisations() -> None:
    for name, kind, place, country in ORGANISATIONS:
        Organisation.objects.get_or_create(
            name=name, defaults={"kind": kind, "place": place, "country": country}
        )


def make_workers() -> None:
    for worker in WORKERS:
        user = get_user_model()(
            username=worker.username, first_name=worker.first_name, last_name=worker.last_name
        )
        user.last_login = (
            timezone.now()
        )  # as if she had chosen the password: it is printed for everybody who tries the demo
        user.set_password(worker.password)
        user.is_superuser = user.is_staff = worker.role == Role.ADMINISTRATOR
        user.save()
        add_membership(user, Organisation.objects.get(name=worker.organisation), worker.role)
        if worker.role == Role.TRAINER:  # who publishes too, as in a small team
            add_membership(user, Organisation.objects.get(name=worker.organisation), Role.REVIEWER)


def make_responsible() -> None:
    """For the website for the public, as an administrator says in the editor."""
    face = Face.objects.select_related("site").get(kind=Face.Kind.PROGRAMME)
    named(RESPONSIBLE).groups.add(make_writers(face)[Role.REVIEWER])


def give_factors() -> None:
    """Everybody's authenticator app knows a fixed secret. Whoever set up a factor of her own keeps it."""
    for worker in WORKERS:
        user = get_user_model().objects.filter(username=worker.username).first()
        if user is not None and not has_factor(user):
            add_app(user, worker.totp_secret)


def vet_employers() -> None:
    """Both coordinators have checked both employers."""
    for coordinator in ("anna", "eleni"):
        for employer in Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER):
            vet(
                employer,
                coordinator=named(coordinator),
                note="Visited the place, read the contract, spoke with two people who work there.",
            )


def named(username: str) -> Any:
    return get_user_model().objects.get(username=username)


def make_learners() -> None:
    course = Course.objects.order_by("position")[0]
    organisation = Organisation.objects.get(name=TURIN[0])
    begins = days.today() - times.days(max(learner.began for learner in LEARNERS))
    cohort = Cohort.objects.create(organisation=organisation, course=course, name=COHORT, starts_on=begins)
    afternoon = besides.make_group()
    for learner in LEARNERS:
        group = cohort if learner.organisation == organisation.name else None
        _make_learner(learner, course, group, afternoon)
    make_sessions(cohort, trainer=named("marta"))
    make_everyday_sessions(afternoon, trainer=named("marta"))
    make_reports(cohort, coordinator=named("anna"))
    describe_groups(cohort, trainer=named("marta"), coordinator=named("anna"))
    count_this_month()


def _make_learner(learner: Learner, course: Course, cohort: Cohort | None, afternoon: Cohort) -> None:
    profile = _make_account(learner)
    enrolment = enrol(profile.user, course, by=named(learner.case_worker), cohort=cohort)
    way.go(enrolment, learner)
    besides.take(profile, learner, afternoon, by=named(learner.case_worker))
    _confirm_names(profile.user, learner)
    if learner.observed:
        way.observe(enrolment, by=named("marta"))
    portfolios.write(profile)
    if learner.shown:
        showing.show(profile.user, learner.shown, language=learner.language)
    times.put_back(profile.user, learner)


def _make_account(learner: Learner) -> Profile:
    worker = named(learner.case_worker)
    organisation = Organisation.objects.get(name=learner.organisation)
    profile = create_learner(by=worker, language=learner.language, handle=learner.handle)
    add_membership(profile.user, organisation, Role.LEARNER, by=worker)
    assign(worker, profile.user, organisation, by=worker)
    issue_card(profile, by=worker, number=learner.number, code=learner.code)
    if learner.pin:
        set_pin(profile, learner.pin)
    return profile


def _confirm_names(person: Person, learner: Learner) -> None:
    for certificate in Certificate.objects.filter(person=person).order_by("pk")[: learner.names_confirmed]:
        confirm_name(certificate, learner.certificate_name, by=named("giulia"))
