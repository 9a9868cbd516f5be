"""What has happened in the demo so far, done through the same actions as in real life."""

import uuid
from typing import Any

from django.contrib.auth import get_user_model

from courses.attempts.actions import answer_quiz, answer_step, hand_in, start_quiz
from courses.catalogue.models import Course, Module
from courses.certificates.actions import confirm_name
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.progress.actions import see_step
from courses.questions.queries import newest_versions
from lms.accounts.actions import create_learner, issue_card, set_pin
from lms.accounts.models import Profile
from lms.organisations.actions import add_membership, assign, vet
from lms.organisations.models import Organisation, Role
from lms.site.demo.people import LEARNERS, ORGANISATIONS, WORKERS, Learner


def make_organisations() -> None:
    for name, kind, place in ORGANISATIONS:
        Organisation.objects.get_or_create(name=name, defaults={"kind": kind, "place": place})


def make_workers(groups: dict[str, Any]) -> None:
    for worker in WORKERS:
        user = get_user_model()(username=worker.username, first_name=worker.first_name, last_name=worker.last_name)
        user.set_password(worker.password)
        user.is_superuser = user.is_staff = worker.role == Role.ADMINISTRATOR
        user.save()
        add_membership(user, Organisation.objects.get(name=worker.organisation), worker.role)
        if worker.role in {Role.TRAINER, Role.REVIEWER}:
            user.groups.add(groups["reviewers"])


def vet_employers() -> None:
    """Both coordinators have checked both employers."""
    for coordinator in ("anna", "eleni"):
        for employer in Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER):
            vet(employer, coordinator=get_user_model().objects.get(username=coordinator), note="Visited the place, read the contract, spoke with two people who work there.")


def make_learners(course: Course) -> None:
    for learner in LEARNERS:
        profile = _make_learner(learner)
        enrolment = enrol(profile.user, course, by=profile.user)
        _learn(enrolment, learner)


def _make_learner(learner: Learner) -> Profile:
    worker = get_user_model().objects.get(username=learner.case_worker)
    organisation = Organisation.objects.get(name=learner.organisation)
    profile = create_learner(by=worker, language=learner.language, handle=learner.handle)
    add_membership(profile.user, organisation, Role.LEARNER, by=worker)
    assign(worker, profile.user, organisation, by=worker)
    issue_card(profile, by=worker, number=learner.number, code=learner.code)
    set_pin(profile, learner.pin)
    return profile


def _learn(enrolment: Enrolment, learner: Learner) -> None:
    module = Module.objects.filter(course=enrolment.course).order_by("position", "pk").first()
    for lesson in module.lessons.order_by("position", "pk")[: learner.lessons_done]:
        for step in lesson.steps.order_by("position", "pk"):
            if step.question:
                version = newest_versions([step.question], language=learner.language, fallback="en")[step.question]
                answer_step(enrolment, step, version, chosen=version.key["right"], key=uuid.uuid4())
            else:
                see_step(enrolment, step)
    if learner.quiz_right is not None:
        _take_quiz(enrolment, module, learner)
    if learner.certificate_name:
        certificate = Certificate.objects.get(person=enrolment.person, about=module.uuid)
        confirm_name(certificate, learner.certificate_name, by=get_user_model().objects.get(username="marta"))


def _take_quiz(enrolment: Enrolment, module: Module, learner: Learner) -> None:
    attempt = start_quiz(enrolment, module.quiz, key=uuid.uuid4())
    versions = newest_versions(attempt.questions, language=learner.language, fallback="en")
    for number, question in enumerate(attempt.questions):
        version = versions[uuid.UUID(question)]
        wrong = [choice["id"] for choice in version.body["choices"] if choice["id"] not in version.key["right"]]
        chosen = version.key["right"] if number < learner.quiz_right else wrong[:1]
        answer_quiz(attempt, version, chosen=chosen, key=uuid.uuid4())
    hand_in(attempt)
