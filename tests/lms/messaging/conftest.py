"""Who writes to whom: a learner, and the trainer who accompanies her."""

import pytest

from lms.organisations.actions import assign
from lms.organisations.models import Role
from tests.factories.people import make_learner, make_organisation, make_worker


@pytest.fixture
def marta(faces):
    return make_worker(Role.TRAINER, username="marta", first_name="Marta")


@pytest.fixture
def learner(marta):
    learner = make_learner(handle="River Maple 42")
    assign(marta, learner.user, make_organisation())
    return learner
