import uuid

import pytest

from courses.catalogue.models import Module
from courses.certificates.actions import confirm_name, issue_for_module
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from lms.competences.actions import award
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_learner, make_worker

NAME = "Amina Diallo"


@pytest.fixture
def module() -> Module:
    return make.taught_module(it="Una cucina pulita")


@pytest.fixture
def learner():
    return make_learner().user


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER, first_name="Marta", last_name="Ferrero")


@pytest.fixture
def pass_test(learner):
    """Gives her the certificate of a module as passing its test does, the attainment with it."""

    def call(module: Module, person=learner) -> Certificate | None:
        for taught in module.taught.all():
            award(person, taught.competence, taught.level, source="quiz", evidence_id=uuid.uuid4())
        return issue_for_module(enrol(person, module.course, by=person), module)

    return call


@pytest.fixture
def certificate(pass_test, module) -> Certificate:
    return pass_test(module)


@pytest.fixture
def named(certificate, trainer) -> Certificate:
    """A certificate whose name is confirmed."""
    return confirm_name(certificate, NAME, by=trainer)
